//! `cargo xtask dev`: rebuilds on every change and has the page reload itself.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant, SystemTime};

use anyhow::{Context, Result};
use notify::event::ModifyKind;
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use tokio::sync::watch;

use crate::bundle;
use crate::serve::{self, Options, Site};
use crate::workspace::Workspace;

/// An editor saves in several strokes, and a formatter after it: wait until it is quiet.
const QUIET: Duration = Duration::from_millis(150);

const FOLDERS: [&str; 3] = ["src", "style", "public"];
const FILES: [&str; 3] = ["index.html", "Cargo.toml", "CHANGELOG.md"];

/// Builds, serves and watches until it is stopped.
pub fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    let listener = serve::listen(options.port)?;
    let (events, changes) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(events).context("changes cannot be watched")?;
    // The root itself, without what is below: an editor may replace a file by another.
    watcher
        .watch(&workspace.root, RecursiveMode::NonRecursive)
        .context("changes cannot be watched")?;
    let mut seen = BTreeSet::new();
    watch_folders(&mut watcher, &mut seen, workspace);

    // The time as a number: a page left open over a restart sees another one.
    let start = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .map_or(0, |since| since.as_secs());
    let (builds, receiver) = watch::channel(start);
    rebuild(workspace, &builds);
    let server = Site {
        folder: bundle::dev_folder(workspace),
        path: "/",
        builds: Some(receiver),
    }
    .start(listener)?;
    server.announce(options.open);

    while wait_for_change(&changes, &workspace.root) {
        watch_folders(&mut watcher, &mut seen, workspace);
        rebuild(workspace, &builds);
    }
    server.join()
}

/// Watches the folders that exist by now; one that is added later is found with the next change.
fn watch_folders(
    watcher: &mut RecommendedWatcher,
    seen: &mut BTreeSet<PathBuf>,
    workspace: &Workspace,
) {
    for folder in FOLDERS.map(|name| workspace.root.join(name)) {
        if !seen.contains(&folder) && watcher.watch(&folder, RecursiveMode::Recursive).is_ok() {
            seen.insert(folder);
        }
    }
}

/// Builds, and tells the open pages. What goes wrong is said, and the last good build stays.
fn rebuild(workspace: &Workspace, builds: &watch::Sender<u64>) {
    let start = Instant::now();
    match bundle::build_dev(workspace) {
        Ok(()) => {
            println!("Built in {:.1} s.", start.elapsed().as_secs_f32());
            builds.send_modify(|number| *number += 1);
        }
        Err(error) => {
            eprintln!("xtask: {error:#}");
            println!(
                "The last good build, if there is one, is still served; waiting for a change."
            );
        }
    }
}

/// Returns once something that matters has changed and it has been quiet since; false when the
/// watcher is gone.
fn wait_for_change(changes: &Receiver<notify::Result<Event>>, root: &Path) -> bool {
    loop {
        match changes.recv() {
            Err(_) => return false,
            Ok(Ok(event)) if matters(&event, root) => break,
            Ok(_) => {}
        }
    }
    while changes.recv_timeout(QUIET).is_ok() {}
    true
}

fn matters(event: &Event, root: &Path) -> bool {
    // Reading is reported too: without this line a build would start the next one.
    let changed = matches!(
        event.kind,
        EventKind::Create(_)
            | EventKind::Remove(_)
            | EventKind::Modify(ModifyKind::Any | ModifyKind::Data(_) | ModifyKind::Name(_))
    );
    changed
        && event.paths.iter().any(|path| {
            path.strip_prefix(root).is_ok_and(|path| {
                let first = path.iter().next().unwrap_or_default();
                FOLDERS.iter().any(|folder| first == *folder)
                    || FILES.iter().any(|file| path == Path::new(file))
            })
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{AccessKind, CreateKind, DataChange};

    fn event(kind: EventKind, path: &str) -> Event {
        Event::new(kind).add_path(path.into())
    }

    #[test]
    fn only_changes_of_sources_matter() {
        let root = Path::new("/clausule");
        let write = EventKind::Modify(ModifyKind::Data(DataChange::Any));
        let create = EventKind::Create(CreateKind::Any);
        let read = EventKind::Access(AccessKind::Any);
        for (kind, path, expected) in [
            (write, "/clausule/src/app/view.rs", true),
            (create, "/clausule/style", true),
            (write, "/clausule/index.html", true),
            (read, "/clausule/src/app/view.rs", false),
            (write, "/clausule/dist/index.html", false),
            (write, "/clausule/Cargo.lock", false),
            (write, "/elsewhere/src/main.rs", false),
        ] {
            assert_eq!(matters(&event(kind, path), root), expected, "{path}");
        }
    }
}
