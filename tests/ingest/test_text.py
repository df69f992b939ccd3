from __future__ import annotations

import codecs
import hashlib
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.domain.article import Article, BlockRole
from summarizer.errors import ArticleError
from summarizer.ingest import read_text

BODY = (
    "A ferry with 40 people on board sank on Monday off the northern coast, the coast guard said. "
    "Rescuers pulled 31 people out of the water, it said."
)
SECOND = (
    "The harbour stayed closed to all traffic until the evening, and the ministry of transport opened an "
    "inquiry into the ferry's last inspection."
)


def read(text: str) -> Article:
    return read_text(text.encode(), "a.txt")


def kept(article: Article) -> list[tuple[str, str]]:
    return [(block.role.value, article.text[block.start : block.end]) for block in article.blocks]


def dropped(article: Article) -> list[tuple[str, str]]:
    return [(block.reason.value, article.text[block.start : block.end]) for block in article.dropped]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "white space"),
        (codecs.BOM_UTF8, "white space"),
        (codecs.BOM_UTF8 + b"\n\n", "white space"),
        ("\u200b\n\u00a0".encode(), "white space"),
        (b"%PDF-1.7\n%abc", "PDF"),
        (b"PK\x03\x04\x14\x00", "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"text with a \x00 in it", "binary"),
        (b"\x01\x02\x03\x04abc\x05\x06", "binary"),
        (b"\xff\xfe\x00\xd8\x00\xd8", "binary"),
        (b"Leave a Reply\n\nYour email address will not be published.\n", "nothing is left"),
        (b"[ad_1]", "nothing is left"),
    ],
    ids=str,
)
def test_what_is_no_article_is_refused_in_one_line_with_a_hint(data: bytes, message: str) -> None:
    with pytest.raises(ArticleError, match=message) as caught:
        read_text(data, "a.txt")

    assert caught.value.message.startswith("a.txt: ")
    assert "\n" not in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (f"Title here\n\n{BODY}".encode(), "utf-8"),
        (codecs.BOM_UTF8 + f"Title here\n\n{BODY}".encode(), "utf-8-sig"),
        (f"Title here\n\n{BODY}".encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + f"Title here\n\n{BODY}".encode("utf-16-be"), "utf-16"),
        (f"Title here\n\n{BODY}".encode("utf-32"), "utf-32"),
    ],
    ids=["utf-8", "utf-8-bom", "utf-16-le", "utf-16-be", "utf-32"],
)
def test_unicode_is_decoded_without_a_warning_and_without_its_mark(data: bytes, encoding: str) -> None:
    article = read_text(data, "a.txt")

    assert article.text == f"Title here\n\n{BODY}"
    assert article.encoding == encoding
    assert article.warnings == () or article.warnings[0].startswith("only ")
    assert article.sha256 == hashlib.sha256(data).hexdigest()
    assert article.id == hashlib.sha256(article.text.encode()).hexdigest()[:12]


CYRILLIC = (
    "Паром затонул у северного побережья. На борту находились сорок человек, сообщила береговая охрана. "
    "Спасатели подняли из воды тридцать одного человека и продолжают искать остальных."
)
GREEK = "Το πλοίο βυθίστηκε κοντά στη βόρεια ακτή. Στο πλοίο επέβαιναν σαράντα άτομα, ανακοίνωσε το λιμενικό σώμα. Οι διασώστες συνεχίζουν τις έρευνες."


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (f"“The ferry’s gone” – it’s over. {BODY}", "cp1252"),
        (f"A café owner saw it. {BODY}", "latin-1"),
        (CYRILLIC, "cp1251"),
        (GREEK, "iso8859-7"),
    ],
    ids=["typographic quotes", "one accent", "Russian", "Greek"],
)
def test_other_encodings_are_guessed_with_a_warning(text: str, codec: str) -> None:
    article = read_text(text.encode(codec), "a.txt")

    assert article.text == text
    assert any(article.encoding in warning for warning in article.warnings)


def test_a_damaged_byte_in_utf_8_is_replaced_and_the_rest_is_read() -> None:
    data = f"“The ferry’s gone” – it’s over, said Jörg. {BODY}".encode() + b"\xe2\x80"

    article = read_text(data, "a.txt")

    assert article.text.startswith("“The ferry’s gone” – it’s over, said Jörg.")
    assert article.encoding == "utf-8"
    assert "replaced" in article.warnings[0]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\f", "\u2028"], ids=repr)
def test_line_ends_of_every_kind_separate_and_stay_in_the_text(end: str) -> None:
    text = end.join(["Ferry sinks off the coast", "", BODY, SECOND, ""])

    article = read(text)

    assert article.text == text
    assert kept(article) == [
        ("title", "Ferry sinks off the coast"),
        ("paragraph", BODY),
        ("paragraph", SECOND),
    ]


def test_white_space_and_invisible_characters_around_blocks_belong_to_none() -> None:
    article = read(f"\n \u00a0\u200bFerry sinks off the coast \u200e\n\u00a0\n\t{BODY}\u00a0 \n\ufeff\n")

    assert kept(article) == [("title", "Ferry sinks off the coast"), ("paragraph", BODY)]


def test_hard_wrapped_text_is_one_block_a_paragraph() -> None:
    text = """FERRY SINKS OFF THE COAST

   A ferry with 40 people on board sank on Monday off the northern coast,
the coast guard said. Rescuers pulled 31 people out of the water and
were looking for the others, it said.

   The harbour stayed closed to all traffic until the evening, and the
ministry of transport opened an inquiry.
   Relatives of the missing gathered at the quay, where the mayor said
that the town would pay for their stay.
"""
    blocks = kept(read(text))

    assert [role for role, _ in blocks] == ["title", "paragraph", "paragraph", "paragraph"]
    assert [" ".join(block.split())[:12] for _, block in blocks[1:]] == [
        "A ferry with",
        "The harbour ",
        "Relatives of",
    ]
    assert blocks[1][1].endswith("looking for the others, it said.")


def test_a_line_broken_inside_a_sentence_is_joined() -> None:
    article = read(f"Ferry sinks off the coast\n\n{BODY} According to\nthe owner\n, it was full.\n{SECOND}")

    assert [text for _, text in kept(article)][1:] == [
        f"{BODY} According to\nthe owner\n, it was full.",
        SECOND,
    ]


def test_one_line_is_a_paragraph_and_gives_the_title() -> None:
    article = read(BODY)

    assert kept(article) == [("paragraph", BODY)]
    assert article.title == "A ferry with 40 people on board sank on Monday off the northern coast, the…"
    assert len(article.title) <= 80


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("Ferry sinks off the coast", "Ferry sinks off the coast"),
        ("Who let the ferry sail?", "Who let the ferry sail?"),
        ("# Ferry sinks", "Ferry sinks"),
        ("Ferry “Star” sinks: what we know", "Ferry “Star” sinks: what we know"),
        ("Watch: ferry sinks off the coast", "Watch: ferry sinks off the coast"),
    ],
)
def test_a_first_line_that_looks_like_a_title_is_one(first: str, title: str) -> None:
    article = read(f"{first}\n\n{BODY}\n\n{SECOND}")

    assert article.title == title
    assert article.blocks[0].role is BlockRole.TITLE


def test_headings_and_a_subtitle() -> None:
    article = read(
        f"Ferry sinks off the coast\n\nThirty-one people rescued\n\n{BODY}\nRequest for divers\n{SECOND}\n\nWhat comes next?\n\n{BODY} It was late."
    )

    assert [role for role, _ in kept(article)] == [
        "title",
        "heading",
        "paragraph",
        "heading",
        "paragraph",
        "heading",
        "paragraph",
    ]


def test_a_title_run_into_the_first_words_is_left_as_it_is() -> None:
    line = f"Northland NorthlandFerry sinks off the coast of Northland. {BODY}"

    assert kept(read(f"Ferry sinks off the coast\n\n{line}"))[1] == ("paragraph", line)


def test_few_kept_words_are_warned_of() -> None:
    assert read("Ferry sinks.").warnings == ("only 2 words were kept",)


@given(st.binary(max_size=400))
@settings(max_examples=300, deadline=None)
def test_arbitrary_bytes_give_an_article_or_an_article_error(data: bytes) -> None:
    try:
        article = read_text(data, "x")
    except ArticleError:
        return
    assert article.blocks


PIECES = st.sampled_from(
    [
        BODY, SECOND, "Ferry sinks", "Leave a Reply", "[ad_1]", "12 Comments", "What do you think?", "Related articles", "\n", "\n\n",
        "\r\n", " ", "\u00a0", "\u200b", "Print", "“", "”", "— A (@b) May 1, 2021", "By Jane Doe", "May 1, 2021", "[caption id=1]", "é", "ы", ".", ",", "x" * 90,
    ]
)  # fmt: skip


@given(st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=25).map("".join))
@settings(max_examples=400, deadline=None)
def test_blocks_are_trimmed_disjoint_and_lose_nothing(text: str) -> None:
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return
    try:
        article = read_text(data, "x")
    except ArticleError:
        return
    spans = sorted([block.span for block in article.blocks] + [block.span for block in article.dropped])
    position = 0
    for start, end in spans:
        between = article.text[position:start]
        assert not re.sub(r"[\s\u200b-\u200f\u2060\ufeff\u00ad]", "", between)
        piece = article.text[start:end]
        assert piece == piece.strip()
        assert piece
        position = end
    assert not re.sub(r"[\s\u200b-\u200f\u2060\ufeff\u00ad]", "", article.text[position:])
    assert read_text(data, "x") == article
