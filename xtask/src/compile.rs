//! From Rust to a WebAssembly module and the JavaScript that starts it.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use crate::install;
use crate::workspace::{Workspace, run};

/// The platform of the app.
pub const WASM: &str = "wasm32-unknown-unknown";

/// What is compiled for the browser.
#[derive(Clone, Copy)]
pub enum Program {
    /// The app itself.
    App,
    /// The bare counter of `examples/`, to compare with.
    Counter,
}

/// How it is compiled.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Small and fast: what is published.
    Release,
    /// Quick to build, with names and checks.
    Dev,
}

/// A module and its glue, both without a name yet.
pub struct Compiled {
    pub glue: String,
    pub wasm: Vec<u8>,
}

/// Compiles a program; cargo prints its own errors.
pub fn compile(workspace: &Workspace, program: Program, profile: Profile) -> Result<Compiled> {
    install::wasm_target(workspace)?;
    let mut cargo = workspace.cargo();
    cargo.args(["build", "--target", WASM]);
    select(&mut cargo, program);
    if profile == Profile::Release {
        cargo.arg("--release");
    }
    run(&mut cargo).context("the app does not compile for the browser")?;
    bind(&artefact(workspace, program, profile), profile)
}

fn select(cargo: &mut Command, program: Program) {
    match program {
        Program::App => cargo.args(["--bin", "clausule-app"]),
        Program::Counter => cargo.args(["--example", "counter"]),
    };
}

fn artefact(workspace: &Workspace, program: Program, profile: Profile) -> PathBuf {
    let folder = workspace.target.join(WASM).join(match profile {
        Profile::Release => "release",
        Profile::Dev => "debug",
    });
    match program {
        Program::App => folder.join("clausule-app.wasm"),
        Program::Counter => folder.join("examples").join("counter.wasm"),
    }
}

fn bind(module: &PathBuf, profile: Profile) -> Result<Compiled> {
    let dev = profile == Profile::Dev;
    let mut output = Bindgen::new()
        .input_path(module)
        .web(true)?
        .typescript(false)
        // Names stay in development; the debug information itself takes 15 s to rewrite.
        .debug(dev)
        .remove_name_section(!dev)
        .remove_producers_section(!dev)
        // The page names the module itself, by its hashed name.
        .omit_default_module_path(true)
        .generate_output()
        .with_context(|| format!("wasm-bindgen could not read {}", module.display()))?;
    let inline = output
        .snippets()
        .values()
        .any(|scripts| !scripts.is_empty());
    if inline || !output.local_modules().is_empty() {
        bail!(
            "a dependency brings JavaScript files of its own, which the bundle has no place for: \
             remove it, or teach xtask/src/bundle.rs to name them"
        );
    }
    Ok(Compiled {
        glue: output.js().to_owned(),
        wasm: output.wasm_mut().emit_wasm(),
    })
}
