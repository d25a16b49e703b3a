//! `cargo xtask test`: every check, in the order that fails soonest.

use std::time::Instant;

use anyhow::{Result, bail};

use crate::compile::{OFFICE, WASM};
use crate::serve::{self, Site};
use crate::workspace::{Workspace, run as run_command};
use crate::{bundle, install, licences};

/// The path of the second server: the site must work from any folder of a host.
const SUBPATH: &str = "/un/sous-chemin/";

/// A part of the checks that can be run by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Lint,
    Domain,
    Browser,
}

struct Step {
    part: Part,
    /// What it does, and the name it fails by.
    name: &'static str,
    /// What to do when it fails.
    remedy: &'static str,
    work: fn(&Workspace, &[String]) -> Result<()>,
}

const STEPS: [Step; 6] = [
    Step {
        part: Part::Lint,
        name: "layout of the Rust code",
        remedy: "run `cargo fmt --all`",
        work: |workspace, _| layout(workspace),
    },
    Step {
        part: Part::Lint,
        name: "clippy, for this machine and for the browser",
        remedy: "mend what clippy names above",
        work: |workspace, _| clippy(workspace),
    },
    Step {
        part: Part::Lint,
        name: "licences of the dependencies",
        remedy: "replace the dependency, or add its licence to the list if it may be used",
        work: |workspace, _| licences::check(workspace),
    },
    Step {
        part: Part::Domain,
        name: "tests of the domain, the documentation and this tool",
        remedy: "read the failed assertion above; `cargo test NAME` runs one test",
        work: |workspace, _| {
            install::libreoffice(workspace)?;
            install::validators(workspace)?;
            run_command(
                workspace
                    .cargo()
                    .args(["test", "--workspace", "--all-features"]),
            )
        },
    },
    Step {
        part: Part::Browser,
        name: "the site in dist/, within its size budget",
        remedy: "do as the message says; `cargo xtask build` runs this step alone",
        work: |workspace, _| bundle::build(workspace).map(drop),
    },
    Step {
        part: Part::Browser,
        name: "tests in a browser, at the root of a host and under a sub-path",
        remedy: "do as the message or the report above says; \
                 `cargo xtask test --only browser -- -g NAME` runs one test",
        work: browser,
    },
];

impl Part {
    /// The part of that name on the command line.
    pub fn named(name: &str) -> Result<Self> {
        Ok(match name {
            "lint" => Self::Lint,
            "domain" => Self::Domain,
            "browser" => Self::Browser,
            _ => bail!("--only wants one of: lint, domain, browser"),
        })
    }
}

/// Runs the steps of a part, or all of them, up to the first that fails.
pub fn run(workspace: &Workspace, part: Option<Part>, playwright: &[String]) -> Result<()> {
    let start = Instant::now();
    let steps: Vec<&Step> = STEPS
        .iter()
        .filter(|step| part.is_none_or(|part| part == step.part))
        .collect();
    for (passed, step) in steps.iter().enumerate() {
        let number = passed + 1;
        println!("\n== {number}/{}: {}", steps.len(), step.name);
        let begun = Instant::now();
        if let Err(error) = (step.work)(workspace, playwright) {
            println!("\nsteps: {passed} passed, 1 failed");
            bail!(
                "step {number} ({}) failed: {error:#}\nTo mend it: {}.",
                step.name,
                step.remedy
            );
        }
        println!("== passed in {:.1} s", begun.elapsed().as_secs_f32());
    }
    println!(
        "\nAll {} steps passed in {:.0} s.\nsteps: {} passed, 0 failed",
        steps.len(),
        start.elapsed().as_secs_f32(),
        steps.len()
    );
    Ok(())
}

fn layout(workspace: &Workspace) -> Result<()> {
    install::component(workspace, "fmt", "rustfmt")?;
    run_command(workspace.cargo().args(["fmt", "--all", "--check"]))
}

fn clippy(workspace: &Workspace) -> Result<()> {
    install::component(workspace, "clippy", "clippy")?;
    install::wasm_target(workspace)?;
    for what in [
        &["--workspace", "--all-targets", "--all-features"][..],
        &["--target", WASM, "--bin", "clausule-app"],
        &[
            "--target",
            WASM,
            "--bin",
            "clausule-office",
            "--features",
            OFFICE,
        ],
    ] {
        let mut cargo = workspace.cargo();
        run_command(
            cargo
                .arg("clippy")
                .args(what)
                .args(["--", "-D", "warnings"]),
        )?;
    }
    Ok(())
}

/// Serves `dist/` twice, from two ports: on a shared one, a reference from the sub-path to the root
/// would find its file and pass.
fn browser(workspace: &Workspace, playwright: &[String]) -> Result<()> {
    install::chromium(workspace)?;
    install::node_modules(workspace)?;
    let serve = |path| {
        Site {
            folder: workspace.dist(),
            path,
            builds: None,
        }
        .start(serve::listen(Some(0))?)
    };
    let root = serve("/")?;
    let subpath = serve(SUBPATH)?;
    run_command(
        workspace
            .command("npx")
            .args(["--no-install", "playwright", "test"])
            .args(playwright)
            .current_dir(workspace.browser_tests())
            .env("CLAUSULE_URL", &root.url)
            .env("CLAUSULE_SUBPATH_URL", &subpath.url),
    )
}
