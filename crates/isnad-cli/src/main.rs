//! The command `isnad`.
fn main() {}
