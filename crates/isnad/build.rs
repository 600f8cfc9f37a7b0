//! Compiles the lexicon's tables (`lexicon/*.txt`) into tables of bytes that the engine reads where they stand.

#[path = "build/collect.rs"]
mod collect;
#[path = "src/text/fold.rs"]
#[allow(dead_code, unreachable_pub)]
mod fold;
#[path = "src/lexicon/grammar.rs"]
#[allow(unreachable_pub)]
mod grammar;
#[path = "src/hash.rs"]
#[allow(dead_code)]
mod hash;
#[path = "build/layout.rs"]
mod layout;
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
#[path = "build/uses.rs"]
mod uses;

use std::path::Path;

fn main() -> Result<(), String> {
    let folder = Path::new("lexicon");
    println!("cargo::rerun-if-changed=lexicon");
    println!("cargo::rerun-if-changed=build");
    let read = |name: &str| {
        std::fs::read_to_string(folder.join(name)).map_err(|e| format!("lexicon/{name} cannot be read: {e}"))
    };
    let mut lexicon = collect::Lexicon::default();
    for (name, compile) in tables::ALL {
        compile(&read(name)?, &mut lexicon).map_err(|message| format!("lexicon/{name}:{message}"))?;
    }
    let out = std::env::var("OUT_DIR").map_err(|e| format!("OUT_DIR: {e}"))?;
    let out = Path::new(&out);
    let write = |name: &str, bytes: &[u8]| {
        std::fs::write(out.join(name), bytes).map_err(|e| format!("{}: {e}", out.join(name).display()))
    };
    let times =
        time_table::compile(&read("time.txt")?).map_err(|message| format!("lexicon/time.txt:{message}"))?;
    write("time.rs", times.as_bytes())?;
    println!("cargo::rerun-if-changed=learned");
    std::fs::create_dir_all(out.join("learned")).map_err(|e| format!("{}: {e}", out.display()))?;
    for name in ["agents", "clauses", "cues", "ends", "sources", "starts"] {
        let file = format!("learned/{name}.tsv");
        let table = std::fs::read_to_string(&file).map_err(|e| format!("{file} cannot be read: {e}"))?;
        let tables = learned::compile(&table).map_err(|message| format!("{file}:{message}"))?;
        write(&format!("learned/{name}.cells"), &tables.cells)?;
        write(&format!("learned/{name}.multipliers"), &tables.multipliers)?;
    }
    let uses =
        uses::Uses::read(&read("uses.txt")?).map_err(|message| format!("lexicon/uses.txt:{message}"))?;
    let tables = layout::lay_out(&lexicon, &uses).map_err(|message| format!("lexicon: {message}"))?;
    std::fs::create_dir_all(out.join("lexicon")).map_err(|e| format!("{}: {e}", out.display()))?;
    write("lexicon/filter", &tables.filter)?;
    write("lexicon/first_words", &tables.first_words)?;
    write("lexicon/slots", &tables.slots)?;
    write("lexicon/entries", &tables.entries)?;
    write("lexicon/lemmas", &tables.lemmas)?;
    write("lexicon/phrases", &tables.phrases)?;
    write("lexicon/texts", tables.texts.as_bytes())?;
    write("lexicon/uses.rs", uses.source().as_bytes())?;
    write("lexicon/senses.rs", tables.senses.as_bytes())
}
