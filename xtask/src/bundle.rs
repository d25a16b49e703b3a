//! The site as a set of files, named by their contents.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use xxhash_rust::xxh64::xxh64;

use crate::compile::{Compiled, GLUE, LOADER, Later, Profile, Program, compile};
use crate::copies::{Copies, Packed};
use crate::sizes::{self, Size};
use crate::workspace::{Workspace, output};

/// What the first visit may weigh in brotli, in bytes: all that is loaded before the page answers.
pub const FIRST_LOAD_BUDGET: u64 = 150_000;

/// Below this many bytes a compressed copy saves no packet.
const WORTH_COMPRESSING: usize = 512;

/// The script that reloads the page in `cargo xtask dev`, and its name.
pub const RELOAD_SCRIPT: (&str, &str) = ("dev-reload.js", include_str!("reload.js"));

/// The texts a bundle is made of, before any name is known.
pub struct Parts {
    pub index: String,
    pub boot: String,
    /// The script of the worker.
    pub office: String,
    pub style: String,
    /// What the pages beside the app have on top of that.
    pub pages_style: String,
    /// The pages beside the app, by their names.
    pub pages: BTreeMap<String, String>,
    /// Files that keep their names: path relative to the root of the site, contents.
    pub public: BTreeMap<String, Vec<u8>>,
}

/// Every file of the site by its relative path.
pub struct Bundle {
    pub files: BTreeMap<String, Vec<u8>>,
    /// What a first visit loads, in the order it does.
    pub first_load: Vec<String>,
}

/// `cargo xtask build`: the whole site in `dist/`.
pub fn build(workspace: &Workspace) -> Result<Vec<Size>> {
    let mut compiled = compile(workspace, Program::App, Profile::Release)?;
    let mut worker = compile(workspace, Program::Office, Profile::Release)?;
    let mut parts = read_parts(&workspace.root)?;
    parts.pages = pages(workspace)?;
    let scripts = compiled.later.as_mut().map(|later| &mut later.loader);
    for text in [
        &mut compiled.glue,
        &mut worker.glue,
        &mut parts.boot,
        &mut parts.office,
        &mut parts.style,
        &mut parts.pages_style,
    ]
    .into_iter()
    .chain(scripts)
    {
        *text = tidy(text);
    }
    let bundle = Bundle::assemble(parts, compiled, Some(worker))?;
    let copies = Copies::under(&workspace.target)?;
    let packed = bundle.pack(&copies);
    copies.prune()?;
    let sizes = bundle.sizes(&packed);

    let mut files = bundle.files;
    for (name, copies) in packed {
        if let Some(gzip) = copies.gzip {
            files.insert(format!("{name}.gz"), gzip);
        }
        if let Some(brotli) = copies.brotli {
            files.insert(format!("{name}.br"), brotli);
        }
    }
    files.insert("sizes.json".into(), sizes::json(&sizes)?.into_bytes());
    write(&workspace.dist(), &files)?;

    print!("{}", sizes::table(&sizes));
    sizes::keep_budget(&sizes, FIRST_LOAD_BUDGET)?;
    Ok(sizes)
}

/// The unoptimised site of `cargo xtask dev`, in a folder under the target directory.
pub fn build_dev(workspace: &Workspace) -> Result<()> {
    let compiled = compile(workspace, Program::App, Profile::Dev)?;
    let worker = compile(workspace, Program::Office, Profile::Dev)?;
    let mut parts = read_parts(&workspace.root)?;
    let (name, script) = RELOAD_SCRIPT;
    // Not in the pages: their policy lets no script run.
    parts.index = parts.index.replacen(
        "</head>",
        &format!("<script type=\"module\" src=\"{name}\"></script>\n</head>"),
        1,
    );
    parts.pages = pages(workspace)?;
    parts.public.insert(name.into(), script.into());
    let bundle = Bundle::assemble(parts, compiled, Some(worker))?;
    write(&dev_folder(workspace), &bundle.files)
}

/// Where the unoptimised site is.
pub fn dev_folder(workspace: &Workspace) -> PathBuf {
    workspace.target.join("clausule-dev")
}

impl Bundle {
    /// Names every file by its contents, from the inside out: a file that names another is hashed
    /// once that name stands in it. A site without office files has no worker.
    pub fn assemble(parts: Parts, compiled: Compiled, worker: Option<Compiled>) -> Result<Self> {
        let Parts {
            index,
            boot,
            office,
            style: style_text,
            pages_style: pages_style_text,
            pages,
            public: mut files,
        } = parts;
        let wasm = hashed("clausule", "wasm", &compiled.wasm);
        let scripts = Scripts::name(compiled.glue, compiled.later)?;
        let style = hashed("style", "css", style_text.as_bytes());
        let boot_text = Template::new("src/boot.js", boot)
            .fill("glue", &scripts.glue.0)?
            .fill("wasm", &wasm)?
            .finish()?;
        let boot = hashed("boot", "js", boot_text.as_bytes());
        let mut index = Template::new("index.html", index)
            .fill("style", &style)?
            .fill("boot", &boot)?
            .fill_if_present("glue", &scripts.glue.0)
            .fill_if_present("wasm", &wasm);
        if let Some((loader, _)) = &scripts.loader {
            index = index.fill_if_present("loader", loader);
        }
        if let Some(worker) = worker {
            let wasm = hashed("office", "wasm", &worker.wasm);
            let glue = hashed("office-glue", "js", worker.glue.as_bytes());
            let text = Template::new("src/office.js", office)
                .fill("office_glue", &glue)?
                .fill("office_wasm", &wasm)?
                .finish()?;
            let script = hashed("office", "js", text.as_bytes());
            index = index.fill("office", &script)?;
            add(&mut files, wasm, worker.wasm)?;
            add(&mut files, glue, worker.glue.into_bytes())?;
            add(&mut files, script, text.into_bytes())?;
        }

        let pages_style = hashed("pages", "css", pages_style_text.as_bytes());
        for (name, page) in &pages {
            let page = Template::new(name, page.clone())
                .fill("style", &style)?
                .fill("pages-style", &pages_style)?;
            add(&mut files, name.clone(), page.finish()?.into_bytes())?;
        }
        if !pages.is_empty() {
            add(&mut files, pages_style, pages_style_text.into_bytes())?;
        }

        let mut first_load = Vec::new();
        let first = [
            ("index.html".to_owned(), index.finish()?.into_bytes()),
            (style, style_text.into_bytes()),
            (boot, boot_text.into_bytes()),
            scripts.glue,
            (wasm, compiled.wasm),
        ];
        for (name, contents) in first.into_iter().chain(scripts.loader) {
            first_load.push(name.clone());
            add(&mut files, name, contents)?;
        }
        for (name, contents) in scripts.modules {
            add(&mut files, name, contents)?;
        }
        Ok(Self { files, first_load })
    }

    /// Compressed copies of the files that are worth it.
    fn pack(&self, copies: &Copies) -> BTreeMap<String, Packed> {
        std::thread::scope(|scope| {
            let handles: Vec<_> = self
                .files
                .iter()
                .filter(|(name, contents)| {
                    contents.len() >= WORTH_COMPRESSING && is_compressible(name)
                })
                .map(|(name, contents)| (name.clone(), scope.spawn(|| copies.of(contents))))
                .collect();
            handles
                .into_iter()
                .map(|(name, handle)| (name, handle.join().unwrap_or(Packed::NONE)))
                .collect()
        })
    }

    /// What every file weighs on the way to the browser, first load first.
    pub fn measure(&self, copies: &Copies) -> Vec<Size> {
        self.sizes(&self.pack(copies))
    }

    fn sizes(&self, packed: &BTreeMap<String, Packed>) -> Vec<Size> {
        let others = self
            .files
            .keys()
            .filter(|name| !self.first_load.contains(name));
        self.first_load
            .iter()
            .chain(others)
            .enumerate()
            .map(|(rank, name)| {
                let raw = self.files[name].len();
                let copies = packed.get(name).unwrap_or(&Packed::NONE);
                let sent = |copy: &Option<Vec<u8>>| copy.as_ref().map_or(raw, Vec::len) as u64;
                Size {
                    name: name.clone(),
                    first_load: rank < self.first_load.len(),
                    raw: raw as u64,
                    gzip: sent(&copies.gzip),
                    brotli: sent(&copies.brotli),
                }
            })
            .collect()
    }
}

fn add(files: &mut BTreeMap<String, Vec<u8>>, name: String, contents: Vec<u8>) -> Result<()> {
    if files.contains_key(&name) {
        bail!("public/{name} has the name of a file that is built: rename it");
    }
    files.insert(name, contents);
    Ok(())
}

/// A file: its name and its contents.
type File = (String, Vec<u8>);

/// The scripts of a program and what they load later, all named.
struct Scripts {
    glue: File,
    loader: Option<File>,
    modules: Vec<File>,
}

impl Scripts {
    /// Glue and loader name each other: they share the hash of both, taken before those names stand
    /// in them.
    fn name(mut glue: String, later: Option<Later>) -> Result<Self> {
        let Some(Later {
            mut loader,
            modules,
        }) = later
        else {
            let name = hashed("clausule", "js", glue.as_bytes());
            return Ok(Self {
                glue: (name, glue.into_bytes()),
                loader: None,
                modules: Vec::new(),
            });
        };
        let mut named = Vec::new();
        for (name, contents) in modules {
            let final_name = hashed("later", "wasm", &contents);
            replace(&mut loader, "URL(", &format!("./{name}"), &final_name)?;
            named.push((final_name, contents));
        }
        let both = [glue.as_bytes(), loader.as_bytes()].concat();
        let glue_name = hashed("clausule", "js", &both);
        let loader_name = hashed("loader", "js", &both);
        replace(&mut glue, "from ", LOADER, &loader_name)?;
        replace(&mut loader, "from ", GLUE, &glue_name)?;
        Ok(Self {
            glue: (glue_name, glue.into_bytes()),
            loader: Some((loader_name, loader.into_bytes())),
            modules: named,
        })
    }
}

/// Puts the final name of a file after the words that import it. The name alone is no mark: the
/// glue also has it as a name of the module's imports, which stays.
fn replace(script: &mut String, words: &str, name: &str, final_name: &str) -> Result<()> {
    for quote in ['"', '\''] {
        let found = format!("{words}{quote}{name}{quote}");
        if script.contains(&found) {
            *script = script.replace(&found, &format!("{words}\"./{final_name}\""));
            return Ok(());
        }
    }
    bail!("a generated script does not name {name} as it did: mend Scripts in bundle.rs");
}

/// A text in which `{{name}}` stands for the name of a built file.
struct Template {
    file: String,
    text: String,
}

impl Template {
    fn new(file: &str, text: String) -> Self {
        let file = file.to_owned();
        Self { file, text }
    }

    fn fill(self, name: &str, value: &str) -> Result<Self> {
        let mark = format!("{{{{{name}}}}}");
        if !self.text.contains(&mark) {
            bail!("{} lacks the placeholder {mark}", self.file);
        }
        Ok(self.fill_if_present(name, value))
    }

    fn fill_if_present(mut self, name: &str, value: &str) -> Self {
        self.text = self.text.replace(&format!("{{{{{name}}}}}"), value);
        self
    }

    fn finish(self) -> Result<String> {
        if let Some(start) = self.text.find("{{") {
            let line = self.text[..start].matches('\n').count() + 1;
            let excerpt: String = self.text[start..].chars().take(20).collect();
            let excerpt = excerpt.lines().next().unwrap_or_default();
            bail!(
                "{}, line {line}, has a placeholder that means nothing here: {excerpt}",
                self.file
            );
        }
        Ok(self.text)
    }
}

fn hashed(stem: &str, extension: &str, contents: &[u8]) -> String {
    format!("{stem}-{:016x}.{extension}", xxh64(contents, 0))
}

/// Whether a name carries the hash of its contents, so that a browser may keep the file for ever.
pub fn is_hashed(path: &str) -> bool {
    let file = path.rsplit('/').next().unwrap_or(path);
    let Some((stem, _)) = file.split_once('.') else {
        return false;
    };
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        hash.len() == 16
            && hash
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    })
}

fn is_compressible(name: &str) -> bool {
    let extension = Path::new(name).extension().and_then(OsStr::to_str);
    matches!(
        extension,
        Some(
            "css"
                | "csv"
                | "html"
                | "js"
                | "json"
                | "md"
                | "svg"
                | "txt"
                | "wasm"
                | "webmanifest"
                | "xml"
        )
    )
}

/// A script or style without its comments and indentation. Line breaks stay, since JavaScript ends
/// statements at them. A text where a line can be part of a string or a comment can share a line
/// with code is left as it is.
fn tidy(text: &str) -> String {
    let mut tidied = String::with_capacity(text.len());
    let mut in_comment = false;
    for line in text.lines() {
        let line = line.trim();
        if line.matches('`').count() % 2 == 1 {
            return text.to_owned();
        }
        if in_comment || line.starts_with("/*") {
            in_comment = !line.ends_with("*/");
            if !in_comment || !line.contains("*/") {
                continue;
            }
            return text.to_owned();
        }
        if !line.is_empty() && !line.starts_with("//") {
            tidied.push_str(line);
            tidied.push('\n');
        }
    }
    tidied
}

/// The pages beside the app, which the library makes of its tables. A program of its own, and not this one
/// with the library in it: in `cargo xtask dev` they follow every change.
fn pages(workspace: &Workspace) -> Result<BTreeMap<String, String>> {
    let json = output(
        workspace
            .cargo()
            .args(["run", "--quiet", "--bin", "clausule-pages"]),
    )?;
    serde_json::from_str(&json)
        .context("src/bin/pages.rs and xtask/src/bundle.rs do not agree on what is printed")
}

/// Reads the templates, the styles in file-name order, and the public files. The pages are not made here.
pub fn read_parts(root: &Path) -> Result<Parts> {
    let text = |name: &str| {
        fs::read_to_string(root.join(name)).with_context(|| format!("{name} could not be read"))
    };
    let mut style = String::new();
    let mut pages_style = String::new();
    for (name, contents) in read_folder(&root.join("style"))? {
        // The first load carries nothing that only the other pages need.
        let style = if name.starts_with("pages/") {
            &mut pages_style
        } else {
            &mut style
        };
        if Path::new(&name).extension() == Some(OsStr::new("css")) {
            let contents = String::from_utf8(contents)
                .with_context(|| format!("style/{name} is not a text in UTF-8"))?;
            style.push_str(&contents);
            // A file without a last line break must not swallow the first line of the next.
            if !style.ends_with('\n') {
                style.push('\n');
            }
        }
    }
    Ok(Parts {
        index: text("index.html")?,
        boot: text("src/boot.js")?,
        office: text("src/office.js")?,
        style,
        pages_style,
        pages: BTreeMap::new(),
        public: read_folder(&root.join("public"))?,
    })
}

/// Every file under a folder by its path with slashes; nothing when there is no such folder.
fn read_folder(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(files),
        entries => entries.with_context(|| format!("{} could not be read", folder.display()))?,
    };
    for entry in entries {
        let path = entry?.path();
        let name = path
            .file_name()
            .and_then(OsStr::to_str)
            .with_context(|| format!("the name of {} is not in UTF-8", path.display()))?
            .to_owned();
        if path.is_dir() {
            for (inner, contents) in read_folder(&path)? {
                files.insert(format!("{name}/{inner}"), contents);
            }
        } else {
            let contents =
                fs::read(&path).with_context(|| format!("{} could not be read", path.display()))?;
            files.insert(name, contents);
        }
    }
    Ok(files)
}

/// Makes a folder hold these files and no others. A page comes last and in one stroke, and what
/// it no longer names goes after it: a server that reads the folder meanwhile finds a whole site.
fn write(folder: &Path, files: &BTreeMap<String, Vec<u8>>) -> Result<()> {
    let failed = || format!("{} could not be written", folder.display());
    let (pages, rest): (Vec<_>, Vec<_>) =
        files.iter().partition(|(name, _)| name.contains(".html"));
    for (name, contents) in rest.into_iter().chain(pages) {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).with_context(failed)?;
        }
        let mut draft = path.clone().into_os_string();
        draft.push(".draft");
        fs::write(&draft, contents).with_context(failed)?;
        fs::rename(&draft, &path).with_context(failed)?;
    }
    sweep(folder, "", files).with_context(failed)
}

/// Removes what is not listed; says whether the folder is now empty.
fn sweep(folder: &Path, prefix: &str, keep: &BTreeMap<String, Vec<u8>>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        let path = entry.path();
        if path.is_dir() {
            sweep(&path, &format!("{name}/"), keep)?;
            if fs::read_dir(&path)?.next().is_none() {
                fs::remove_dir(&path)?;
            }
        } else if !keep.contains_key(&name) {
            fs::remove_file(&path)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts() -> Parts {
        Parts {
            index: "<link href={{style}}><link href={{wasm}}><script src={{boot}}>".into(),
            boot: "import('./{{glue}}'); fetch('./{{wasm}}')".into(),
            office: "import './{{office_glue}}'; fetch('./{{office_wasm}}')".into(),
            style: "body {}".into(),
            pages_style: "main {}".into(),
            pages: BTreeMap::new(),
            public: BTreeMap::from([("robots.txt".into(), b"User-agent: *".to_vec())]),
        }
    }

    fn compiled() -> Compiled {
        Compiled {
            glue: "export default 1".into(),
            wasm: vec![0; 2000],
            later: None,
        }
    }

    fn refusal(parts: Parts) -> String {
        match Bundle::assemble(parts, compiled(), None) {
            Ok(_) => panic!("the bundle should have been refused"),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn every_placeholder_becomes_a_file_of_the_bundle() {
        let bundle = Bundle::assemble(parts(), compiled(), None).unwrap();
        assert_eq!(bundle.files.len(), 6);
        let [index, style, boot, glue, wasm] = &bundle.first_load[..] else {
            panic!("{:?}", bundle.first_load);
        };
        let text = |name: &str| String::from_utf8(bundle.files[name].clone()).unwrap();
        assert_eq!(
            text(index),
            format!("<link href={style}><link href={wasm}><script src={boot}>")
        );
        assert_eq!(text(boot), format!("import('./{glue}'); fetch('./{wasm}')"));
        assert!([style, boot, glue, wasm].iter().all(|name| is_hashed(name)));
    }

    #[test]
    fn a_new_module_renames_the_boot_script_but_not_the_style() {
        let before = Bundle::assemble(parts(), compiled(), None)
            .unwrap()
            .first_load;
        let mut changed = compiled();
        changed.wasm[0] = 1;
        let after = Bundle::assemble(parts(), changed, None).unwrap().first_load;
        assert_eq!(before[1], after[1]);
        assert_ne!(before[2], after[2]);
        assert_ne!(before[4], after[4]);
    }

    #[test]
    fn pages_share_the_style_and_weigh_nothing_on_the_first_load() {
        let page = "<link href={{style}}><link href={{pages-style}}>";
        let with = Parts {
            pages: BTreeMap::from([("methode.html".into(), page.into())]),
            ..parts()
        };
        let bundle = Bundle::assemble(with, compiled(), None).unwrap();
        let without = Bundle::assemble(parts(), compiled(), None).unwrap();
        assert_eq!(bundle.first_load, without.first_load);
        let names = || bundle.files.keys();
        let own = names().find(|name| name.starts_with("pages-")).unwrap();
        assert!(is_hashed(own));
        assert_eq!(
            String::from_utf8(bundle.files["methode.html"].clone()).unwrap(),
            format!("<link href={}><link href={own}>", bundle.first_load[1])
        );
        assert!(!without.files.keys().any(|name| name.starts_with("pages-")));
    }

    #[test]
    fn a_missing_or_unknown_placeholder_is_refused() {
        let lacking = Parts {
            boot: "import('./{{glue}}')".into(),
            ..parts()
        };
        assert_eq!(
            refusal(lacking),
            "src/boot.js lacks the placeholder {{wasm}}"
        );
        let unknown = Parts {
            index: "{{style}} {{boot}}\n{{font}}".into(),
            ..parts()
        };
        assert_eq!(
            refusal(unknown),
            "index.html, line 2, has a placeholder that means nothing here: {{font}}"
        );
    }

    #[test]
    fn a_public_file_cannot_hide_a_built_one() {
        let mut parts = parts();
        parts.public.insert("index.html".into(), Vec::new());
        assert!(refusal(parts).starts_with("public/index.html has the name"));
    }

    #[test]
    fn comments_and_indentation_are_not_sent() {
        assert_eq!(
            tidy("/* one */\n/**\n * two\n */\nf(\n  1, // kept\n);\n\n// three\n"),
            "f(\n1, // kept\n);\n"
        );
        for doubtful in ["a = `\n  text`;", "/* one */ f();", "/*\n two */ f();"] {
            assert_eq!(tidy(doubtful), doubtful);
        }
    }

    #[test]
    fn glue_and_loader_name_each_other_and_the_later_modules() {
        let split = |wasm: u8| Compiled {
            glue: "import * as later from './loader.js'; ({ './loader.js': later })".into(),
            wasm: vec![0; 2000],
            later: Some(Later {
                loader: "import { initSync } from \"./glue.js\"; fetch(new URL(\"./part.wasm\"))"
                    .into(),
                modules: BTreeMap::from([("part.wasm".into(), vec![wasm; 2000])]),
            }),
        };
        let bundle = Bundle::assemble(parts(), split(1), None).unwrap();
        let named = |start: &str, of: &Bundle| {
            let mut names = of.files.keys().filter(|name| name.starts_with(start));
            names.next().cloned().unwrap()
        };
        let (loader, later) = (named("loader-", &bundle), named("later-", &bundle));
        let glue = bundle.first_load[3].clone();
        let text = |name: &str| String::from_utf8(bundle.files[name].clone()).unwrap();
        assert_eq!(
            text(&glue),
            format!("import * as later from \"./{loader}\"; ({{ './loader.js': later }})")
        );
        assert_eq!(
            text(&loader),
            format!("import {{ initSync }} from \"./{glue}\"; fetch(new URL(\"./{later}\"))")
        );
        assert!(bundle.first_load.contains(&loader));
        assert!(!bundle.first_load.contains(&later));

        let changed = Bundle::assemble(parts(), split(2), None).unwrap();
        assert_ne!(named("later-", &changed), later);
        assert_ne!(named("loader-", &changed), loader);
        assert_ne!(changed.first_load[3], glue);

        let mut renamed = split(1);
        renamed.glue = "import './snippets.js'".into();
        assert!(Bundle::assemble(parts(), renamed, None).is_err());
    }

    #[test]
    fn the_worker_is_named_by_the_page_and_weighs_nothing_at_first() {
        let with_worker = |wasm: u8| {
            let mut parts = parts();
            parts.index += "<meta name=office content={{office}}>";
            let worker = Compiled {
                wasm: vec![wasm; 3000],
                ..compiled()
            };
            Bundle::assemble(parts, compiled(), Some(worker)).unwrap()
        };
        let bundle = with_worker(1);
        assert_eq!(bundle.files.len(), 9);
        let plain = Bundle::assemble(parts(), compiled(), None).unwrap();
        assert_eq!(bundle.first_load[1..], plain.first_load[1..]);
        let text = |name: &str| String::from_utf8(bundle.files[name].clone()).unwrap();
        let page = text("index.html");
        let (_, script) = page.split_once("content=").unwrap();
        let script = script.trim_end_matches('>');
        let worker = text(script);
        for start in ["office-glue-", "office-"] {
            let named = |name: &&String| name.starts_with(start) && worker.contains(name.as_str());
            assert!(bundle.files.keys().any(|name| named(&name)), "{worker}");
        }
        // Another WebAssembly gives the script another name, which the page knows.
        assert!(!with_worker(2).files.contains_key(script));
    }

    #[test]
    fn only_names_with_a_hash_are_kept_for_ever() {
        assert!(is_hashed("/un/clausule-0123456789abcdef.js"));
        assert!(is_hashed("clausule-0123456789abcdef.wasm.br"));
        assert!(!is_hashed("/index.html"));
        assert!(!is_hashed("/"));
        assert!(!is_hashed("a-0123456789ABCDEF.js"));
        assert!(!is_hashed("0123456789abcdef"));
    }

    #[test]
    fn a_copy_is_made_only_where_it_is_smaller() {
        let bundle = Bundle::assemble(parts(), compiled(), None).unwrap();
        let sizes = bundle.measure(&Copies::in_memory());
        let wasm = &sizes[4];
        assert!(wasm.raw == 2000 && wasm.gzip < 100 && wasm.brotli < 100);
        let style = &sizes[1];
        assert!(style.gzip == style.raw && style.brotli == style.raw);
        assert!(!sizes[5].first_load);
    }

    #[test]
    fn a_folder_written_twice_holds_only_the_second_site() {
        let folder = std::env::temp_dir().join(format!("clausule-bundle-{}", std::process::id()));
        let site = |names: &[&str]| {
            names
                .iter()
                .map(|name| ((*name).to_owned(), name.as_bytes().to_vec()))
                .collect::<BTreeMap<_, _>>()
        };
        write(&folder, &site(&["index.html", "old.js", "icons/old.svg"])).unwrap();
        let second = site(&["index.html", "new.js"]);
        write(&folder, &second).unwrap();
        assert_eq!(read_folder(&folder).unwrap(), second);
        assert!(!folder.join("icons").exists());
        fs::remove_dir_all(&folder).unwrap();
    }
}
