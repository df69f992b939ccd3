from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from summarizer import ingest
from summarizer.domain.article import Article
from summarizer.errors import ArticleError, InputError
from summarizer.ingest import Kept, Reading, Shelf, Source, find, given, load, read_text, unique

STORY = (
    "Ferry sinks off the coast\n\nA ferry with 40 people on board sank on Monday off the northern coast, "
    "the coast guard said. Rescuers pulled 31 people out of the water and were looking for the others, "
    "it said, while the harbour stayed closed to all traffic until the evening.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "b.txt",
        "a.md",
        "sub/c.TEXT",
        "sub/deep/d.txt",
        ".hidden.txt",
        ".git/e.txt",
        "x.jpg",
        "y.jpg",
        "out/z.txt",
        "README",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(STORY, encoding="utf-8")
    return tmp_path


def names(found: ingest.Found, root: Path) -> list[str]:
    return [str(Path(source.name).relative_to(root)) for source in found.files]


def test_a_folder_is_searched_in_sorted_order_without_hidden_and_skipped_ones(folder: Path) -> None:
    found = find([str(folder)], skip=[folder / "out"])

    assert names(found, folder) == ["a.md", "b.txt", "sub/c.TEXT", "sub/deep/d.txt"]
    assert found.failed == ()


def test_other_kinds_of_files_are_named_in_one_note(folder: Path) -> None:
    found = find([str(folder)])

    assert found.notes == ("left out in folders, of no kind that is read: 2 .jpg, 1 without a suffix",)


def test_a_named_file_is_taken_whatever_its_suffix_and_name(folder: Path) -> None:
    paths = [str(folder / "x.jpg"), str(folder / ".hidden.txt"), "-", "-"]

    assert [source.name for source in find(paths).files] == paths[:3]


def test_a_file_reached_twice_is_taken_once(folder: Path) -> None:
    found = find(
        [str(folder / "b.txt"), str(folder), str(folder / "sub" / ".." / "b.txt")], skip=[folder / "out"]
    )

    assert names(found, folder) == ["b.txt", "a.md", "sub/c.TEXT", "sub/deep/d.txt"]


def test_a_missing_path_fails_and_the_rest_goes_on(folder: Path) -> None:
    found = find([str(folder / "gone.txt"), str(folder / "b.txt"), "bad\0name"])

    assert [source.name for source in found.files] == [str(folder / "b.txt")]
    assert [(failed.source, failed.reason) for failed in found.failed] == [
        (str(folder / "gone.txt"), "does not exist"),
        ("bad\\x00name", "is not a valid path"),
    ] or found.failed[1].reason == "does not exist"


def test_an_unreadable_file_fails(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)

    found = find(["-", str(folder / "b.txt")])

    assert [failed.reason for failed in found.failed] == ["cannot be read: permission denied"]


def test_an_unreadable_folder_inside_fails_and_the_rest_goes_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scandir = os.scandir

    def guarded(path: Path) -> object:
        if Path(path).name == "sub":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)

    found = find([str(folder)], skip=[folder / "out"])

    assert names(found, folder) == ["a.md", "b.txt"]
    assert [(f.source, f.reason) for f in found.failed] == [
        (str(folder / "sub"), "cannot be read: permission denied")
    ]


def test_links_to_folders_are_not_followed(folder: Path) -> None:
    (folder / "sub" / "loop").symlink_to(folder, target_is_directory=True)

    found = find([str(folder)], skip=[folder / "out"])

    assert names(found, folder) == ["a.md", "b.txt", "sub/c.TEXT", "sub/deep/d.txt"]
    assert "left out in folders: links to folders (1)" in found.notes


@pytest.mark.parametrize("paths", [[], ["{tmp}"], ["{tmp}/gone"], ["{tmp}", "{tmp}/gone"]], ids=str)
def test_nothing_to_read_is_an_input_error_in_one_line(paths: list[str], tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"x")

    with pytest.raises(InputError) as caught:
        find([path.format(tmp=tmp_path) for path in paths])

    assert caught.value.exit_code == 4
    assert "\n" not in caught.value.message
    assert "1 .jpg" in caught.value.message or "does not" in caught.value.message or not paths
    assert caught.value.hint


def only(source: Source) -> ingest.Outcome:
    (outcome,) = load(source)
    return outcome


def test_load_reads_a_file(folder: Path) -> None:
    article = only(Source("b.txt", folder / "b.txt"))

    assert isinstance(article, Article)
    assert (article.title, article.source) == ("Ferry sinks off the coast", "b.txt")


def test_load_reads_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(STORY.encode())))

    assert only(Source("-")).source == "-"


def test_standard_input_that_comes_in_pieces_and_cannot_go_back_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pieces = [STORY.encode()[i : i + 7] for i in range(0, len(STORY), 7)]

    class Pipe(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:
            piece = pieces.pop(0) if pieces else b""
            buffer[: len(piece)] = piece
            return len(piece)

    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BufferedReader(Pipe())))

    assert only(Source("-")).text == STORY


def test_what_cannot_be_read_is_an_article_error(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("gone.txt", "sub"):
        error = only(Source(name, folder / name))
        assert isinstance(error, ArticleError)
        assert error.message.startswith(f"{name}: cannot be read")
        assert error.hint
    monkeypatch.setattr(given, "LARGEST", 100)
    assert "larger than" in only(Source("b.txt", folder / "b.txt")).message


def test_a_pattern_finds_files_and_one_without_a_match_fails(folder: Path) -> None:
    found = find([str(folder / "**" / "*.txt"), str(folder / "*.zzz")])

    assert names(found, folder) == ["b.txt", "out/z.txt", "sub/deep/d.txt"]
    assert [(f.source, f.reason) for f in found.failed] == [(str(folder / "*.zzz"), "matches no file")]


def test_addresses_are_taken_and_other_schemes_fail() -> None:
    found = find(["https://example.org/a", "HTTP://example.org/b", "https://example.org/a", "ftp://x/y"])

    assert [source.url for source in found.files] == ["https://example.org/a", "HTTP://example.org/b"]
    assert "only http and https" in found.failed[0].reason


def test_recorded_responses_are_left_out_in_one_note(folder: Path) -> None:
    head = '{\n "format": 1,\n "origin": "live",\n "stage": "extract",\n "label": "a"}'
    (folder / "recordings").mkdir()
    for number in range(3):
        (folder / "recordings" / f"extract-a-10bd7366c53{number}-0.json").write_text(head, encoding="utf-8")
    (folder / "budget-0123456789ab-1.json").write_text('{"title": "Budget", "text": "..."}', encoding="utf-8")
    (folder / "notes.json").write_text(head, encoding="utf-8")

    found = find([str(folder)], skip=[folder / "out"])

    assert names(found, folder)[2:4] == ["budget-0123456789ab-1.json", "notes.json"]
    assert not any("recordings" in source.name for source in found.files)
    assert found.notes[1:] == ("left out in folders: recorded responses (3)",)


def test_a_recording_that_is_named_itself_is_read(folder: Path) -> None:
    name = str(folder / "extract-a-10bd7366c533-0.json")
    Path(name).write_text('{"format": 1, "origin": "live", "stage": "extract"}', encoding="utf-8")

    assert [source.name for source in find([name]).files] == [name]


def test_results_and_files_saved_beside_a_page_are_left_out(folder: Path) -> None:
    for name in (
        "old/briefing.json",
        "old/briefing.md",
        "old/sources/a.txt",
        "page.html",
        "page_files/f.html",
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(STORY)

    found = find([str(folder)], skip=[folder / "out"])

    assert names(found, folder) == ["a.md", "b.txt", "page.html", "sub/c.TEXT", "sub/deep/d.txt"]
    assert found.notes[1:] == (
        "left out in folders: files saved beside a page (1)",
        "left out in folders: results of 'summarizer brief' (1)",
    )


def test_broken_links_fail_and_pipes_are_left_out(folder: Path) -> None:
    (folder / "gone.txt").symlink_to(folder / "nowhere")
    (folder / "self.txt").symlink_to(folder / "self.txt")
    os.mkfifo(folder / "pipe.txt")

    found = find([str(folder)], skip=[folder / "out"])

    assert names(found, folder) == ["a.md", "b.txt", "sub/c.TEXT", "sub/deep/d.txt"]
    assert {f.reason for f in found.failed} == {"is a link that leads nowhere"}
    assert "left out in folders: pipes, sockets and devices (1)" in found.notes


def test_reading_gives_each_text_once_and_keeps_what_failed(folder: Path) -> None:
    (folder / "bad.txt").write_bytes(b"")
    notes: list[str] = []
    reading = Reading([str(folder)], skip=[folder / "out"], note=notes.append)

    articles = list(reading)

    assert [Path(a.source).name for a in articles] == ["a.md"]
    assert [(Path(f.source).name, f.reason) for f in reading.failed] == [("bad.txt", "the file is empty")]
    assert sum("the same text as" in note for note in notes) == 3


@pytest.mark.parametrize("kind", [Shelf, Kept])
def test_what_is_kept_is_read_no_further_than_asked_and_is_the_same_again(kind: type[Kept]) -> None:
    read = []

    def articles() -> Iterator[Article]:
        for number in range(3):
            read.append(number)
            yield read_text(STORY.replace("40", str(number + 50)).encode(), f"{number}.txt")

    shelf = kind(articles())
    first = next(iter(shelf))
    assert read == [0]
    assert shelf[1].source == "1.txt"
    assert read == [0, 1]
    assert list(shelf) == list(shelf) == [shelf[0], shelf[1], shelf[2]]
    assert next(iter(shelf)) == first
    assert read == [0, 1, 2]
    with pytest.raises(IndexError):
        shelf[3]
    if isinstance(shelf, Shelf):
        shelf.close()


def test_unique_keeps_the_first_of_each_text() -> None:
    first, second = read_text(STORY.encode(), "a.txt"), read_text(b"\xef\xbb\xbf" + STORY.encode(), "b.txt")
    other = read_text(STORY.replace("40", "50").encode(), "c.txt")

    result = unique([first, second, other])

    assert result.articles == (first, other)
    assert result.notes == ("b.txt: the same text as a.txt, read once",)
