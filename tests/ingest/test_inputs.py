"""Every kind of input, good and damaged: read, or refused in one line that says what to do."""

from __future__ import annotations

import io
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from container_cases import ARCHIVES, DOCUMENTS, FEEDS, FOUND, LATER, WRAPPED
from input_cases import MAILS, PAGES, TEXTS, Case
from makers import STORY, pdf, warc, zipped
from record_cases import RECORDS

from summarizer.cli.output import write_folder
from summarizer.domain.article import Article
from summarizer.domain.event import Draft, DraftEvent, ExtractorInfo
from summarizer.errors import ArticleError
from summarizer.ground import ground
from summarizer.ingest import Columns, Given, Note, Options, archives, read, readers


def outcomes(case: Case) -> list[Article | ArticleError | Note]:
    columns = None if case.columns is None else Columns.parse(case.columns)
    suffix = "." + case.name.rsplit(".", 1)[1] if "." in case.name else ""
    options = Options(columns=columns)
    return list(read(Given(io.BytesIO(case.data), case.name, suffix, options=options, named=case.named)))


CASES = [*TEXTS, *PAGES, *MAILS, *RECORDS, *FEEDS, *DOCUMENTS, *ARCHIVES]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_it_is_read_or_refused_in_one_line_that_says_what_to_do(case: Case) -> None:
    found = outcomes(case)
    articles = [item for item in found if isinstance(item, Article)]
    errors = [item for item in found if isinstance(item, ArticleError)]
    notes = [item.text for item in found if isinstance(item, Note)]

    assert tuple(article.source for article in articles) == case.articles, found
    assert len(errors) == len(case.errors), found
    for error, piece in zip(errors, case.errors, strict=True):
        assert piece in error.message
        assert error.message.startswith(case.name)
        assert error.hint
        assert "\n" not in error.message + error.hint
    for piece in case.notes:
        assert any(piece in note for note in notes), notes
    if articles:
        first = articles[0]
        assert any(case.text in first.text[block.start : block.end] for block in first.blocks)
        assert case.kind in {None, first.kind}
        for name, value in case.says:
            assert _said(first, name, value), (name, first)


def _said(article: Article, name: str, value: object) -> bool:
    if name == "published":
        return (article.published and article.published.edtf) == value
    if name == "warnings":
        return any(str(value) in warning for warning in article.warnings)
    return getattr(article, name) == value


def test_the_table_has_at_least_sixty_cases_each_with_its_own_name() -> None:
    assert len({case.id for case in CASES}) == len(CASES) >= 60


def test_a_web_archive_that_is_not_packed_and_breaks_off() -> None:
    data = warc(FOUND, LATER, packed=False)
    found = outcomes(Case("", "a.warc", data[: data.rindex(b"</article>")]))

    assert [item.source for item in found if isinstance(item, Article)] == ["a.warc#1"]
    assert [item.message for item in found if isinstance(item, ArticleError)] == [
        "a.warc#2: the record breaks off"
    ]


@pytest.mark.parametrize(
    ("data", "package"), [(pdf(WRAPPED), "pypdf"), (warc(FOUND), "warcio")], ids=["pdf", "warc"]
)
def test_an_optional_package_that_is_missing_is_named_with_how_to_get_it(
    data: bytes, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readers, "find_spec", lambda name: None)

    (error,) = outcomes(Case("", "a.bin", data))

    assert isinstance(error, ArticleError)
    assert package in error.message
    assert error.hint is not None
    assert error.hint.startswith("pip install 'summarizer[")


SAMPLES = [case for case in CASES if case.kind is not None and not case.errors]


@pytest.mark.parametrize("case", SAMPLES, ids=lambda case: case.id)
def test_a_citation_is_what_the_reader_sees_in_sources(case: Case, tmp_path: Path) -> None:
    article = next(item for item in outcomes(case) if isinstance(item, Article))
    event = DraftEvent(
        key="e1",
        part=1,
        type="accident",
        title="Ferry sinks",
        status="happened",
        when=None,
        where=None,
        participants=(),
        quotes=(case.text,),
    )
    info = ExtractorInfo(provider="x", model="x", origin="authored", prompt="x", fingerprint="x")
    grounded = ground(Draft(article_id=article.id, events=(event,), claims=(), extractor=info), article)
    write_folder(tmp_path, {f"sources/{article.id}.txt": article.text})

    (evidence,) = grounded.events[0].evidence
    written = (tmp_path / "sources" / f"{article.id}.txt").read_bytes().decode()
    assert written[evidence.start : evidence.end] == evidence.exact
    assert " ".join(evidence.exact.split()) == case.text


SMALL = [case for case in CASES if len(case.data) < 20_000]


@pytest.mark.parametrize("seed", range(6))
def test_damage_never_crashes_a_reader_and_is_told_in_one_printable_line(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(60):
        case = chance.choice(SMALL)
        data = damaged(bytearray(case.data), chance)
        name = chance.choice(SMALL).name if chance.random() < 0.3 else case.name
        for outcome in outcomes(replace(case, data=data, name=name)):
            if isinstance(outcome, Article):
                assert outcome.text.encode()
            else:
                message = outcome.text if isinstance(outcome, Note) else f"{outcome.message} {outcome.hint}"
                assert message.isprintable(), message
                assert isinstance(outcome, Note) or outcome.hint


def damaged(data: bytearray, chance: random.Random) -> bytes:
    """Bytes cut off, changed, left out and put in, once to four times."""
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(data) + 1)
        kind = chance.randrange(4)
        if kind == 0:
            del data[at:]
        elif kind == 1:
            del data[at : at + chance.randint(1, 40)]
        elif kind == 2:
            data[at : at + 1] = chance.randbytes(chance.randint(1, 8))
        else:
            data[at:at] = chance.choice(SMALL).data[: chance.randint(1, 2000)]
    return bytes(data)


def test_archives_in_archives_share_one_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST", 20_000)
    inner = zipped({f"{number}.txt": STORY * 10 for number in range(4)})
    found = outcomes(Case("", "a.zip", zipped({f"{number}.zip": inner for number in range(4)})))

    assert 4 < len([item for item in found if isinstance(item, Article)]) < 16
    assert any("unpacks to more than" in item.message for item in found if isinstance(item, ArticleError))


def test_plain_text_needs_no_parser_and_no_network() -> None:
    code = (
        "import sys; from summarizer.ingest import Reading\n"
        "from summarizer import resources\n"
        "assert list(Reading([str(resources.seeds() / '000_3aafcafe47891334.txt')]))\n"
        "heavy = {'lxml', 'trafilatura', 'ssl', 'feedparser', 'pypdf', 'warcio'} & set(sys.modules)\n"
        "sys.exit(f'imported {heavy}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stderr
