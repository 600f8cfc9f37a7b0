//! Turns files and streams into articles for the Isnad engine.
