//! A small web server for the finished folder, with the headers a real host should send.

use std::collections::HashMap;
use std::env;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use anyhow::{Context, Result, bail};
use axum::Router;
use axum::extract::{Query, Request, State};
use axum::http::header::{self, HeaderMap, HeaderValue};
use axum::middleware::{self, Next};
use axum::response::Response;
use axum::routing::get;
use tokio::sync::watch;
use tower_http::services::ServeDir;

use crate::bundle;
use crate::workspace::Workspace;

/// The port that is tried first, and how many after it.
const FIRST_PORT: u16 = 8080;
const MORE_PORTS: u16 = 50;

/// What the command line asks of a server.
pub struct Options {
    pub port: Option<u16>,
    pub open: bool,
}

/// A folder to serve.
pub struct Site {
    pub folder: PathBuf,
    /// The path it is served under: `/`, or one that starts and ends with a slash.
    pub path: &'static str,
    /// In development, the number of the last build.
    pub builds: Option<watch::Receiver<u64>>,
}

/// A server at work in its own thread.
pub struct Server {
    pub url: String,
    thread: JoinHandle<Result<()>>,
}

/// `cargo xtask serve`: builds, then serves until it is stopped.
pub fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    // Before the build: a port that is taken is better known at once.
    let listener = listen(options.port)?;
    bundle::build(workspace)?;
    let server = Site {
        folder: workspace.dist(),
        path: "/",
        builds: None,
    }
    .start(listener)?;
    server.announce(options.open);
    server.join()
}

/// Takes the port that was asked for, or the first free one.
pub fn listen(port: Option<u16>) -> Result<TcpListener> {
    let bind = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    if let Some(port) = port {
        return bind(port)
            .with_context(|| format!("port {port} cannot be used: choose another with --port"));
    }
    match (FIRST_PORT..=FIRST_PORT + MORE_PORTS).find_map(|port| bind(port).ok()) {
        Some(listener) => Ok(listener),
        None => bail!(
            "the ports {FIRST_PORT} to {} are all taken: choose another with --port",
            FIRST_PORT + MORE_PORTS
        ),
    }
}

impl Site {
    /// Serves the folder from now on.
    pub fn start(self, listener: TcpListener) -> Result<Server> {
        let address: SocketAddr = listener.local_addr()?;
        let url = format!("http://{address}{}", self.path);
        listener.set_nonblocking(true)?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let router = self.router();
        let thread = thread::spawn(move || {
            runtime.block_on(async {
                let listener = tokio::net::TcpListener::from_std(listener)?;
                axum::serve(listener, router).await?;
                Ok(())
            })
        });
        Ok(Server { url, thread })
    }

    fn router(self) -> Router {
        let mut files = ServeDir::new(&self.folder)
            .precompressed_br()
            .precompressed_gzip();
        let prefix = self.path.trim_end_matches('/');
        if !prefix.is_empty() {
            files = files.redirect_path_prefix(prefix);
        }
        let mut site = Router::new().fallback_service(files);
        if let Some(builds) = self.builds {
            site = site.route("/dev-build", get(next_build).with_state(builds));
        }
        let site = if prefix.is_empty() {
            site
        } else {
            Router::new().nest_service(self.path, site)
        };
        let folder: Arc<Path> = self.folder.into();
        site.layer(middleware::from_fn_with_state(folder, add_headers))
    }
}

impl Server {
    /// Prints the address, and shows the page where there is a screen.
    pub fn announce(&self, open: bool) {
        println!("Serving {} (Ctrl+C to stop)", self.url);
        if open
            && has_desktop()
            && let Err(error) = open::that_detached(&self.url)
        {
            println!("The browser could not be opened: {error}");
        }
    }

    /// Waits as long as the server works.
    pub fn join(self) -> Result<()> {
        match self.thread.join() {
            Ok(result) => result.context("the server stopped"),
            Err(_) => bail!("the server stopped"),
        }
    }
}

fn has_desktop() -> bool {
    let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    !set("CI")
        && (cfg!(target_os = "macos") || cfg!(windows) || set("DISPLAY") || set("WAYLAND_DISPLAY"))
}

/// Answers as soon as there is another build than the one the page has seen.
async fn next_build(
    State(mut builds): State<watch::Receiver<u64>>,
    Query(query): Query<HashMap<String, String>>,
) -> String {
    let seen = query.get("seen").map_or("", String::as_str);
    match builds.wait_for(|build| build.to_string() != seen).await {
        Ok(build) => build.to_string(),
        Err(_) => seen.to_owned(),
    }
}

async fn add_headers(State(folder): State<Arc<Path>>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    // Read anew each time, as a rebuild may change it; the page stays the only place it is written.
    let page = std::fs::read_to_string(folder.join("index.html")).unwrap_or_default();
    let kept = response.status().is_success() && bundle::is_hashed(&path);
    set_headers(response.headers_mut(), kept, content_security_policy(&page));
    response
}

fn set_headers(headers: &mut HeaderMap, kept: bool, policy: Option<&str>) {
    let cache = if kept {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    headers.insert(
        header::REFERRER_POLICY,
        HeaderValue::from_static("no-referrer"),
    );
    if let Some(Ok(policy)) = policy.map(HeaderValue::from_str) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    let with_charset = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .filter(|value| is_text(value) && !value.contains("charset"))
        .and_then(|value| HeaderValue::from_str(&format!("{value}; charset=utf-8")).ok());
    if let Some(value) = with_charset {
        headers.insert(header::CONTENT_TYPE, value);
    }
}

fn is_text(content_type: &str) -> bool {
    content_type.starts_with("text/") || content_type == "image/svg+xml"
}

/// The policy that a page gives itself in its `<meta http-equiv="Content-Security-Policy">`.
fn content_security_policy(page: &str) -> Option<&str> {
    page.split('<')
        .filter_map(|tag| tag.split_once('>').map_or(Some(tag), |(tag, _)| Some(tag)))
        .filter(|tag| tag.starts_with("meta"))
        .find(|tag| {
            attribute(tag, "http-equiv")
                .is_some_and(|name| name.eq_ignore_ascii_case("content-security-policy"))
        })
        .and_then(|tag| attribute(tag, "content"))
}

/// The value of an attribute written with double quotes.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split_once('"').map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_is_read_from_the_page() {
        let page = "<head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" \
                    content=\"default-src 'none'; script-src 'self'\"></head>";
        assert_eq!(
            content_security_policy(page),
            Some("default-src 'none'; script-src 'self'")
        );
        assert_eq!(content_security_policy("<meta charset=\"utf-8\">"), None);
    }

    #[test]
    fn only_hashed_files_are_kept() {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/css"));
        set_headers(&mut headers, true, Some("default-src 'self'"));
        assert_eq!(
            headers["cache-control"],
            "public, max-age=31536000, immutable"
        );
        assert_eq!(headers["content-type"], "text/css; charset=utf-8");
        assert_eq!(headers["content-security-policy"], "default-src 'self'");
        set_headers(&mut headers, false, None);
        assert_eq!(headers["cache-control"], "no-cache");
    }

    #[test]
    fn a_port_that_is_taken_is_passed_over_unless_it_was_asked_for() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let error = listen(Some(port)).unwrap_err().to_string();
        assert!(error.contains(&port.to_string()), "{error}");
        let first = listen(None).unwrap().local_addr().unwrap();
        assert!(first.port() >= FIRST_PORT);
    }
}
