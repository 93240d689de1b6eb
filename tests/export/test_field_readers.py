"""The readers that judge the writers do refuse what is not of a format."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from export.field_readers import FormatError, read_icews, read_phoenix, read_plover, read_polecat

if TYPE_CHECKING:
    from collections.abc import Callable

GOLDEN = Path(__file__).with_name("golden")
BREAKS = [
    (read_polecat, "polecat", b"_AID_None", b"_AID"),
    (read_polecat, "polecat", b"Event Mode", b"Mode"),
    (read_polecat, "polecat", b"Vladimir Putin", b'"Vladimir Putin'),
    (read_polecat, "polecat", b"VERBAL COOPERATION", b"Verbal Cooperation"),
    (read_icews, "icews", b"\t042\t", b"\t42\t"),
    (read_icews, "icews", b"\tRussia\t", b"\tRUS\t"),
    (read_icews, "icews", b"Caracas", b"Cara\tcas"),
    (read_phoenix, "phoenix", b"RUSGOV", b"RUSMIL"),
    (read_phoenix, "phoenix", b"\t042\t04\t1\t", b"\t042\t04\t2\t"),
    (read_phoenix, "phoenix", b"\t20100402\t2010\t", b"\t20100402\t2011\t"),
    (read_plover, "plover", b'"quad_code": 1', b'"quad_code": 5'),
    (read_plover, "plover", b'"event_scale"', b'"score"'),
    (read_plover, "plover", b'"2010-04-02"', b'"20100402"'),
]


@pytest.mark.parametrize(("read", "name", "right", "wrong"), BREAKS)
def test_what_is_not_of_a_format_is_refused(
    read: Callable[[bytes], list[dict[str, Any]]], name: str, right: bytes, wrong: bytes
) -> None:
    content = (GOLDEN / f"{name}.txt").read_bytes()
    assert read(content)
    assert right in content

    with pytest.raises(FormatError):
        read(content.replace(right, wrong))
