//! Opens the room on a socket, and closes it without cutting anybody off.

use crate::guard::Token;
use crate::outside::{Outside, PublicUrlError};
use crate::room::Room;
use crate::router::router;
use axum::Router;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use isnad_archive::Reader;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;
use thiserror::Error;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio_io_timeout::TimeoutStream;

/// The time that a client has for sending the head of a request, and between two requests.
const HEAD: Duration = Duration::from_secs(10);
/// The time in which a client must take something of what is sent to it.
const TAKING: Duration = Duration::from_secs(20);
/// Connections at once; others wait until one ends.
const CONNECTIONS: usize = 512;
/// The time that requests have for ending when the room closes.
const CLOSING: Duration = Duration::from_secs(5);

/// How the room is opened.
#[derive(Debug, Clone)]
pub struct Options {
    /// Address and port.
    pub listen: SocketAddr,
    /// What visitors must enter; needed where others than this machine can reach the address.
    pub token: Option<String>,
    /// The address that visitors know the room by, such as `https://news.example.org`, where a server stands before it.
    pub public_url: Option<String>,
    /// Whether that server is believed when it says, in `Forwarded` or `X-Forwarded-…`, how it was asked.
    pub trust_proxy: bool,
}

impl Default for Options {
    fn default() -> Self {
        let listen = SocketAddr::from(([127, 0, 0, 1], 4747));
        Self { listen, token: None, public_url: None, trust_proxy: false }
    }
}

/// Why the room cannot be opened.
#[derive(Debug, Error)]
#[error(transparent)]
pub struct ServeError(#[from] Cause);

#[derive(Debug, Error)]
enum Cause {
    #[error(
        "{0} can be reached from other machines: everybody there could read the archive; give a token \
         (`--token`, or ISNAD_TOKEN), or listen on 127.0.0.1"
    )]
    Open(SocketAddr),
    #[error("the token is too short: it should be at least 16 characters that nobody guesses")]
    ShortToken,
    #[error("the public address {0}")]
    PublicUrl(#[from] PublicUrlError),
    #[error("{0}: {1}")]
    Listen(SocketAddr, io::Error),
    #[error("{0}")]
    Threads(io::Error),
    #[error("{0}")]
    Room(String),
}

/// The room that the options ask for.
pub(crate) fn room(reader: Reader, options: &Options) -> Result<Arc<Room>, ServeError> {
    let outside = Outside::new(options.public_url.as_deref(), options.trust_proxy).map_err(Cause::from)?;
    let token = options.token.as_deref().map(Token::new);
    Ok(Room::new(reader, token, outside).map_err(|fault| Cause::Room(fault.to_string()))?)
}

/// Serves until the process is interrupted or told to end. `opened` is told the address once visitors can come.
///
/// # Errors
/// Where the address cannot be listened on, is reachable for others without a token, the public address is none, or the
/// archive cannot be read.
pub fn serve(reader: Reader, options: &Options, opened: impl FnOnce(SocketAddr)) -> Result<(), ServeError> {
    admissible(options)?;
    let room = room(reader, options)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(Cause::Threads)?;
    let served = runtime.block_on(async {
        let listen = |error| Cause::Listen(options.listen, error);
        let listener = TcpListener::bind(options.listen).await.map_err(listen)?;
        room.rehearse().await;
        opened(listener.local_addr().map_err(listen)?);
        let following = tokio::spawn(Arc::clone(&room).follow());
        accept(listener, router(room)).await;
        following.abort();
        Ok::<(), Cause>(())
    });
    // What still works in the archive is not waited for.
    runtime.shutdown_timeout(Duration::from_secs(1));
    Ok(served?)
}

/// Whether the room may be opened so.
fn admissible(options: &Options) -> Result<(), Cause> {
    match &options.token {
        None if !options.listen.ip().is_loopback() => Err(Cause::Open(options.listen)),
        Some(token) if token.chars().count() < 16 => Err(Cause::ShortToken),
        _ => Ok(()),
    }
}

/// Takes connections until the room is told to close, then lets those that are open end.
async fn accept(listener: TcpListener, router: Router) {
    let open = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    let mut closing = std::pin::pin!(told_to_close());
    loop {
        let Ok(place) = Arc::clone(&places).acquire_owned().await else { break };
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut closing => break,
        };
        // A connection that failed before it began concerns nobody else; where files are short, a pause helps.
        let Ok((stream, _)) = accepted else {
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let connection = open.watch(connection(stream, router.clone(), TAKING));
        tokio::spawn(async move {
            // That a client goes away is no fault of ours.
            let _ = connection.await;
            drop(place);
        });
    }
    drop(listener);
    let _ = tokio::time::timeout(CLOSING, open.shutdown()).await;
}

/// A stream that breaks where the other side takes nothing for too long.
type Stream = Pin<Box<TimeoutStream<TcpStream>>>;
type Connection = hyper::server::conn::http1::Connection<TokioIo<Stream>, TowerToHyperService<Router>>;

fn connection(stream: TcpStream, router: Router, taking: Duration) -> Connection {
    let _ = stream.set_nodelay(true);
    let mut stream = Box::pin(TimeoutStream::new(stream));
    stream.as_mut().set_write_timeout_pinned(Some(taking));
    hyper::server::conn::http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .max_buf_size(64 << 10)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(router))
}

/// Ends when the process is interrupted or told to end.
async fn told_to_close() {
    let interrupted = async {
        // Where signals cannot be heard, the room is closed with its process.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let told = async {
            match signal(SignalKind::terminate()) {
                Ok(mut signals) => drop(signals.recv().await),
                Err(_) => std::future::pending().await,
            }
        };
        tokio::select! {
            () = interrupted => {}
            () = told => {}
        }
    }
    #[cfg(not(unix))]
    interrupted.await;
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;
    use axum::routing::get;
    use futures_util::stream;
    use std::io::Write;

    fn options(listen: &str, token: Option<&str>) -> Options {
        let (listen, token) = (listen.parse().expect("an address"), token.map(str::to_owned));
        Options { listen, token, ..Options::default() }
    }

    #[tokio::test]
    async fn who_asks_and_never_reads_is_shown_out() {
        let endless =
            || async { Body::from_stream(stream::repeat_with(|| Ok::<_, io::Error>(vec![b'a'; 64 << 10]))) };
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let mut deaf = std::net::TcpStream::connect(address).expect("it listens");
        let (stream, _) = listener.accept().await.expect("somebody comes");
        deaf.write_all(b"GET / HTTP/1.1\r\nhost: localhost\r\n\r\n").expect("it is taken");
        // The answer has no end: that the connection has one is the room's doing.
        let router = Router::new().route("/", get(endless));
        let ended = connection(stream, router, Duration::from_millis(100)).await.expect_err("it breaks off");
        let cause = std::error::Error::source(&ended).and_then(|cause| cause.downcast_ref::<io::Error>());
        assert_eq!(cause.map(io::Error::kind), Some(io::ErrorKind::TimedOut), "{ended:?}");
        drop(deaf);
    }

    #[test]
    fn a_room_that_others_reach_needs_a_token() {
        assert!(admissible(&options("127.0.0.1:0", None)).is_ok());
        assert!(admissible(&options("[::1]:0", None)).is_ok());
        let refused = admissible(&options("0.0.0.0:4747", None)).unwrap_err().to_string();
        assert!(refused.starts_with("0.0.0.0:4747 can be reached from other machines"), "{refused}");
        assert!(admissible(&options("0.0.0.0:4747", Some("short"))).is_err());
        assert!(admissible(&options("0.0.0.0:4747", Some("long enough to hold"))).is_ok());
    }
}
