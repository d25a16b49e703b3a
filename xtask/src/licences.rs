//! Checks that everything the app and this tool are made of may be used.
//!
//! cargo-deny does this and more, but takes minutes to compile, and its advisories come from a
//! place that a machine without an open network does not reach.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail};
use cargo_metadata::{CargoOpt, DependencyKind, Metadata, MetadataCommand, Node, PackageId};
use spdx::{Expression, ParseMode};

use crate::workspace::Workspace;

/// The licences a dependency may have, each as an SPDX requirement.
const ALLOWED: [&str; 10] = [
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "Unicode-3.0",
    "Zlib",
];

/// The two programs of this workspace: the package, and the platform it is for where that matters.
const PROGRAMS: [(&str, Option<&str>); 2] = [
    ("clausule", Some("wasm32-unknown-unknown")),
    ("xtask", None),
];

/// Checks every package that goes into the app or into this tool.
pub fn check(workspace: &Workspace) -> Result<()> {
    let mut licences = BTreeMap::new();
    for (program, platform) in PROGRAMS {
        let mut command = MetadataCommand::new();
        command
            .current_dir(&workspace.root)
            .features(CargoOpt::AllFeatures);
        if let Some(platform) = platform {
            command.other_options(["--filter-platform".into(), platform.into()]);
        }
        let metadata = command
            .exec()
            .context("cargo could not describe the dependencies")?;
        collect(&metadata, program, &mut licences)?;
    }
    let refusals: Vec<String> = licences
        .iter()
        .filter_map(|(package, licence)| {
            refusal(licence.as_deref()).map(|why| format!("{package} {why}"))
        })
        .collect();
    if !refusals.is_empty() {
        bail!(
            "some dependencies have a licence that is not on the list of xtask/src/licences.rs:\n  {}",
            refusals.join("\n  ")
        );
    }
    println!("{} packages, all with an allowed licence.", licences.len());
    Ok(())
}

/// Adds the licence of every package that a program is built from.
fn collect(
    metadata: &Metadata,
    program: &str,
    licences: &mut BTreeMap<String, Option<String>>,
) -> Result<()> {
    let nodes: BTreeMap<&PackageId, &Node> = metadata
        .resolve
        .iter()
        .flat_map(|resolve| &resolve.nodes)
        .map(|node| (&node.id, node))
        .collect();
    let root = metadata
        .workspace_packages()
        .into_iter()
        .find(|package| package.name == program)
        .with_context(|| format!("the workspace has no package {program}"))?;

    let mut seen = BTreeSet::new();
    let mut pending = vec![&root.id];
    while let Some(id) = pending.pop() {
        if !seen.insert(id) {
            continue;
        }
        let node = nodes
            .get(id)
            .with_context(|| format!("cargo does not resolve {id}"))?;
        pending.extend(
            node.deps
                .iter()
                .filter(|dep| is_used(dep))
                .map(|dep| &dep.pkg),
        );
        let package = &metadata[id];
        licences.insert(
            format!("{} {}", package.name, package.version),
            package.license.clone(),
        );
    }
    Ok(())
}

/// What only the tests of a package use is no part of the program.
fn is_used(dependency: &cargo_metadata::NodeDep) -> bool {
    dependency
        .dep_kinds
        .iter()
        .any(|kind| kind.kind != DependencyKind::Development)
}

/// Why a licence is not acceptable, if it is not.
fn refusal(licence: Option<&str>) -> Option<String> {
    let Some(licence) = licence else {
        return Some("names no licence".into());
    };
    // Old packages write `MIT/Apache-2.0`.
    match Expression::parse_mode(licence, ParseMode::LAX) {
        Err(_) => Some(format!("has a licence that is not SPDX: {licence}")),
        Ok(expression) => {
            let allowed = expression
                .evaluate(|requirement| ALLOWED.contains(&requirement.to_string().as_str()));
            (!allowed).then(|| format!("is under {licence}"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::refusal;

    #[test]
    fn one_allowed_choice_is_enough_but_every_demand_counts() {
        for licence in [
            "MIT",
            "MIT OR Apache-2.0",
            "MIT/Apache-2.0",
            "GPL-3.0-only OR MIT",
            "(MIT OR Apache-2.0) AND Unicode-3.0",
            "Apache-2.0 WITH LLVM-exception",
        ] {
            assert_eq!(refusal(Some(licence)), None, "{licence}");
        }
        for licence in ["GPL-3.0-only", "MIT AND AGPL-3.0-only", "Beerware?", ""] {
            assert!(refusal(Some(licence)).is_some(), "{licence}");
        }
        assert_eq!(refusal(None).as_deref(), Some("names no licence"));
    }
}
