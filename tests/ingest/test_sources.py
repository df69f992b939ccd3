from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from summarizer import ingest
from summarizer.errors import ArticleError, InputError
from summarizer.ingest import Source, find, load, read_text, unique

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
        "x.pdf",
        "y.pdf",
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

    assert found.notes == ("left out in folders, not .txt, .text, .md: 2 .pdf, 1 without a suffix",)


def test_a_named_file_is_taken_whatever_its_suffix_and_name(folder: Path) -> None:
    paths = [str(folder / "x.pdf"), str(folder / ".hidden.txt"), "-", "-"]

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
    assert ".txt, .text, .md" in caught.value.message or "does not exist" in caught.value.message
    assert caught.value.hint


def test_load_reads_a_file(folder: Path) -> None:
    article = load(Source("b.txt", folder / "b.txt"))

    assert (article.title, article.source) == ("Ferry sinks off the coast", "b.txt")


def test_load_reads_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(STORY.encode())))

    assert load(Source("-", None)).source == "-"


def test_what_cannot_be_read_is_an_article_error(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("gone.txt", "sub"):
        with pytest.raises(ArticleError) as caught:
            load(Source(name, folder / name))
        assert caught.value.message.startswith(f"{name}: cannot be read")
        assert caught.value.hint
    monkeypatch.setattr(ingest, "LARGEST", 100)
    with pytest.raises(ArticleError, match="larger than"):
        load(Source("b.txt", folder / "b.txt"))


def test_unique_keeps_the_first_of_each_text() -> None:
    first, second = read_text(STORY.encode(), "a.txt"), read_text(b"\xef\xbb\xbf" + STORY.encode(), "b.txt")
    other = read_text(STORY.replace("40", "50").encode(), "c.txt")

    result = unique([first, second, other])

    assert result.articles == (first, other)
    assert result.notes == ("b.txt: the same text as a.txt, read once",)
