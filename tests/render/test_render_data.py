from __future__ import annotations

import csv
import io
import json
import re

import planted
import pytest

from summarizer import render
from summarizer.domain.briefing import Briefing
from summarizer.render import inert


def test_json_is_the_briefing_again():
    text = render.json_text(planted.briefing())
    assert Briefing.model_validate_json(text) == planted.briefing()


def test_json_is_indented_readable_and_ends_its_last_line():
    text = render.json_text(planted.briefing())
    assert text.startswith('{\n  "schema_version": "1.0",\n  "title"')
    assert "нарк" in text
    assert text.endswith("}\n")


def test_json_is_harmless_in_a_terminal():
    text = render.json_text(planted.briefing())
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", text)
    assert json.loads(text)["articles"][2]["warnings"][7] == planted.HOSTILE["bidi"]


def test_csv_has_a_line_for_each_entry():
    rows = list(csv.DictReader(io.StringIO(render.ledger_csv(planted.briefing()))))
    entries = [entry for e in planted.briefing().episodes for row in e.ledger for entry in row.entries]
    assert [row["entry_id"] for row in rows] == [entry.id for entry in entries]
    assert rows[0] == {
        "episode_id": "ep1", "episode": "Clashes at the Amber Pass between Norland and Sudria", "role": "main",
        "row_id": "L1", "measure": "killed", "side": "Norland", "victim_kind": "military", "scope": "incident",
        "unit": "", "group": "", "stretch": "", "relation": "conflict", "entry_id": "n-killed15", "figure": "15", "operator": "exact",
        "low": "15", "high": "15", "speaker": "Norland's defence ministry", "origin": "norland:mod", "as_of": "Tuesday",
        "articles": "1 3", "article_ids": f"{planted.GAZETTE} {planted.WIRE}", "article_count": "2", "publishers": "0",
        "independent": "1", "origins": "1", "superseded_by": "",
        "claim_ids": "killed15 killed15w",
    }  # fmt: skip


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r-1", "\u200b=1", "\uff1d1"]
)
def test_no_cell_is_a_formula(text):
    briefing = planted.briefing(hostile=False)
    episode = briefing.episodes[0].model_copy(update={"title": text})
    rows = csv.DictReader(
        io.StringIO(render.ledger_csv(briefing.model_copy(update={"episodes": (episode,)})))
    )
    assert {row["episode"][0] for row in rows} == {"'"}


def test_a_cell_is_no_formula_where_semicolons_part_cells():
    briefing = planted.briefing(hostile=False)
    title = "calm; =1+1;\t-2; 'quoted';\"@x; +3 dead; five"
    episode = briefing.episodes[0].model_copy(update={"title": title})
    text = render.ledger_csv(briefing.model_copy(update={"episodes": (episode,)}))
    for row in csv.DictReader(io.StringIO(text)):
        assert row["episode"] == "calm; '=1+1; '-2; 'quoted';\"'@x; '+3 dead; five"


def test_timeline_csv_has_a_line_for_each_event():
    briefing = planted.briefing()
    rows = list(csv.DictReader(io.StringIO(render.timeline_csv(briefing))))
    assert [row["event_id"] for row in rows] == [entry.event_id for entry in briefing.timeline]
    for row, entry in zip(rows, briefing.timeline, strict=True):
        event = next(event for event in briefing.events if event.id == entry.event_id)
        episode = next(e for e in briefing.episodes if event.id in e.event_ids)
        assert (row["position"], row["date"]) == (str(entry.position or ""), entry.edtf or "")
        assert (row["precision"], row["type"]) == (entry.precision, event.type)
        assert (row["episode_id"], row["role"]) == (episode.id, episode.role)
        assert row["article_ids"].split() == list(dict.fromkeys(e.article_id for e in event.evidence))
        assert row["apart"] == ("yes" if entry.apart else "no")


def test_no_cell_of_the_timeline_is_a_formula():
    briefing = planted.briefing()
    events = tuple(event.model_copy(update={"title": "=1+1", "place": "@x"}) for event in briefing.events)
    text = render.timeline_csv(briefing.model_copy(update={"events": events}))
    rows = list(csv.DictReader(io.StringIO(text)))
    assert rows
    assert {(row["event"], row["place"]) for row in rows} == {("'=1+1", "'@x")}
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\n\tb  c ", "a b c"),
        ("\x1b[31m", "␛[31m"),
        ("a\u202eb", "a⟦U+202E⟧b"),
        ("a\u200fb\ufeff", "ab"),
        ("a\x9bb\x7f", "a\ufffdb␡"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("x\u2028y\x85z", "x y z"),
    ],
)
def test_inert_lines(text, expected):
    assert inert.line(text) == expected


def test_half_a_character_is_no_reason_to_write_no_json():
    half = planted.briefing().model_copy(update={"title": "half \ud83d"})

    assert json.loads(render.json_text(half))["title"] == "half \ud83d"
