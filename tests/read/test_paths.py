from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tracemalloc
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from multipolar.model.articles import Article
from multipolar.model.coded import Failure
from multipolar.read import READERS, read_paths
from multipolar.read.limits import MAX_LINE_BYTES

if TYPE_CHECKING:
    from collections.abc import Sequence

REPORT = "Ruritania has recalled its ambassador from Sylvania.\nNo reason was given.\n"
RECORD = b'{"id": "a1", "text": "Ruritania has recalled its ambassador from Sylvania."}\n'
PAGE = (
    b"<html><head><title>Envoy recalled</title></head><body><article><p>Ruritania has recalled its ambassador from "
    b"Sylvania, officials in Strelsau said on Monday.</p><p>They gave no reason for the step, which had been "
    b"expected since the talks between both countries failed.</p></article></body></html>"
)


def put(folder: Path, name: str, content: bytes | str) -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def only_failure(results: Sequence[Article | Failure]) -> Failure:
    [failure] = results
    assert isinstance(failure, Failure)
    assert "\n" not in str(failure)
    return failure


def from_stdin(data: bytes) -> list[Article | Failure]:
    return list(read_paths(["-"], stdin=io.BytesIO(data)))


def test_text_is_kept_with_its_newlines(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", "Ruritania left.\r\nSylvania stayed.\n\n")

    [article] = read_paths([path])

    assert isinstance(article, Article)
    assert article.text == "Ruritania left.\r\nSylvania stayed.\n\n"
    assert article.source == path


def test_path_objects_are_read_too(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", REPORT)

    assert isinstance(next(read_paths([tmp_path / "a.txt"])), Article)


def test_suffix_in_capitals_is_known(tmp_path: Path) -> None:
    assert isinstance(next(read_paths([put(tmp_path, "A.TXT", REPORT)])), Article)


def test_date_of_the_run_applies_to_text(tmp_path: Path) -> None:
    [article] = read_paths([put(tmp_path, "a.txt", REPORT)], published_on=date(2031, 5, 6))

    assert isinstance(article, Article)
    assert article.published_on == date(2031, 5, 6)


def test_missing_file_is_a_failure_and_the_run_goes_on(tmp_path: Path) -> None:
    good = put(tmp_path, "a.txt", REPORT)

    missing, article = read_paths([str(tmp_path / "none.txt"), good])

    assert str(missing) == f"{tmp_path}/none.txt: no such file; check the path"
    assert isinstance(article, Article)


def test_missing_file_without_known_suffix_is_called_missing(tmp_path: Path) -> None:
    assert only_failure(list(read_paths([tmp_path / "none"]))).reason == "no such file"


def test_unknown_kind_names_the_known_ones(tmp_path: Path) -> None:
    failure = only_failure(list(read_paths([put(tmp_path, "a.docx", b"PK\x03\x04")])))

    assert failure.reason == "unknown kind of file '.docx'"
    assert failure.advice == "known kinds: .txt .html .htm .json .jsonl .ndjson"


def test_file_without_suffix_is_a_failure(tmp_path: Path) -> None:
    assert only_failure(list(read_paths([put(tmp_path, "README", REPORT)]))).reason == "a file without a suffix"


def test_path_with_nul_is_a_failure() -> None:
    assert "not a path" in only_failure(list(read_paths(["a\0b.txt"]))).reason


def test_name_too_long_is_a_failure() -> None:
    assert "cannot be read" in only_failure(list(read_paths(["a" * 5000 + ".txt"]))).reason


@pytest.mark.parametrize("suffix", [suffix for reader in READERS for suffix in reader.suffixes])
@pytest.mark.parametrize("content", [b"", b" \r\n\n \t"], ids=["empty", "blank"])
def test_file_without_content_is_one_failure(tmp_path: Path, suffix: str, content: bytes) -> None:
    failure = only_failure(list(read_paths([put(tmp_path, f"a{suffix}", content)])))

    assert failure.reason in {"holds no text", "holds no article"}


@pytest.mark.parametrize("suffix", [suffix for reader in READERS for suffix in reader.suffixes])
@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF document"),
        (b"PK\x03\x04rest", "a zip archive"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\x1f\x8b\x08rest", "compressed with gzip"),
        (b"{\\rtf1 text}", "a rich-text document"),
        (b"abc\x00\x01\x02\n" * 50, "binary, not text (NUL byte at offset 3)"),
        ("Ruritania has left.".encode("utf-16-le"), "UTF-16 without a byte order mark"),
    ],
)
def test_binary_is_one_failure_whatever_it_is_named(tmp_path: Path, suffix: str, content: bytes, what: str) -> None:
    failure = only_failure(list(read_paths([put(tmp_path, f"a{suffix}", content)])))

    assert failure.reason.startswith(what)


@pytest.mark.parametrize("suffix", [suffix for reader in READERS for suffix in reader.suffixes])
def test_single_line_of_20_mb_is_one_failure_in_little_memory(tmp_path: Path, suffix: str) -> None:
    path = put(tmp_path, f"a{suffix}", b"word " * 4_000_000)

    tracemalloc.start()
    failure = only_failure(list(read_paths([path])))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert failure.reason
    assert suffix == ".json" or peak < 3 * 10_000_000


def test_unreadable_file_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(tmp_path, "a.txt", REPORT)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)

    assert only_failure(list(read_paths([path]))).reason == "no permission to read it"


def test_unreadable_folder_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "scandir", refuse)

    assert only_failure(list(read_paths([tmp_path]))).where == str(tmp_path)


def test_folder_is_read_with_those_below_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a.jsonl", "sub/d.html", "sub/c.txt", "e.json"):
        put(tmp_path, name, PAGE if name.endswith("html") else RECORD)

    sources = [article.source for article in read_paths([tmp_path]) if isinstance(article, Article)]

    assert [Path(source).name for source in sources] == ["a.jsonl", "b.txt", "e.json", "c.txt", "d.html"]


def test_folder_skips_hidden_and_other_files(tmp_path: Path) -> None:
    for name in (".hidden.txt", ".git/a.txt", "notes.md", "a.txt"):
        put(tmp_path, name, REPORT)

    assert [Path(result.source).name for result in read_paths([tmp_path]) if isinstance(result, Article)] == ["a.txt"]


def test_folder_without_files_is_a_failure(tmp_path: Path) -> None:
    assert only_failure(list(read_paths([tmp_path]))).reason == "a folder without a file to read"


def test_link_to_a_folder_above_is_not_followed(tmp_path: Path) -> None:
    put(tmp_path, "sub/a.txt", REPORT)
    (tmp_path / "sub" / "loop").symlink_to(tmp_path)

    assert len(list(read_paths([tmp_path]))) == 1


def test_link_to_itself_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "a.txt")

    assert "cannot be read" in only_failure(list(read_paths([tmp_path / "a.txt"]))).reason


def test_link_to_nothing_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "none.txt")

    assert only_failure(list(read_paths([tmp_path]))).reason == "no such file"


def test_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    put(tmp_path, "b.txt", REPORT)

    assert len(list(read_paths([tmp_path]))) == 1


def test_file_name_that_is_no_text_is_shown_escaped(tmp_path: Path) -> None:
    path = os.path.join(os.fsencode(tmp_path), b"a\xff\nb.txt")  # noqa: PTH118  (bytes)
    Path(os.fsdecode(path)).write_text(REPORT, "utf-8")

    [article] = read_paths([os.fsdecode(path)])

    assert isinstance(article, Article)
    assert article.source == f"{tmp_path}/a\\xff\\nb.txt"


def test_folder_named_like_a_file_is_read_as_a_folder(tmp_path: Path) -> None:
    put(tmp_path, "a.txt/b.txt", REPORT)

    assert len([one for one in read_paths([tmp_path / "a.txt"]) if isinstance(one, Article)]) == 1


@pytest.mark.parametrize(
    ("data", "count", "start"),
    [
        (REPORT.encode(), 1, "Ruritania has"),
        (b"\xef\xbb\xbf" + REPORT.encode(), 1, "Ruritania has"),
        (REPORT.encode("utf-16"), 1, "Ruritania has"),
        (RECORD * 3, 3, "Ruritania has"),
        (b"\n \n" + RECORD, 1, "Ruritania has"),
        (b"\xef\xbb\xbf" + RECORD, 1, "Ruritania has"),
        (b'{\n "text": "Ruritania has left."\n}', 1, "Ruritania has"),
        (b"[" + RECORD + b"]", 1, "Ruritania has"),
        (b"  " + PAGE, 1, "Ruritania has"),
        (b"[Strelsau] Ruritania has left.", 1, "[Strelsau]"),
    ],
)
def test_standard_input_is_told_by_its_first_character(data: bytes, count: int, start: str) -> None:
    results = from_stdin(data)

    assert len(results) == count
    for article in results:
        assert isinstance(article, Article)
        assert article.source == "-"
        assert article.text.startswith(start)


def test_failure_in_standard_input_names_it() -> None:
    assert only_failure(from_stdin(b"")).where == "standard input"
    assert only_failure(from_stdin(b'{"a": \n')).where == "standard input, line 1"


def test_standard_input_longer_than_what_is_sniffed_is_read_whole() -> None:
    assert len(from_stdin(RECORD * 5_000)) == 5_000


def test_standard_input_stays_open() -> None:
    stdin = io.BytesIO(RECORD)

    list(read_paths(["-"], stdin=stdin))

    assert not stdin.closed


def test_standard_input_is_the_process_own_by_default() -> None:
    program = "from multipolar.read import read_paths; print(next(read_paths(['-'])).text)"

    done = subprocess.run([sys.executable, "-c", program], input=b"Ruritania left.", capture_output=True, check=True)

    assert done.stdout.strip() == b"Ruritania left."


def test_one_broken_line_among_a_thousand_costs_one_line(tmp_path: Path) -> None:
    lines = [RECORD] * 1000
    lines[16] = b'{"text": "Ruritania\n'

    results = list(read_paths([put(tmp_path, "news.jsonl", b"".join(lines))]))

    assert len(results) == 1000
    failure = only_failure([result for result in results if isinstance(result, Failure)])
    assert failure.where.endswith("news.jsonl, line 17")
    assert failure.reason.startswith("not valid JSON (Unterminated string")
    assert failure.advice == "mend or delete the line"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"text": "Half \\ud800 a pair."}', "half a surrogate pair (U+D800 at offset 5 of the text)"),
        (b'{"text": "A report.", "title": "\\udc00"}', "half a surrogate pair (U+DC00 at offset 0 of the title)"),
        (b'{"text": "A \\u0000 report."}', "binary, not text (NUL character at offset 2 of the text)"),
        (b'{"text": "caf\xe9"}', "not UTF-8 (byte 0xE9 at offset 13)"),
        (b'{"text": "a\x00b"}', "binary, not text (NUL byte)"),
        (b'{"text": ""}', "holds no text"),
        (b'{"text": null}', '"text" is null'),
        (b'{"text": 5}', '"text" is 5'),
        (b'{"body": "A report."}', 'no "text" (its keys: "body")'),
        (b"[1, 2]", "[1, 2] is no article"),
        (b"17", "17 is no article"),
        (b"[" * 100_000, "not valid JSON (nested too deep)"),
        (b"9" * 5_000, "not valid JSON (a number with too many digits)"),
        (b'{"text": "A report.", "published": "5 May"}', '"published" is "5 May", no date'),
        (b'{"text": "A report.", "published": 20100402}', '"published" is 20100402'),
        (b'{"text": "A report.", "published": "2010-02-30"}', '"published" is "2010-02-30", no date'),
        (b'{"text": "A report.", "language": "fr"}', "language fr: only English is coded"),
        (b'{"text": "A report.", "title": ["a"]}', '"title" is ["a"]'),
        (b'{"text": "A report.", "id": true}', '"id" is true'),
        (b'{"text": "A report.", "id": {}}', '"id" is {}'),
        (b'{"text": "' + b"word " * 60_001 + b'"}', "the text has 300,005 characters, a report at most 300,000"),
        (b'{"text": "' + b"x" * MAX_LINE_BYTES + b'"}', "longer than 4,000,000 bytes"),
    ],
)
def test_bad_line_is_one_failure_with_its_number(tmp_path: Path, line: bytes, reason: str) -> None:
    path = put(tmp_path, "a.jsonl", RECORD + line + b"\n" + RECORD)

    first, failure, last = read_paths([path])

    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert isinstance(failure, Failure)
    assert failure.where == f"{path}, line 2"
    assert failure.reason == reason
    assert "\n" not in str(failure)


def test_blank_lines_are_counted_but_not_read(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jsonl", RECORD + b"\n\r\n" + b"{\n")

    _, failure = read_paths([path])

    assert isinstance(failure, Failure)
    assert failure.where == f"{path}, line 4"


def test_last_line_may_lack_its_newline(tmp_path: Path) -> None:
    assert len(list(read_paths([put(tmp_path, "a.jsonl", RECORD + RECORD.rstrip())]))) == 2


def test_utf16_json_lines_are_one_failure(tmp_path: Path) -> None:
    failure = only_failure(list(read_paths([put(tmp_path, "a.jsonl", (RECORD * 5).decode().encode("utf-16"))])))

    assert failure.reason == "UTF-16, not UTF-8"


def test_memory_stays_flat_over_a_long_file(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        for _ in range(400):
            file.write(b'{"text": "' + b"Ruritania left. " * 3_000 + b'"}\n')

    tracemalloc.start()
    count = sum(1 for _ in read_paths([path]))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert count == 400
    assert path.stat().st_size > 19_000_000
    assert peak < 10_000_000


def test_one_json_file_may_hold_one_article_or_a_list(tmp_path: Path) -> None:
    one = put(tmp_path, "one.json", RECORD)
    many = put(tmp_path, "many.json", b"[" + RECORD + b"," + RECORD + b"]")

    assert [isinstance(result, Article) for result in read_paths([one, many])] == [True] * 3


def test_bad_article_in_a_list_is_named_by_its_number(tmp_path: Path) -> None:
    path = put(tmp_path, "a.json", b"[" + RECORD + b', {"id": 4}]')

    _, failure = read_paths([path])

    assert isinstance(failure, Failure)
    assert failure.where == f"{path}, article 2"


@pytest.mark.parametrize("content", [b"[]", b"{", b'"a"', RECORD * 2])
def test_json_file_without_article_is_one_failure(tmp_path: Path, content: bytes) -> None:
    only_failure(list(read_paths([put(tmp_path, "a.json", content)])))


def test_record_gives_all_it_knows(tmp_path: Path) -> None:
    path = put(
        tmp_path,
        "a.json",
        b'{"id": 17, "text": "Ruritania left.", "title": "Left", "publisher": "Castle Post", "url": "https://x.org/1",'
        b' "published": "2031-05-06T23:30:00-05:00", "language": "en-GB", "other": [1]}',
    )

    [article] = read_paths([path], published_on=date(1999, 1, 1))

    assert article == Article(
        id="17",
        source=path,
        text="Ruritania left.",
        title="Left",
        publisher="Castle Post",
        url="https://x.org/1",
        published_on=date(2031, 5, 6),
    )


def test_blank_and_null_values_are_not_known(tmp_path: Path) -> None:
    path = put(tmp_path, "a.json", b'{"text": "Ruritania left.", "id": "", "title": null, "published": " "}')

    [article] = read_paths([path], published_on=date(1999, 1, 1))

    assert isinstance(article, Article)
    assert article.title is None
    assert article.published_on == date(1999, 1, 1)
    assert len(article.id) == 20


def test_pairs_of_surrogates_are_one_character(tmp_path: Path) -> None:
    [article] = read_paths([put(tmp_path, "a.jsonl", b'{"text": "Flag \\ud83c\\udff3 up."}')])

    assert isinstance(article, Article)
    assert article.text == "Flag \U0001f3f3 up."


@pytest.mark.parametrize(
    ("content", "reason", "advice"),
    [
        (b"caf\xe9 talks", "not UTF-8 (byte 0xE9 at offset 3)", "convert it: iconv -f WINDOWS-1252 -t UTF-8"),
        (b"caf\x81\xe9", "not UTF-8 (byte 0x81 at offset 3)", "convert it: iconv -f ITS-ENCODING -t UTF-8"),
        (b"\xff\xfea", "not UTF-16 (byte 0x61 at offset 2)", None),
    ],
)
def test_wrong_encoding_names_the_byte_and_the_cure(
    tmp_path: Path, content: bytes, reason: str, advice: str | None
) -> None:
    failure = only_failure(list(read_paths([put(tmp_path, "a.txt", content)])))

    assert failure.reason == reason
    assert advice in {None, failure.advice}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_mark_tells_the_encoding_and_is_dropped(tmp_path: Path, encoding: str) -> None:
    [article] = read_paths([put(tmp_path, "a.txt", "Café talks.\r\n".encode(encoding))])

    assert isinstance(article, Article)
    assert article.text == "Café talks.\r\n"


def test_same_text_has_the_same_id_under_any_name(tmp_path: Path) -> None:
    one, other = read_paths([put(tmp_path, "a.txt", REPORT), put(tmp_path, "b.txt", REPORT)])

    assert isinstance(one, Article)
    assert isinstance(other, Article)
    assert one.id == other.id


def test_reading_text_loads_no_html_library(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", REPORT)
    program = (
        "import sys; from multipolar.read import read_paths; list(read_paths([sys.argv[1]]));"
        "assert not {'trafilatura', 'htmldate', 'lxml'} & set(sys.modules)"
    )

    subprocess.run([sys.executable, "-c", program, path], check=True)


@pytest.mark.skipif(os.geteuid() == 0 or not shutil.which("chmod"), reason="root may read everything")
def test_file_without_read_permission_is_a_failure(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", REPORT)
    Path(path).chmod(0)

    assert only_failure(list(read_paths([path]))).reason == "no permission to read it"
