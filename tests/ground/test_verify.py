from __future__ import annotations

import copy
import re

import pytest
from planted_briefing import briefing
from pydantic import ValidationError

from summarizer.domain.briefing import Briefing
from summarizer.ground.verify import verify

BRIEFING, SOURCES = briefing()
DATA = BRIEFING.model_dump(mode="json")
FIRST, SECOND = SOURCES

UNCHECKED = {
    "schema_version", "articles.[].title", "articles.[].publisher", "articles.[].author", "articles.[].language",
    "articles.[].url", "articles.[].published.edtf",
    "articles.[].published.phrase", "articles.[].source", "articles.[].coverage", "episodes.[].role",
    "episodes.[].time.note", "episodes.[].why_together.[]", "episodes.[].sentences.[].note",
    "episodes.[].sentences.[].theme", "episodes.[].sentences.[].worded_by", "bottom_line.[].note",
    "bottom_line.[].kind", "bottom_line.[].theme", "bottom_line.[].worded_by", "length",
    "episodes.[].sentences.[].kind", "episodes.[].ledger.[].links.[].reason", "episodes.[].disagreements.[].id",
    "episodes.[].disagreements.[].topic", "episodes.[].gaps.[].text", "events.[].part", "events.[].time.note",
    "events.[].mentions.[].part", "events.[].mentions.[].time.note",
    "timeline.[].why.[]", "timeline.[].conflicts.[]",
}  # fmt: skip
"""What no source can bear out or refute: metadata, the program's own remarks."""

OMITTED = {
    "episodes.[].time.edtf", "events.[].time.edtf", "events.[].place",
    "events.[].mentions.[].time.edtf", "events.[].mentions.[].place", "claims.[].party", "claims.[].target",
    "claims.[].quantity.side", "episodes.[].disagreements.[].ledger_id",
}  # fmt: skip
"""What may be left out: unknown is a value."""


def leaves(node, path=()):
    if isinstance(node, dict):
        for key, value in node.items():
            yield from leaves(value, (*path, key))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from leaves(value, (*path, index))
    else:
        yield path, node


def changed(path, value):
    data = copy.deepcopy(DATA)
    node = data
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = value
    return data


def kind(path):
    return ".".join("[]" if isinstance(step, int) else step for step in path)


def tampered(value):
    if isinstance(value, int | float):
        return [value + 1, None]
    return [f"{value} Bolivia", "", None] if isinstance(value, str) else ["Bolivia", 3.0]


def kinds():
    """The last place of every kind of key that the planted briefing has, but for the run's."""
    places = {kind(path): (path, value) for path, value in leaves(DATA) if path[0] not in {"run", "withheld"}}
    return [pytest.param(*place, id=name) for name, place in places.items() if name not in UNCHECKED]


def found(data, sources=SOURCES):
    """What is wrong, whether the model of a briefing or the verifier says it."""
    try:
        read = Briefing.model_validate(data)
    except ValidationError as error:
        return [str(error)]
    return [f"{p.where}: {p.what}" for p in verify(read, sources)]


def test_an_untouched_briefing_holds():
    assert verify(BRIEFING, SOURCES) == []


def test_the_planted_briefing_has_every_kind_of_sentence():
    texts = [sentence.text for sentence in BRIEFING.episodes[0].sentences]
    assert REVISED in texts
    assert CONTRADICTED in texts
    assert BRIEFING.withheld == ()


@pytest.mark.parametrize(("path", "value"), kinds())
def test_tampering_with_any_key_is_found(path, value):
    for new in tampered(value):
        if new is None and kind(path) in OMITTED:
            continue
        if (
            kind(path) in {"events.[].place", "events.[].mentions.[].place", "episodes.[].ledger.[].id"}
            and new != f"{value} Bolivia"
        ):
            continue
        data = changed(path, new)
        assert found(data) or Briefing.model_validate(data) == BRIEFING, new


def index_of(text):
    return next(i for i, s in enumerate(BRIEFING.episodes[0].sentences) if s.text == text)


REVISED = "Peru said at least 49 Peruvian soldiers were killed, up from an earlier figure of 20."
CONTRADICTED = "Chile said that 105 Peruvian soldiers were killed and 12 captured, but Peru said 7 Peruvian soldiers were captured."
SENTENCES = [
    pytest.param(text, old, new, id=f"{old}>{new}")
    for text, changes in {
        REVISED: [
            ("Peru said", "Chile said"), ("49", "94"), ("at least", "at most"), ("at least ", ""),
            ("killed", "wounded"), ("killed", "not killed"), ("Peruvian", "Chilean"), ("soldiers", "civilians"),
            ("said", "denied"), ("killed,", "killed in Geneva,"), ("killed,", "killed on Friday,"),
            ("up from", "down from"), ("of 20", "of at least 20"), ("at least 49", "20"), ("of 20", "of 105"),
            (", up from an earlier figure of 20", ""),
        ],
        CONTRADICTED: [
            ("but Peru", "but Chile"), ("Chile said", "Peru said"), ("Chile said", "Bolivia said"), (" 7 ", " 8 "),
            ("105 Peruvian", "12 Peruvian"), ("12 captured", "7 captured"), ("and 12 captured", "and 12 killed"),
            ("105", "at least 105"), ("were captured", "were not captured"), ("were captured.", "were captured in Tacna."),
            ("Chile said that", "Peru denied that"), (", but Peru said 7 Peruvian soldiers were captured", ""),
            (" and 12 captured", ""), ("7 Peruvian soldiers were captured", "7 Peruvian soldiers were killed"),
        ],
        "Troops of Peru and Chile clashed near Tacna.": [("clashed", "traded"), ("Peru and ", "")],
        "Chile asked for talks in Geneva.": [("Chile", "Peru"), ("asked for", "rejected"), ("Geneva", "Lima")],
    }.items()
    for old, new in changes
]  # fmt: skip


@pytest.mark.parametrize(("text", "old", "new"), SENTENCES)
def test_a_sentence_with_other_words_is_found(text, old, new):
    number = index_of(text)
    assert old in text
    data = changed(("episodes", 0, "sentences", number, "text"), text.replace(old, new, 1))
    assert any(f"sentence {number + 1}" in line for line in found(data))


def test_a_claim_and_its_sentence_changed_alike_are_found():
    text = "Peru said at least 49 Peruvian soldiers were killed."
    claim = next(i for i, c in enumerate(BRIEFING.claims) if c.text == text)
    data = changed(("episodes", 0, "sentences", index_of(REVISED), "text"), REVISED.replace("49", "94"))
    data["claims"][claim]["text"] = text.replace("49", "94")
    assert any("94”" in line and line.startswith("claim") for line in found(data))


def test_a_figure_changed_everywhere_is_found():
    text = re.sub(r"\b49\b(?=[. ])", "94", BRIEFING.model_dump_json()).replace('"low":49.0', '"low":94.0')
    problems = found(Briefing.model_validate_json(text).model_dump(mode="json"))
    assert any("expected" in line and "94" in line and "found" in line and "49" in line for line in problems)


def test_a_changed_source_is_named_with_the_passages_that_broke():
    sources = {**SOURCES, FIRST: SOURCES[FIRST].replace("at least 49", "at least 53")}
    problems = found(DATA, sources)
    assert problems[0] == f"article 1 ({FIRST}): its text has changed: its hash is not the article's id"
    start = SOURCES[FIRST].index("Peru said on Thursday")
    broken = [line for line in problems if f"at {start}:" in line]
    assert any(line.startswith("claim") for line in broken)
    assert any("citation of article 1" in line for line in broken)
    assert all("expected “Peru said on Thursday" in line and "least 53" in line for line in broken)
    assert not any(SECOND in line for line in problems)


def test_text_put_in_at_the_start_moves_every_passage():
    sources = {**SOURCES, SECOND: f"New. {SOURCES[SECOND]}"}
    problems = found(DATA, sources)
    told = [*BRIEFING.bottom_line, *BRIEFING.episodes[0].sentences]
    cited = sum(c.article_id == SECOND for s in told for c in s.citations)
    assert sum("citation of article 2" in line for line in problems) == cited


def test_a_missing_source_is_named():
    problems = found(DATA, {SECOND: SOURCES[SECOND]})
    assert f"article 1 ({FIRST}): its text (sources/{FIRST}.txt) is missing" in problems
    assert any("its article has no source text" in line for line in problems)


def test_a_sentence_without_a_citation_cannot_be():
    assert found(changed(("episodes", 0, "sentences", 0, "citations"), []))
    bare = BRIEFING.episodes[0].sentences[0].model_copy(update={"citations": ()})
    episode = BRIEFING.episodes[0].model_copy(update={"sentences": (bare,)})
    assert verify(BRIEFING.model_copy(update={"episodes": (episode,)}), SOURCES)


@pytest.mark.parametrize("dropped", ["claims", "events", "articles", "episodes"])
def test_a_list_that_lost_an_item_is_found(dropped):
    assert found(DATA | {dropped: DATA[dropped][1:]})


def test_a_ledger_that_lost_a_row_or_an_entry_is_found():
    data = changed(("episodes", 0, "ledger"), DATA["episodes"][0]["ledger"][1:])
    assert any("the ledger has the figure of claim" in line for line in found(data))
    entries = DATA["episodes"][0]["ledger"][0]["entries"]
    data = changed(("episodes", 0, "ledger", 0, "entries"), entries[:-1])
    assert any("the ledger has the figure of claim" in line for line in found(data))


def test_a_claim_that_takes_another_speaker_from_the_article_is_found():
    place = next(i for i, c in enumerate(BRIEFING.claims) if c.text.startswith("Chile asked"))
    data = changed(("claims", place, "speaker"), "Ruritania")
    assert any("Ruritania is not named in or next to the passage" in line for line in found(data))
