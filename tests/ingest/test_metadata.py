"""Datelines and languages."""

from __future__ import annotations

import pytest

from summarizer.domain.article import MetadataBasis, PublishedBasis
from summarizer.ingest import read_text
from summarizer.ingest.datelines import read_dateline
from summarizer.ingest.language import language_of

STORY = " a ferry with 40 people on board sank on Monday off the northern coast, the coast guard said."


@pytest.mark.parametrize(
    ("opening", "place", "edtf", "agency"),
    [
        ("GUATEMALA CITY, 4 FEB 90 (ACAN-EFE) --", "GUATEMALA CITY", "1990-02-04", "ACAN-EFE"),
        ("SAN JOSE (COSTA RICA), 12 SEP 89 (AFP) -- [TEXT]", "SAN JOSE (COSTA RICA)", "1989-09-12", "AFP"),
        ("QUITO, 22 AUGUST 89 (DPA) --", "QUITO", "1989-08-22", "DPA"),
        ("LIMA, 28 JUL 05 -- [EDITORIAL] [TEXT]", "LIMA", "2005-07-28", None),
        ("BOGOTA, NO DATE (DOMESTIC SERVICE) -- [TEXT]", "BOGOTA", None, "DOMESTIC SERVICE"),
        ("SAN SALVADOR, 12 NOV (ACAN - EFE) --", "SAN SALVADOR", "XXXX-11-12", "ACAN - EFE"),
        ("PARIS (AP) —", "PARIS", None, "AP"),
        ("KYIV, Ukraine (AP) —", "KYIV, Ukraine", None, "AP"),
        ("Baku, September 13 (Azertac)", "Baku", "XXXX-09-13", "Azertac"),
        ("LONDON/PARIS, Sept 13, 2022 (Reuters) -", "LONDON/PARIS", "2022-09-13", "Reuters"),
        ("MOSCOW. Sept 13 (Interfax) -", "MOSCOW", "XXXX-09-13", "Interfax"),
        ("Moscow, 13 September /TASS/.", "Moscow", "XXXX-09-13", "TASS"),
        ("YEREVAN, SEPTEMBER 14, ARMENPRESS.", "YEREVAN", "XXXX-09-14", "ARMENPRESS"),
        ("Addis Ababa, 29 February 2024 (FBC) -", "Addis Ababa", "2024-02-29", "FBC"),
        ("ERIE, Pa. —", "ERIE, Pa.", None, None),
        ("WASHINGTON, D.C. --", "WASHINGTON, D.C.", None, None),
        ("NEW DELHI:", "NEW DELHI", None, None),
        ("(CNN) --", None, None, "CNN"),
    ],
)
def test_a_dateline_is_read(opening: str, place: str | None, edtf: str | None, agency: str | None) -> None:
    found = read_dateline(opening + STORY, 7)

    assert found is not None
    assert (found.place, found.edtf, found.agency) == (place, edtf, agency)
    assert (found.start, found.end) == (7, 7 + len(opening))


def test_a_byline_before_a_dateline_is_none_of_it() -> None:
    found = read_dateline("By Jane Doe LONDON, Dec 29 (Reuters) -" + STORY)

    assert found is not None
    assert (found.start, found.place) == (12, "LONDON")


@pytest.mark.parametrize(
    "text",
    [
        "In Baku, September 13 saw fighting again along the whole of the border.",
        "Paris is nice (really) - said the mayor of a town far away from there.",
        "Monday (AP) was a good day for all of us here in the newsroom.",
        "WATCH: Bridge collapses in the north of the country after days of rain",
        "UPDATE - The ministry has corrected the number of people on board.",
        "Beirut - The army said on Monday that it had found three more bodies.",
        "FERRY SINKS -- THE COAST GUARD SAID THAT 40 PEOPLE HAD BEEN ON BOARD OF IT",
        "On 13 September 2022 (a Tuesday) - the day of the clashes - nobody slept.",
        "PARIS (AP) —",
        "",
    ],
)
def test_running_text_and_labels_are_no_dateline(text: str) -> None:
    assert read_dateline(text) is None


def test_a_dateline_dates_the_report_only_where_it_has_a_year() -> None:
    dated = read_text(("NORTHPORT, 4 FEB 90 (ACAN-EFE) --" + STORY).encode(), "a.txt")
    bare = read_text(("NORTHPORT, Feb 4 (Reuters) -" + STORY).encode(), "a.txt")

    assert dated.published is not None
    assert (dated.published.edtf, dated.published.basis) == ("1990-02-04", PublishedBasis.DATELINE)
    assert dated.dateline is not None
    assert dated.text[dated.dateline.start : dated.dateline.end] == "NORTHPORT, 4 FEB 90 (ACAN-EFE) --"
    assert bare.published is None
    assert bare.dateline is not None


def test_white_space_inside_a_dateline_keeps_the_offsets() -> None:
    text = "NORTHPORT,  4 FEB 90\n(ACAN-EFE)   -- [TEXT]" + STORY
    found = read_dateline(text)

    assert found is not None
    assert text[found.start : found.end] == "NORTHPORT,  4 FEB 90\n(ACAN-EFE)   -- [TEXT]"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "A ferry with 40 people on board sank on Monday off the coast, and the guard said that it was looking for more of them.",
            "en",
        ),
        (
            "Ein Schiff mit 40 Menschen an Bord ist am Montag vor der Küste gesunken, und die Küstenwache sucht nach den anderen, die noch nicht gefunden sind.",
            "de",
        ),
        (
            "Un ferry avec 40 personnes à bord a coulé lundi au large de la côte et les sauveteurs ont sorti de l'eau la plupart des passagers dans la nuit.",
            "fr",
        ),
        (
            "Паром, на борту которого было сорок человек, затонул в понедельник у берега, и спасатели не могли найти всех, кто был на нём в это время.",
            "ru",
        ),
        (
            "El barco con 40 personas a bordo se hundió el lunes frente a la costa y los guardias sacaron del agua a la mayoría de los que estaban en él.",
            "es",
        ),
        ("渡轮星期一在北部海岸附近沉没，船上有四十人，海岸警卫队说。", "zh"),
        ("フェリーは月曜日に北の海岸の沖で沈んだ。四十人が乗っていた。", "ja"),
        ("Ferry sinks", None),
        ("12 34 56 78", None),
    ],
)
def test_the_language_of_a_text(text: str, language: str | None) -> None:
    assert language_of(text) == language


def test_a_detected_language_says_so() -> None:
    article = read_text((STORY * 2).encode(), "a.txt")

    assert (article.language, article.bases.language) == ("en", MetadataBasis.DETECTED)
