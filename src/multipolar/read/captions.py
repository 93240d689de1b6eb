"""What stands at pictures, maps and films."""

from __future__ import annotations

import re

MAX_CHARS = 400

LABEL = re.compile(
    r"\W{0,3}(?:"
    r"(?:(?:file|archive|stock|library|handout)\s+)?(?:photo(?:graph)?|picture|image|graphic|map|video|cartoon|illustration)s?"
    r"(?:\s+(?:credit|copyright|caption|source|by|courtesy(?:\s+of)?))?\s*(?:[:©]|/\s?[A-Z])"
    r"|(?:image|picture|photo|media|video)\s+(?:copyright|caption|source|credit|playback)\b"
    r"|(?:photo(?:graph)?|picture|image)s?\s+by\s+[A-Z]"
    r"|(?:credit|captions?)\s*:"
    r"|file\s+(?:photo|picture|image)\b|file\s*[-–—:]\s"
    r"|in\s+this\b[\w\s.,]{0,60}\b(?:photo|image|picture|frame\s+grab)\b"
    r")",
    re.IGNORECASE,
)
AGENCY = (
    r"(?:Getty(?:\s+Images)?|AFP(?:\s+PHOTO)?|AP(?:\s+Photo)?|Associated\s+Press|Reuters|REUTERS|EPA(?:-EFE)?|EFE|PA|TASS|ITAR-TASS"
    r"|RIA(?:\s+Novosti)?|Sputnik|Xinhua|IRNA|ISNA|Tasnim|Fars|MNA|Mehr|Anadolu(?:\s+Agency)?|KCNA|Yonhap|Kyodo|Alamy"
    r"|Shutterstock|Wikimedia(?:\s+Commons)?|iStock|Corbis|Rex(?:\s+Features)?|Pool|via)"
)
CREDIT = re.compile(
    rf"[(\[]?(?:Photo\s*[/:]\s*)?{AGENCY}(?:\s*[/,|]?\s*{AGENCY})*(?:\s*/\s*[A-Z][\w.'’ -]{{1,40}})?[)\]]?\.?"
)
TAIL = re.compile(
    r"[(\[](?:(?:file\s+)?(?:photo|image|picture)\b|AP\s+Photo|REUTERS/|AFP/|Getty)[^()\[\]]{0,80}[)\]]\.?$"
    r"|(?:^|[\s.)])(?:photo(?:graph)?|picture|image|credit|map)s?(?:\s+(?:credit|courtesy|copyright))?\s?:\s?[A-Z][^:]{1,60}$"
    r"|(?<=[.\s])(?:AP\s+Photo|REUTERS|AFP\s+PHOTO)\s?/\s?[A-Z][\w.'’ -]{1,40}$",
    re.IGNORECASE,
)
TAIL_WITHIN = 120
POSITION = re.compile(
    r"\((?:(?:file|pictured|above|below)|(?:pictured\s+|far\s+|second\s+|2nd\s+|third\s+|3rd\s+)*(?:left|right|centre|center|[LRC])"
    r"(?:,?\s+and\s+\w+)?)\)",
    re.IGNORECASE,
)
LEGEND = re.compile(r"[\u2580-\u25ff]+\s*\w")  # the coloured squares beside a map


def is_caption(line: str, *, ends_sentence: bool) -> bool:
    """Tell whether a line says what a picture shows or whose it is: by its words, not by where it stands."""
    if len(line) > MAX_CHARS:
        return False
    if LABEL.match(line) or CREDIT.fullmatch(line) or LEGEND.match(line):
        return True
    return bool(TAIL.search(line, max(0, len(line) - TAIL_WITHIN))) or (
        not ends_sentence and bool(POSITION.search(line))
    )
