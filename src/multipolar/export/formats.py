"""The formats that events can be exported in. Light, for the command line's sake: writers are imported when needed."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """A format of the field."""

    POLECAT = "polecat"
    ICEWS = "icews"
    GDELT1 = "gdelt1"
    GDELT2_EVENTS = "gdelt2-events"
    GDELT2_MENTIONS = "gdelt2-mentions"
    PHOENIX = "phoenix"
    PLOVER = "plover"
    PARQUET = "parquet"
    FOLLOWTHEMONEY = "followthemoney"
    JSONLD = "jsonld"
