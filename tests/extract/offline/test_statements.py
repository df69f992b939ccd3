"""What the claims of the offline extractor say: sentences as statements that stand by themselves."""

from __future__ import annotations

import pytest

from summarizer import ingest
from summarizer.extract import offline
from summarizer.extract.offline import statements
from summarizer.extract.offline.acting import acting
from summarizer.ground import ground


def claims(*paragraphs):
    text = "\n\n".join(("Notes from the coast", *paragraphs)) + "\n"
    article = ingest.read_text(text.encode(), "article.txt")
    grounded = ground(offline.extract(article), article, ())
    assert not grounded.withheld
    return {claim.text: claim.speaker for claim in grounded.claims}


FIRST = "Two men were killed in Tacna on Friday, police said."
CASES = [
    pytest.param(
        "The road is closed, the mayor of Tacna said on Monday.",
        "The mayor of Tacna said the road is closed.",
        id="who says it comes first",
    ),
    pytest.param(
        "“The road is closed to all traffic,” said Ana Rojas, the harbour master.",
        "Ana Rojas, the harbour master, said: “The road is closed to all traffic.”",
        id="a quotation behind its speaker",
    ),
    pytest.param(
        "In addition, the port authority said the pier was closed.",
        "The port authority said the pier was closed.",
        id="without what ties it to another sentence",
    ),
    pytest.param(
        "The bishop, on the other hand, called for an end to the strike.",
        "The bishop called for an end to the strike.",
        id="without an aside that ties it",
    ),
    pytest.param(
        "The bridge will stay open, according to the port authority.",
        "According to the port authority, the bridge will stay open.",
        id="according to",
    ),
    pytest.param(
        "The union called for a strike after talks failed, which nobody had expected.",
        "The union called for a strike after talks failed.",
        id="without what another clause tells",
    ),
    pytest.param(
        "LIMA, Peru (Agency) — The bridge will stay open, the port authority said.",
        "The port authority said the bridge will stay open.",
        id="without the line that says where it was filed",
    ),
    pytest.param(
        "TACNA-TV said the bridge will stay open.",
        "TACNA-TV said the bridge will stay open.",
        id="a hyphen ends no such line",
    ),
    pytest.param(
        "The bishop called for a vote in the U.N. assembly.",
        "The bishop called for a vote in the U.N. assembly.",
        id="a stop of an abbreviation ends nothing",
    ),
    pytest.param(
        "The union called for a strike on Monday. help the families.",
        "The union called for a strike on Monday.",
        id="without a fragment behind it",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "statement"), CASES)
def test_a_statement_stands_by_itself(sentence, statement):
    assert statement in claims(FIRST, sentence)


def test_a_statement_is_without_the_dateline_of_the_article():
    text = "SAN MARCOS (CHILE), 3 May 2019 (Agency) -- [Text] The port authority said that the bridge will stay open."
    assert (
        claims(text, FIRST)["The port authority said that the bridge will stay open."] == "The port authority"
    )


REFERENTS = [
    pytest.param(
        "Peru’s Defence Minister Juan Soto said the border was closed. He also demanded an apology.",
        {"Peru’s Defence Minister Juan Soto also demanded an apology.": "Peru’s Defence Minister Juan Soto"},
        id="he is the only person before",
    ),
    pytest.param(
        "Juan Soto met Ana Rojas on Monday. She demanded an apology.",
        {},
        id="she could be anybody",
    ),
    pytest.param(
        "The foreign ministry in Lima said the border was closed. The ministry said the army was ready.",
        {"The foreign ministry in Lima said the army was ready.": "The foreign ministry in Lima"},
        id="the ministry named before",
    ),
    pytest.param(
        "A spokesman for the navy said the port was closed. According to the statement, the pier was damaged.",
        {"According to a spokesman for the navy, the pier was damaged.": "A spokesman for the navy"},
        id="whose statement it is",
    ),
    pytest.param(
        "Chile called on Peru to stop. It said its troops had answered fire.",
        {},
        id="it is nobody for sure",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), REFERENTS)
def test_whom_a_word_means(text, expected):
    found = claims(FIRST, text)
    assert expected.items() <= found.items()
    assert not any(claim.startswith(("He ", "She ", "It ", "The ministry")) for claim in found)


ALONE = [
    pytest.param("The mayor opened the bridge.", True, id="a name for everybody"),
    pytest.param("He opened the new bridge.", False, id="he"),
    pytest.param("The bridge was opened, he said.", False, id="he said"),
    pytest.param("The border has been calm since then.", False, id="since then"),
    pytest.param("The mayor condemned such acts of violence.", False, id="such acts"),
    pytest.param("The mayor named towns such as Tacna.", True, id="such as"),
    pytest.param("The mayor said: “We will open it.”", True, id="we, in a quotation"),
    pytest.param("We will open the bridge soon.", False, id="we"),
    pytest.param("Who will open the bridge?", False, id="a question"),
    pytest.param("The mayor said: “We will open it.", False, id="an open quotation"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "alone"), ALONE)
def test_what_stands_alone(text, alone):
    assert statements.stands_alone(text) is alone


SUBJECTS = [
    pytest.param("on @T0 , @N1", (1,), id="behind what ties it"),
    pytest.param("@T0 of @N1 , @N2", (2,), id="behind another phrase"),
    pytest.param("@N0 , @N1 and @N2", (0, 1, 2), id="a list"),
    pytest.param("@P0 of @N1", (0,), id="with what belongs to it"),
    pytest.param("@N0 , @P1 ,", (0,), id="with an apposition"),
]  # fmt: skip


@pytest.mark.parametrize(("slot", "subjects"), SUBJECTS)
def test_who_acts(slot, subjects):
    line = f"{slot} said @T9"
    start = 3 if slot.startswith("on ") else 0
    assert acting(line, start, len(slot)) == subjects


def test_an_auxiliary_before_a_phrase_makes_it_no_subject():
    line = "although @N0 , @N1 has @T2 occupied @T3"
    assert acting(line, line.index("@T2"), line.index(" occupied")) == ()


FURNITURE = [
    pytest.param("Image caption The mayor called for calm.", id="a caption"),
    pytest.param("The mayor called for calm (Photo by Ana Rojas).", id="a credit"),
    pytest.param("The mayor called for calm HORROR CRASH Bus hits wall FAMILY ROW Dog bites man.", id="other stories"),
    pytest.param("A photo of the mayor, who called for calm.", id="a picture"),
]  # fmt: skip


@pytest.mark.parametrize("sentence", FURNITURE)
def test_what_a_page_prints_among_sentences_is_not_read(sentence):
    assert list(claims(FIRST, sentence)) == ["Police said two men were killed in Tacna on Friday."]


def test_who_died_in_another_year_is_recalled():
    text = "Notes\n\nSix men were killed in Tacna on Friday, police said. It was the worst crash since 1959, when two miners died.\n"
    grounded = ground(offline.extract(article := ingest.read_text(text.encode(), "a.txt")), article, ())
    found = {claim.quantity.low: claim.quantity.scope.value for claim in grounded.claims if claim.quantity}
    assert found == {6: "incident", 2: "background"}
    assert [event.time.edtf for event in grounded.events if event.part > 1] == ["1959"]


SCENES = [
    pytest.param(
        "A plane carrying tourists from Lima crashed on Sunday in northern Chile, killing nine people.",
        ("Sunday", "Chile"),
        id="behind the word for it",
    ),
    pytest.param(
        "Nine tourists from Lima died when a plane crashed in the mountains of Chile.",
        (None, "the mountains of Chile"),
        id="with what it lies in",
    ),
    pytest.param(
        "Nine people died when a bus crashed, and Ana Rojas of the hotel in Tacna knew them.",
        (None, None),
        id="nowhere beside it",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), SCENES)
def test_when_and_where_an_accident_was(sentence, expected):
    article = ingest.read_text(f"Notes from the coast\n\n{sentence}\n".encode(), "article.txt")
    (event,) = offline.extract(article).events
    assert (event.when, event.where) == expected


def test_the_day_on_which_somebody_says_so_is_not_that_of_what_they_say():
    article = ingest.read_text(
        b"Notes\n\nOfficials said Monday that the minister met the bishop of Tacna.\n", "article.txt"
    )
    (event,) = offline.extract(article).events
    assert (event.type.value, event.when) == ("talks", None)
