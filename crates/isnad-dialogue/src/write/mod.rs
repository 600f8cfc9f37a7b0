//! Dossiers for readers.
