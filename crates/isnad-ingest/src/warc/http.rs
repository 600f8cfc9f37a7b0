//! HTTP responses as web archives keep them.

use crate::error::Fault;
use crate::unpack::read_up_to;
use flate2::bufread::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use std::borrow::Cow;
use std::io::{self, Read};

const HEADERS: usize = 256;

/// A page that was answered.
#[derive(Debug)]
pub(super) struct Response {
    pub(super) body: Vec<u8>,
    pub(super) charset: Option<String>,
}

/// The page of a response; `None` where it is none: an error, a picture, a redirection.
pub(super) fn response(block: &[u8], limit: u64) -> Result<Option<Response>, Fault> {
    let mut headers = [httparse::EMPTY_HEADER; HEADERS];
    let mut head = httparse::Response::new(&mut headers);
    let mut config = httparse::ParserConfig::default();
    config.allow_obsolete_multiline_headers_in_responses(true);
    config.allow_spaces_after_header_name_in_responses(true);
    config.ignore_invalid_headers_in_responses(true);
    let length = match config.parse_response(&mut head, block) {
        Ok(httparse::Status::Complete(length)) => length,
        Ok(httparse::Status::Partial) => return Err(Fault::Record("its HTTP head is cut off")),
        Err(_) => return Err(Fault::Record("it holds no HTTP response")),
    };
    let header = |name: &str| {
        let header = head.headers.iter().find(|h| h.name.eq_ignore_ascii_case(name))?;
        Some(String::from_utf8_lossy(header.value).to_ascii_lowercase())
    };
    let content_type = header("content-type").unwrap_or_default();
    if head.code != Some(200) || !is_html(&content_type) {
        return Ok(None);
    }
    let body = &block[length..];
    let chunked = header("transfer-encoding").is_some_and(|v| v.contains("chunked"));
    // Crawlers often store the body without its chunks and leave the header.
    let body =
        if chunked { dechunked(body).map_or(Cow::Borrowed(body), Cow::Owned) } else { Cow::Borrowed(body) };
    let body = match header("content-encoding") {
        Some(encodings) => decoded(body, &encodings, limit)?,
        None => body,
    };
    Ok(Some(Response { body: body.into_owned(), charset: charset(&content_type) }))
}

/// Whether a content type is that of a page; where none is given it may be.
pub(super) fn is_html(content_type: &str) -> bool {
    content_type.is_empty()
        || content_type.contains("text/html")
        || content_type.contains("application/xhtml")
}

/// The charset of a content type.
pub(crate) fn charset(content_type: &str) -> Option<String> {
    let (_, rest) = content_type.split_once("charset=")?;
    let name = rest.split(';').next()?.trim().trim_matches(['"', '\'']);
    (!name.is_empty()).then(|| name.to_owned())
}

/// The body without its chunk sizes; `None` where it has none. A body that is cut off is taken as far as it goes.
fn dechunked(body: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    loop {
        let Some(end) = memchr::memchr(b'\n', rest) else {
            return (!out.is_empty()).then_some(out);
        };
        let line = std::str::from_utf8(rest.get(..end)?).ok()?.trim();
        let size = usize::from_str_radix(line.split(';').next()?.trim(), 16).ok()?;
        rest = &rest[end + 1..];
        if size == 0 || size >= rest.len() {
            out.extend_from_slice(&rest[..size.min(rest.len())]);
            break;
        }
        out.extend_from_slice(&rest[..size]);
        rest = &rest[size..];
        rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest);
    }
    Some(out)
}

/// The body unpacked. A body that is not what its header says was stored unpacked already.
fn decoded<'a>(body: Cow<'a, [u8]>, encodings: &str, limit: u64) -> Result<Cow<'a, [u8]>, Fault> {
    let mut body = body;
    for encoding in encodings.rsplit(',').map(str::trim) {
        let bytes: &[u8] = &body;
        let unpacked = match (encoding, bytes) {
            ("gzip" | "x-gzip", [0x1f, 0x8b, ..]) => unpack(MultiGzDecoder::new(bytes), limit)?,
            ("deflate", [first, ..]) if first & 0xf == 8 => unpack(ZlibDecoder::new(bytes), limit)?,
            ("deflate", [first, ..]) if *first != b'<' => unpack(DeflateDecoder::new(bytes), limit)?,
            ("zstd", [0x28, 0xb5, 0x2f, 0xfd, ..]) => {
                unpack(zstd::stream::read::Decoder::with_buffer(bytes).map_err(Fault::Read)?, limit)?
            }
            ("br", _) if !opens_as_text(bytes) => {
                unpack(brotli_decompressor::Decompressor::new(bytes, 4096), limit)?
            }
            _ => continue,
        };
        body = Cow::Owned(unpacked);
    }
    Ok(body)
}

fn opens_as_text(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(b"<") || bytes.starts_with("\u{feff}".as_bytes())
}

fn unpack(mut reader: impl Read, limit: u64) -> Result<Vec<u8>, Fault> {
    let damaged = |_: io::Error| Fault::Record("its body is packed and damaged");
    read_up_to(&mut reader, limit).map_err(damaged)?.ok_or(Fault::PageTooLarge(limit))
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::read::GzEncoder;

    const PAGE: &[u8] = b"<html><body>page</body></html>";

    fn body(head: &str, body: &[u8]) -> Option<Vec<u8>> {
        let head =
            format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=\"windows-1256\"\r\n{head}\r\n");
        let response = response(&[head.as_bytes(), body].concat(), 1000).expect("a response")?;
        assert_eq!(response.charset.as_deref(), Some("windows-1256"));
        Some(response.body)
    }

    #[test]
    fn chunks_and_packing_are_undone() {
        let mut packed = Vec::new();
        GzEncoder::new(PAGE, Compression::default()).read_to_end(&mut packed).expect("packed");
        let mut chunked = Vec::new();
        for chunk in packed.chunks(7) {
            chunked.extend_from_slice(format!("{:x}\r\n", chunk.len()).as_bytes());
            chunked.extend_from_slice(chunk);
            chunked.extend_from_slice(b"\r\n");
        }
        chunked.extend_from_slice(b"0\r\n\r\n");
        let head = "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n";
        assert_eq!(body(head, &chunked).as_deref(), Some(PAGE));
        assert_eq!(body(head, PAGE).as_deref(), Some(PAGE), "headers that tell of what is undone already");
    }

    #[test]
    fn what_is_no_page_is_passed_over() {
        assert!(
            response(b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n", 10)
                .expect("read")
                .is_none()
        );
        assert!(response(b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n", 10).expect("read").is_none());
        assert!(response(b"no HTTP at all", 10).is_err());
    }
}
