//! Where things are, and how other programs are run.

use std::env;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use cargo_metadata::MetadataCommand;

/// The folders of this checkout.
pub struct Workspace {
    /// The folder of the root `Cargo.toml`.
    pub root: PathBuf,
    /// Where cargo puts what it builds: it follows `CARGO_TARGET_DIR`.
    pub target: PathBuf,
}

impl Workspace {
    /// Asks cargo, so that every setting that moves a folder is honoured.
    pub fn find() -> Result<Self> {
        let metadata = MetadataCommand::new()
            .manifest_path(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml"))
            .no_deps()
            .exec()
            .context("cargo could not describe the workspace")?;
        Ok(Self {
            root: metadata.workspace_root.into(),
            target: metadata.target_directory.into(),
        })
    }

    /// Where the finished site goes.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The folder of the browser tests.
    pub fn browser_tests(&self) -> PathBuf {
        self.root.join("tests").join("browser")
    }

    /// The folder of the validators of office files.
    pub fn validators(&self) -> PathBuf {
        self.root.join("tests").join("validators")
    }

    /// The folder of what Clausule is timed beside.
    pub fn publicodes(&self) -> PathBuf {
        self.root.join("benches").join("publicodes")
    }

    /// The folder of Lighthouse.
    pub fn lighthouse(&self) -> PathBuf {
        self.root.join("benches").join("lighthouse")
    }

    /// A command that runs at the root and reads nothing from the terminal.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root).stdin(Stdio::null());
        command
    }

    /// The cargo that started this program.
    pub fn cargo(&self) -> Command {
        self.command(&env::var("CARGO").unwrap_or_else(|_| "cargo".into()))
    }
}

/// Runs a command that prints for itself, and fails when it does.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().map_err(|error| explain(command, &error))?;
    if !status.success() {
        bail!("`{}` failed ({status})", spoken(command));
    }
    Ok(())
}

/// Runs a command for what it prints.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| explain(command, &error))?;
    if !output.status.success() {
        bail!("`{}` failed ({})", spoken(command), output.status);
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Whether a command starts and succeeds; what it prints is nobody's concern.
pub fn succeeds(command: &mut Command) -> bool {
    command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn explain(command: &Command, error: &std::io::Error) -> anyhow::Error {
    let program = command.get_program().to_string_lossy().into_owned();
    if error.kind() == ErrorKind::NotFound {
        let package = match program.as_str() {
            "npm" | "npx" | "node" => "Node.js 20 or newer",
            "rustup" => "rustup, the installer of Rust toolchains",
            "apt-get" => "the missing tool by hand, as this system has no apt-get",
            _ => "it",
        };
        anyhow::anyhow!("`{program}` was not found: install {package}, then run the command again")
    } else {
        anyhow::anyhow!("`{program}` could not be started: {error}")
    }
}

/// The command as one would type it.
fn spoken(command: &Command) -> String {
    let program = Path::new(command.get_program())
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    command.get_args().fold(program, |mut text, argument| {
        text.push(' ');
        text.push_str(&argument.to_string_lossy());
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_program_is_named_with_what_to_install() {
        let error = run(&mut Command::new("npx-that-is-not-there")).unwrap_err();
        let text = error.to_string();
        assert!(text.contains("npx-that-is-not-there"), "{text}");
        assert!(text.contains("install"), "{text}");
    }

    #[test]
    fn a_command_is_spoken_as_it_is_typed() {
        let mut command = Command::new("/usr/bin/cargo");
        command.args(["fmt", "--all"]);
        assert_eq!(spoken(&command), "cargo fmt --all");
    }
}
