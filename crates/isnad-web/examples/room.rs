//! Opens the reading room over an archive, without the rest of the command:
//! `cargo run -p isnad-web --example room -- FOLDER [ADDRESS]`.

use isnad_archive::Archive;
use isnad_web::{Options, serve};
use std::io::Write;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().unwrap_or_else(|| "isnad-archive".into()));
    let mut options = Options::default();
    if let Some(address) = arguments.next() {
        options.listen = address.parse()?;
    }
    let reader = Archive::open_reader(&folder)?;
    serve(reader, &options, |address| {
        // Where nobody reads the address, nobody misses it.
        let _ = writeln!(std::io::stderr(), "http://{address}");
    })?;
    Ok(())
}
