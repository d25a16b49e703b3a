//! Installs what the machine lacks, and says so.

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::compile::WASM;
use crate::workspace::{Workspace, output, run, succeeds};

/// The browser, its driver, and fonts without which a screenshot is unreadable.
const BROWSER_PACKAGES: [&str; 4] = [
    "chromium",
    "chromium-driver",
    "fonts-dejavu-core",
    "fonts-liberation",
];

/// The word processor and the spreadsheet; their recommended packages are for a desktop. The fonts have
/// the widths of those that the files name; poppler reads what LibreOffice prints.
const OFFICE_PACKAGES: [&str; 4] = [
    "libreoffice-writer",
    "libreoffice-calc",
    "fonts-liberation",
    "poppler-utils",
];

/// Says what is being installed, and afterwards how long it took.
fn announced(what: &str, work: impl FnOnce() -> Result<()>) -> Result<()> {
    println!("Installing {what}...");
    let start = Instant::now();
    work()?;
    println!(
        "Installed {what} in {:.0} s.",
        start.elapsed().as_secs_f32()
    );
    Ok(())
}

/// The standard library for the browser.
pub fn wasm_target(workspace: &Workspace) -> Result<()> {
    let sysroot = output(workspace.command("rustc").args(["--print", "sysroot"]))?;
    let library = Path::new(&sysroot).join("lib/rustlib").join(WASM);
    if library.is_dir() {
        return Ok(());
    }
    // Only ever the target: installing a toolchain would replace the one in use.
    announced(&format!("the Rust target {WASM} (some 10 s)"), || {
        run(workspace.command("rustup").args(["target", "add", WASM]))
            .with_context(|| format!("the Rust target {WASM} is missing"))
    })
}

/// A part of the toolchain that is a cargo command: `fmt`, `clippy`.
pub fn component(workspace: &Workspace, command: &str, component: &str) -> Result<()> {
    if succeeds(workspace.cargo().args([command, "--version"])) {
        return Ok(());
    }
    announced(
        &format!("the Rust component {component} (some 10 s)"),
        || {
            run(workspace
                .command("rustup")
                .args(["component", "add", component]))
            .with_context(|| format!("the Rust component {component} is missing"))
        },
    )
}

/// The browser of the tests: the one named by `CHROMIUM`, or Debian's.
pub fn chromium(workspace: &Workspace) -> Result<()> {
    if let Some(path) = env::var_os("CHROMIUM") {
        let path = Path::new(&path);
        if path.is_file() {
            return Ok(());
        }
        bail!(
            "the variable CHROMIUM names {}, which is not a file",
            path.display()
        );
    }
    if Path::new("/usr/bin/chromium").is_file() {
        return Ok(());
    }
    debian(
        workspace,
        "Chromium for the browser tests (about a minute)",
        &BROWSER_PACKAGES,
        "install Chromium and put the path of its program into the variable CHROMIUM",
    )
}

/// The word processor and the spreadsheet that the tests open every file with, and the reader of what they
/// print.
pub fn libreoffice(workspace: &Workspace) -> Result<()> {
    let has = |part: &str| {
        Path::new("/usr/lib/libreoffice/program")
            .join(part)
            .is_file()
    };
    let has_office = has("soffice.bin") && has("libswlo.so") && has("libsclo.so")
        || env::var_os("SOFFICE").is_some_and(|path| Path::new(&path).is_file());
    if has_office && succeeds(workspace.command("pdftotext").arg("-v")) {
        return Ok(());
    }
    debian(
        workspace,
        "LibreOffice for the tests of office files (about two minutes)",
        &OFFICE_PACKAGES,
        "install LibreOffice and put the path of its program `soffice` into the variable SOFFICE; \
         install poppler's pdftotext",
    )
}

/// The validators and the second readers of office files, exactly as their list of hashes says, in an
/// environment of their own.
pub fn validators(workspace: &Workspace) -> Result<()> {
    if env::var_os("VALIDATORS").is_some() {
        return Ok(());
    }
    let list = workspace.validators().join("requirements.txt");
    let environment = workspace.target.join("validators");
    let mark = environment.join("installed.txt");
    if fs::read(&mark).is_ok_and(|mark| fs::read(&list).is_ok_and(|list| list == mark)) {
        return Ok(());
    }
    let make = |workspace: &Workspace| {
        let mut python = workspace.command("python3");
        python.args(["-m", "venv", "--clear"]).arg(&environment);
        python
    };
    if !succeeds(&mut make(workspace)) {
        debian(
            workspace,
            "Python for the validators of office files (some 10 s)",
            &["python3-venv"],
            "install Python 3.10 or newer with its module venv",
        )?;
        run(&mut make(workspace)).context("Python could not make an environment")?;
    }
    announced("the validators of office files (some 20 s)", || {
        run(workspace
            .command(&environment.join("bin/python").to_string_lossy())
            .args(["-m", "pip", "install", "--quiet", "--require-hashes", "-r"])
            .arg(&list))
        .context("the validators of office files are missing")?;
        Ok(fs::copy(&list, &mark).map(drop)?)
    })
}

/// Installs packages where `apt-get` is; `otherwise` says what to do elsewhere.
fn debian(workspace: &Workspace, what: &str, packages: &[&str], otherwise: &str) -> Result<()> {
    if !succeeds(workspace.command("apt-get").arg("--version")) {
        bail!("the tests lack a program, and there is no apt-get to install it: {otherwise}");
    }
    announced(what, || {
        let by_hand = packages.join(" ");
        // The lists may be held by another apt or be fresh already: only the install decides.
        if run(apt_get(workspace, &by_hand)?.arg("update")).is_err() {
            println!("The package lists could not be refreshed; going on with those there are.");
        }
        run(apt_get(workspace, &by_hand)?
            .args(["install", "-y", "--no-install-recommends"])
            .args(packages))
        .context("the packages could not be installed: run this yourself, then the tests again")
    })
}

/// `apt-get` as root, without a question asked.
fn apt_get(workspace: &Workspace, packages: &str) -> Result<Command> {
    let mut command = if output(workspace.command("id").arg("-u"))? == "0" {
        workspace.command("env")
    } else if succeeds(workspace.command("sudo").args(["-n", "true"])) {
        let mut command = workspace.command("sudo");
        command.args(["-n", "env"]);
        command
    } else {
        bail!(
            "installing packages needs root or a sudo without password: \
             run `sudo apt-get install {packages}`, then the tests again"
        );
    };
    command.args([
        "DEBIAN_FRONTEND=noninteractive",
        "apt-get",
        "-q",
        "-o",
        "DPkg::Lock::Timeout=600",
        "-o",
        "Dpkg::Use-Pty=0",
    ]);
    Ok(command)
}

/// The packages of the browser tests, exactly as their lock file says.
pub fn node_modules(workspace: &Workspace) -> Result<()> {
    packages(workspace, &workspace.browser_tests(), "the browser tests")
}

/// The same for the engine that Clausule is compared with.
pub fn publicodes(workspace: &Workspace) -> Result<()> {
    packages(workspace, &workspace.publicodes(), "the benchmark")
}

/// The same for Lighthouse, which is too large to come with every test.
pub fn lighthouse(workspace: &Workspace) -> Result<()> {
    packages(workspace, &workspace.lighthouse(), "Lighthouse")
}

fn packages(workspace: &Workspace, folder: &Path, of: &str) -> Result<()> {
    if is_fresh(
        &folder.join("node_modules/.package-lock.json"),
        &folder.join("package-lock.json"),
    ) {
        return Ok(());
    }
    announced(&format!("the packages of {of} (some 10 s)"), || {
        run(workspace
            .command("npm")
            .args(["ci", "--no-audit", "--no-fund"])
            .current_dir(folder))
        .with_context(|| format!("the packages of {of} are missing"))
    })
}

/// Whether the mark of an installation is at least as new as what it was made from.
fn is_fresh(mark: &Path, source: &Path) -> bool {
    let modified = |path: &Path| fs::metadata(path).and_then(|data| data.modified());
    match (modified(mark), modified(source)) {
        (Ok(mark), Ok(source)) => mark >= source,
        _ => false,
    }
}
