"""Bytes -> text, or a reason why they are none."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from multipolar.errors import ArticleError

if TYPE_CHECKING:
    from typing import BinaryIO

BYTE_ORDER_MARKS = (  # UTF-32's first: UTF-16's is its beginning
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

SIGNATURES = (
    (b"%PDF-", "a PDF document", "save its text as .txt"),
    (b"PK\x03\x04", "a zip archive or office document", "unpack it, or save its text as .txt"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save its text as .txt"),
    (b"{\\rtf", "a rich-text document", "save its text as .txt"),
    (b"\x1f\x8b", "compressed with gzip", "unpack it with gunzip"),
    (b"BZh", "compressed with bzip2", "unpack it with bunzip2"),
    (b"\xfd7zXZ", "compressed with xz", "unpack it with unxz"),
    (b"(\xb5/\xfd", "compressed with zstd", "unpack it with unzstd"),
    (b"7z\xbc\xaf", "a 7-zip archive", "unpack it"),
    (b"Rar!", "a rar archive", "unpack it"),
    (b"\x89PNG", "a picture", "leave it out"),
    (b"\xff\xd8\xff", "a picture", "leave it out"),
    (b"GIF8", "a picture", "leave it out"),
)

NOT_TEXT = "leave it out, or give a file of text"


def read_bounded(stream: BinaryIO, where: str, limit: int, advice: str) -> bytes:
    """Read a whole stream, but no more than a byte past the limit.

    Raises:
        ArticleError: there is more, or it is known not to be text.
    """
    data = stream.read(limit + 1)
    refuse_binary(data, where)
    if len(data) > limit:
        raise ArticleError(where, f"larger than {limit:,} bytes", advice)
    return data


def refuse_binary(head: bytes, where: str) -> None:
    """Refuse what begins like a document, an archive or a picture, or holds NUL bytes; `head` may be all of it.

    Raises:
        ArticleError: it is one of these.
    """
    for signature, what, advice in SIGNATURES:
        if head.startswith(signature):
            raise ArticleError(where, f"{what}, not text", advice)
    at = head.find(b"\0")
    if at < 0 or encoding_marked(head):
        return
    if _is_unmarked_utf16(head):
        raise ArticleError(where, "UTF-16 without a byte order mark", "convert it: iconv -f UTF-16LE -t UTF-8")
    raise ArticleError(where, f"binary, not text (NUL byte at offset {at:,})", NOT_TEXT)


def encoding_marked(data: bytes) -> str | None:
    """Name the encoding that a byte order mark tells, if there is one."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return encoding
    return None


def decode(data: bytes, where: str) -> str:
    """Turn bytes into text: by their byte order mark, which is dropped, else as UTF-8; newlines stay as they are.

    Raises:
        ArticleError: they are not in that encoding; names the first wrong byte and the cure.
    """
    encoding = encoding_marked(data) or "utf-8"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.removesuffix("-sig").upper()
        reason = f"not {name} (byte 0x{data[error.start]:02X} at offset {error.start:,})"
        raise ArticleError(where, reason, f"convert it: iconv -f {_guess(data)} -t UTF-8") from error


def _guess(data: bytes) -> str:
    """Name the encoding that English text not in UTF-8 most often has, when the bytes allow it."""
    try:
        data.decode("cp1252")
    except UnicodeDecodeError:
        return "ITS-ENCODING"
    return "WINDOWS-1252"


def _is_unmarked_utf16(head: bytes) -> bool:
    """Tell whether nearly every second byte is NUL, as in English text written in two bytes a character."""
    sample = head[:1000]
    second = sample[1::2]
    return len(second) > 1 and second.count(0) > 0.9 * len(second) and 0 not in sample[0::2]
