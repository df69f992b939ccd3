"""From an article to the requests that are sent for it."""

from __future__ import annotations

from summarizer import prompts
from summarizer.domain.article import Article
from summarizer.extract.answer import ExtractionAnswer
from summarizer.extract.stretches import LONGEST, Stretch, stretches
from summarizer.llm.base import Message, Request

PROMPT = "extract/v1"

EXPANSION = 4.3
"""Length of an answer in proportion to the text sent, for estimates: 4.0 to 4.5 in the recorded answers to
``seeds/``, which are thorough."""


def requests(article: Article, most: int = LONGEST) -> tuple[Request[ExtractionAnswer], ...]:
    """The requests for one article: one, unless the article is long.

    Only kept blocks are sent. The tags around them carry the article's id, which is a hash of its text:
    no text can close its own tags.

    Args:
        article: What is asked about.
        most: Units of a request's text, as ``room`` gives for a model.
    """
    return tuple(request_for(article, stretch) for stretch in stretches(article, most))


def request_for(article: Article, stretch: Stretch) -> Request[ExtractionAnswer]:
    """The request for one stretch of an article."""
    template = prompts.load(PROMPT)
    return Request(
        stage="extract",
        messages=(
            Message("system", template.system),
            Message("user", template.render(article_id=article.id, article=stretch.text)),
        ),
        answer=ExtractionAnswer,
        label=article.id,
    )
