//! Compiles the lexicon's tables (`lexicon/*.txt`) into static look-up tables.

#[path = "build/emit.rs"]
mod emit;
#[path = "src/text/fold.rs"]
#[allow(dead_code, unreachable_pub)]
mod fold;
#[path = "build/learned.rs"]
mod learned;
#[path = "build/nominal.rs"]
mod nominal;
#[path = "build/paradigm.rs"]
mod paradigm;
#[path = "build/table.rs"]
mod table;
#[path = "build/tables.rs"]
mod tables;
#[path = "build/time_table.rs"]
mod time_table;

use std::path::Path;

fn main() -> Result<(), String> {
    let folder = Path::new("lexicon");
    println!("cargo::rerun-if-changed=lexicon");
    println!("cargo::rerun-if-changed=build");
    let read = |name: &str| {
        std::fs::read_to_string(folder.join(name)).map_err(|e| format!("lexicon/{name} cannot be read: {e}"))
    };
    let mut lexicon = emit::Lexicon::default();
    for (name, compile) in tables::ALL {
        compile(&read(name)?, &mut lexicon).map_err(|message| format!("lexicon/{name}:{message}"))?;
    }
    let out = std::env::var("OUT_DIR").map_err(|e| format!("OUT_DIR: {e}"))?;
    let write = |name: &str, source: String| {
        std::fs::write(Path::new(&out).join(name), source).map_err(|e| format!("{out}/{name}: {e}"))
    };
    let times =
        time_table::compile(&read("time.txt")?).map_err(|message| format!("lexicon/time.txt:{message}"))?;
    write("time.rs", times)?;
    println!("cargo::rerun-if-changed=learned");
    let mut models = String::new();
    for name in ["agents", "cues", "ends", "sources", "starts"] {
        let file = format!("learned/{name}.tsv");
        let table = std::fs::read_to_string(&file).map_err(|e| format!("{file} cannot be read: {e}"))?;
        learned::compile(name, &table, &mut models).map_err(|message| format!("{file}:{message}"))?;
    }
    write("learned.rs", models)?;
    write("lexicon.rs", lexicon.emit())
}
