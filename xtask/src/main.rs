//! Build, serve and test Clausule: `cargo xtask help`.

mod bench;
mod bundle;
mod check;
mod compile;
mod copies;
mod install;
mod licences;
mod lighthouse;
mod serve;
mod sizes;
mod watch;
mod workspace;

use std::process::ExitCode;

use anyhow::{Result, bail};

use check::Part;
use serve::Options;
use workspace::Workspace;

const USAGE: &str = "\
Usage: cargo xtask COMMAND

  build                          the site, optimised and compressed, in dist/
  serve [--port N] [--no-open]   build, then serve dist/ on http://127.0.0.1:8080/
  dev   [--port N] [--no-open]   serve an unoptimised build, rebuilt and reloaded on every change
  test  [--only PART] [-- ARGS]  all the checks, or a PART of them: lint, domain or browser;
                                 ARGS go to Playwright
  sizes                          compare the sizes with those of a bare Leptos counter
  bench                          time a recomputation, natively and in Chromium, beside publicodes
  lighthouse                     what Lighthouse thinks of each page, as on a telephone and a computer
  help                           this text
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<()> {
    let (command, rest) = match arguments.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("help", arguments),
    };
    match command {
        "build" => {
            no_arguments(rest)?;
            let workspace = Workspace::find()?;
            bundle::build(&workspace).map(drop)
        }
        "serve" => {
            let options = parse_serve(rest)?;
            serve::run(&Workspace::find()?, &options)
        }
        "dev" => {
            let options = parse_serve(rest)?;
            watch::run(&Workspace::find()?, &options)
        }
        "test" => {
            let (part, playwright) = parse_test(rest)?;
            check::run(&Workspace::find()?, part, &playwright)
        }
        "sizes" => {
            no_arguments(rest)?;
            sizes::compare(&Workspace::find()?)
        }
        "bench" => {
            no_arguments(rest)?;
            bench::run(&Workspace::find()?)
        }
        "lighthouse" => {
            no_arguments(rest)?;
            lighthouse::run(&Workspace::find()?)
        }
        "help" | "-h" | "--help" => {
            print!("{USAGE}");
            Ok(())
        }
        other => bail!("there is no command `{other}`\n\n{USAGE}"),
    }
}

fn no_arguments(rest: &[String]) -> Result<()> {
    match rest.first() {
        None => Ok(()),
        Some(argument) => bail!("this command takes no argument `{argument}`\n\n{USAGE}"),
    }
}

fn parse_serve(rest: &[String]) -> Result<Options> {
    let mut options = Options {
        port: None,
        open: true,
    };
    let mut rest = rest.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--no-open" => options.open = false,
            "--port" => match rest.next().map(|value| value.parse()) {
                Some(Ok(port)) => options.port = Some(port),
                _ => bail!("--port wants a number from 0 to 65535"),
            },
            other => bail!("there is no option `{other}` here\n\n{USAGE}"),
        }
    }
    Ok(options)
}

fn parse_test(rest: &[String]) -> Result<(Option<Part>, Vec<String>)> {
    let mut part = None;
    let mut rest = rest.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--only" => {
                let name = rest.next().map_or("", String::as_str);
                part = Some(Part::named(name)?);
            }
            "--" => return Ok((part, rest.cloned().collect())),
            other => bail!("there is no option `{other}` here\n\n{USAGE}"),
        }
    }
    Ok((part, Vec::new()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn options_of_serve() {
        let options = parse_serve(&words("--port 9000 --no-open")).unwrap();
        assert_eq!(options.port, Some(9000));
        assert!(!options.open);
        assert!(parse_serve(&words("--port")).is_err());
        assert!(parse_serve(&words("--port 99999")).is_err());
        assert!(parse_serve(&words("--verbose")).is_err());
    }

    #[test]
    fn options_of_test() {
        let (part, playwright) = parse_test(&words("--only browser -- -g smoke")).unwrap();
        assert_eq!(part, Some(Part::Browser));
        assert_eq!(playwright, ["-g", "smoke"]);
        assert!(parse_test(&words("--only everything")).is_err());
    }
}
