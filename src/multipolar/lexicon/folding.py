"""Letters without their accents, one for one, so that offsets stay true."""

from functools import lru_cache
from unicodedata import normalize

SPECIAL = {
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
    "ı": "i",
    "ß": "s",
    "æ": "a",
    "Æ": "A",
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "–": "-",
    "‑": "-",
    "\u00a0": " ",
}


@lru_cache(maxsize=4096)
def _fold_letter(letter: str) -> str:
    if letter in SPECIAL:
        return SPECIAL[letter]
    base = normalize("NFKD", letter)[:1]
    return base if base.isascii() and base.isprintable() and base else letter


def fold(text: str) -> str:
    """Replace every accented letter by its plain one and every curly apostrophe by a straight one.

    The result is as long as `text`, code point for code point.
    """
    return text if text.isascii() else "".join(map(_fold_letter, text))
