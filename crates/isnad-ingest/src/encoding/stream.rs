//! A stream in another encoding, read as UTF-8.

use encoding_rs::{Decoder, Encoding};
use std::io::{self, BufRead, Read};

const CHUNK: usize = 1 << 14;

/// Reads a stream of an encoding as UTF-8; what the encoding does not explain becomes U+FFFD.
pub(crate) struct Transcoded<R> {
    inner: R,
    decoder: Decoder,
    out: Vec<u8>,
    at: usize,
    ended: bool,
}

impl<R: BufRead> Transcoded<R> {
    pub(crate) fn new(inner: R, encoding: &'static Encoding) -> Self {
        Self { inner, decoder: encoding.new_decoder_with_bom_removal(), out: Vec::new(), at: 0, ended: false }
    }

    fn refill(&mut self) -> io::Result<()> {
        while self.at == self.out.len() && !self.ended {
            let input = self.inner.fill_buf()?;
            self.ended = input.is_empty();
            self.out.resize(CHUNK, 0);
            let (_, read, written, _) = self.decoder.decode_to_utf8(input, &mut self.out, self.ended);
            self.out.truncate(written);
            self.at = 0;
            self.inner.consume(read);
        }
        Ok(())
    }
}

impl<R: BufRead> Read for Transcoded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let available = self.fill_buf()?;
        let length = available.len().min(buffer.len());
        buffer[..length].copy_from_slice(&available[..length]);
        self.consume(length);
        Ok(length)
    }
}

impl<R: BufRead> BufRead for Transcoded<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.refill()?;
        Ok(&self.out[self.at..])
    }

    fn consume(&mut self, amount: usize) {
        self.at = (self.at + amount).min(self.out.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{UTF_16LE, WINDOWS_1256};
    use std::io::BufReader;

    #[test]
    fn a_stream_is_read_across_its_buffers() {
        let text = "قال الوزير\n".repeat(5000);
        let utf_16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let windows = WINDOWS_1256.encode(&text).0.into_owned();
        for (bytes, encoding) in [(utf_16, UTF_16LE), (windows, WINDOWS_1256)] {
            let mut read = String::new();
            let source = BufReader::with_capacity(7, bytes.as_slice());
            Transcoded::new(source, encoding).read_to_string(&mut read).expect("UTF-8");
            assert_eq!(read, text);
        }
    }
}
