from __future__ import annotations

import gzip
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from importing.rows import GDELT, ICEWS, POLECAT, gdelt, lines, read, read_text, table
from multipolar.importing import lines as reading
from multipolar.importing.datasets import Dataset
from multipolar.importing.tables import MOST_TOLD

if TYPE_CHECKING:
    from pathlib import Path


def test_zipped_and_gzipped_files_and_folders_are_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("year/jan.csv", lines(gdelt(_0="1")))
        archive.writestr("year/feb.csv", lines(gdelt(_0="2")))
        archive.writestr("__MACOSX/jan.csv", "junk")
    (tmp_path / "below").mkdir()
    with gzip.open(tmp_path / "below" / "b.CSV.gz", "wt") as stream:
        stream.write(lines(gdelt(_0="3")))
    (tmp_path / "c.CSV").write_text(lines(gdelt(_0="4")))
    (tmp_path / "readme.pdf").write_text("no table")

    events, failures, _ = read(tmp_path, Dataset.GDELT)

    assert [event.id for event in events] == ["1", "2", "3", "4"]
    assert failures == []


def test_a_failure_in_an_archive_names_file_and_line(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("jan.csv", lines(gdelt(), gdelt(_1="x")))

    [failure] = read(tmp_path / "a.zip", Dataset.GDELT)[1]

    assert failure.where == f"{tmp_path / 'a.zip'} (jan.csv), line 2"


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.zip", b"PK no archive", "no zipped file"),
        ("a.gz", b"\x1f\x8b no archive", "cannot be read"),
        ("a.txt", table(POLECAT, {}).encode("utf-16"), "UTF-16; save it as UTF-8"),
    ],
)
def test_broken_files_are_told_and_the_rest_is_read(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "b.txt").write_text(table(POLECAT, {}), encoding="utf-8")

    events, [failure], _ = read(tmp_path, Dataset.POLECAT)

    assert len(events) == 1
    assert told in failure.reason


def test_a_gzipped_file_cut_off_gives_what_it_holds(tmp_path: Path) -> None:
    whole = gzip.compress(lines(*(gdelt(_0=str(number + 1)) for number in range(2000))).encode())
    (tmp_path / "a.gz").write_bytes(whole[: len(whole) // 2])

    events, [failure], _ = read(tmp_path / "a.gz", Dataset.GDELT)

    assert 0 < len(events) < 2000
    assert "cannot be read" in failure.reason


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    assert read(tmp_path / "none.txt", Dataset.GDELT)[1][0].reason == "no such file"
    assert "no file to import" in read(tmp_path, Dataset.GDELT)[1][0].reason


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf" + table(ICEWS, {}).replace("\n", "\r\n").encode()

    events, failures, _ = read_text(tmp_path, Dataset.ICEWS, content)

    assert (len(events), failures) == (1, [])


def test_a_line_without_an_end_is_cut_off_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_LINE_BYTES", 2000)
    content = lines(gdelt(_0="1"), gdelt(_60="x" * 10_000), gdelt(_0="3"))

    events, [failure], _ = read_text(tmp_path, Dataset.GDELT, content)

    assert [event.id for event in events] == ["1", "3"]
    assert failure.reason == "a line of more than 1 MB"


def test_many_bad_rows_are_counted_all_and_named_a_hundred(tmp_path: Path) -> None:
    _, failures, tally = read_text(tmp_path, Dataset.GDELT, lines(*[gdelt(_1="x")] * 250, gdelt()))

    assert tally.bad == {"SQLDATE is no day": 250}
    assert len(failures) == MOST_TOLD + 1
    assert failures[-1].reason == "SQLDATE is no day, in 250 rows, 100 of which are named"


HOSTILE = st.text(
    st.one_of(
        st.sampled_from("\t\r\v\x00\x1c\x85\u2028\"'; |\\-/0123"), st.characters(codec="utf-8", exclude_characters="\n")
    ),
    max_size=20,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
@pytest.mark.parametrize("dataset", list(Dataset))
def test_whatever_stands_in_a_cell_is_read_or_counted(tmp_path: Path, dataset: Dataset, data: st.DataObject) -> None:
    if dataset is Dataset.GDELT:
        position = data.draw(st.integers(0, len(GDELT) - 1))
        content = lines(gdelt(), gdelt(**{f"_{position}": data.draw(HOSTILE)}), gdelt())
    else:
        row = POLECAT if dataset is Dataset.POLECAT else ICEWS
        content = table(row, {}, {data.draw(st.sampled_from(list(row))): data.draw(HOSTILE)}, {})

    events, failures, tally = read_text(tmp_path, dataset, content)

    assert len(events) + tally.skipped == tally.rows == 3
    assert len(failures) == tally.bad.total()
    assert len(events) >= 2


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(noise=st.binary(max_size=300))
@pytest.mark.parametrize("dataset", list(Dataset))
def test_noise_is_refused_and_never_breaks_a_run(tmp_path: Path, dataset: Dataset, noise: bytes) -> None:
    events, failures, tally = read_text(tmp_path, dataset, noise)

    assert events == []
    assert len(failures) <= tally.rows + 1
