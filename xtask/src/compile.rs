//! From Rust to a WebAssembly module and the JavaScript that starts it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};
use wasm_bindgen_cli_support::Bindgen;
use wasm_split_cli_support::Options;

use crate::install;
use crate::workspace::{Workspace, run};

/// The platform of the app.
pub const WASM: &str = "wasm32-unknown-unknown";

/// The feature of the library that the worker needs.
pub const OFFICE: &str = "office";

/// What is compiled for the browser.
#[derive(Clone, Copy)]
pub enum Program {
    /// The app itself.
    App,
    /// The worker that writes office files.
    Office,
    /// The bare counter of `examples/`, to compare with.
    Counter,
    /// The recomputation of `examples/`, to be timed.
    Recompute,
}

/// How it is compiled.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Small and fast: what is published.
    Release,
    /// Quick to build, with names and checks.
    Dev,
}

/// The name that the glue imports the loader of later modules by, and that this loader imports the
/// glue by, until the bundle names both.
pub const LOADER: &str = "./loader.js";
pub const GLUE: &str = "./glue.js";

/// A program for the browser, its files without a final name yet.
pub struct Compiled {
    pub glue: String,
    pub wasm: Vec<u8>,
    /// What the program loads when it first needs it.
    pub later: Option<Later>,
}

/// The parts of a program that are loaded when first needed: every `#[wasm_split]` function with
/// what only it uses.
pub struct Later {
    /// Loads them; names each as « ./module.wasm ».
    pub loader: String,
    /// The modules by that name, without « ./ ».
    pub modules: BTreeMap<String, Vec<u8>>,
}

/// Compiles a program; cargo prints its own errors.
pub fn compile(workspace: &Workspace, program: Program, profile: Profile) -> Result<Compiled> {
    install::wasm_target(workspace)?;
    let mut cargo = workspace.cargo();
    cargo.args(["build", "--target", WASM]);
    select(&mut cargo, program);
    match profile {
        Profile::Release => cargo.arg("--release"),
        // The library is compiled once for the page and the worker.
        Profile::Dev => cargo.args(["--features", OFFICE]),
    };
    run(&mut cargo).context("the app does not compile for the browser")?;
    bind(&artefact(workspace, program, profile), profile)
}

fn select(cargo: &mut Command, program: Program) {
    match program {
        Program::App => cargo.args(["--bin", "clausule-app"]),
        Program::Office => cargo.args(["--bin", "clausule-office", "--features", OFFICE]),
        Program::Counter => cargo.args(["--example", "counter"]),
        Program::Recompute => cargo.args(["--example", "recompute"]),
    };
}

fn artefact(workspace: &Workspace, program: Program, profile: Profile) -> PathBuf {
    let folder = workspace.target.join(WASM).join(match profile {
        Profile::Release => "release",
        Profile::Dev => "debug",
    });
    match program {
        Program::App => folder.join("clausule-app.wasm"),
        Program::Office => folder.join("clausule-office.wasm"),
        Program::Counter => folder.join("examples").join("counter.wasm"),
        Program::Recompute => folder.join("examples").join("recompute.wasm"),
    }
}

fn bind(module: &Path, profile: Profile) -> Result<Compiled> {
    let dev = profile == Profile::Dev;
    let folder = module.with_extension("split");
    let main = folder.join("main.wasm");
    let later = split(module, &folder, &main)?;
    let mut output = Bindgen::new()
        .input_path(&main)
        .web(true)?
        .typescript(false)
        // Names stay in development; the debug information itself takes 15 s to rewrite.
        .debug(dev)
        .remove_name_section(!dev)
        .remove_producers_section(!dev)
        // The page names the module itself, by its hashed name.
        .omit_default_module_path(true)
        // The later modules use the memory and the table of this one.
        .keep_lld_exports(later.is_some())
        .generate_output()
        .with_context(|| format!("wasm-bindgen could not read {}", main.display()))?;
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
        later,
    })
}

/// Parts a module in what starts and what is loaded later; nothing is later in a program without
/// `#[wasm_split]` functions.
fn split(module: &Path, folder: &Path, main: &Path) -> Result<Option<Later>> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let wasm = fs::read(module).with_context(|| format!("{} is missing", module.display()))?;
    let mut options = Options::new(&wasm);
    options.output_dir = folder;
    options.main_out_path = main;
    options.link_name = LOADER;
    options.main_module = GLUE;
    let parted = wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow!("{} could not be split: {error:#}", module.display()))?;
    if parted.split_modules.is_empty() {
        return Ok(None);
    }
    let mut modules = BTreeMap::new();
    for path in parted.split_modules {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        modules.insert(name.into_owned(), fs::read(&path)?);
    }
    let loader = fs::read_to_string(folder.join(LOADER))?;
    Ok(Some(Later { loader, modules }))
}
