"""A publication date of every origin is worded, in every rendering."""

import io

import planted
import pytest
from rich.console import Console

from summarizer import render
from summarizer.domain.article import Published, PublishedBasis


@pytest.mark.parametrize("basis", PublishedBasis)
def test_every_basis_of_a_publication_date_is_worded(basis):
    briefing = planted.briefing(hostile=False)
    date = Published(edtf="2021-05-05", basis=basis)
    dated = tuple(article.model_copy(update={"published": date}) for article in briefing.articles)
    briefing = briefing.model_copy(update={"articles": dated})
    out = io.StringIO()
    Console(file=out, width=200).print(render.terminal(briefing, planted.TEXTS))
    for text in (
        render.markdown(briefing, planted.TEXTS),
        render.html(briefing, planted.TEXTS),
        out.getvalue(),
    ):
        assert "5 May 2021, from " in text
