"""The second question: what could not be vouched for goes back to the model once, briefly."""

# ruff: noqa: D101 - a docstring here would be sent to the model, as a description in the schema
from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from summarizer import prompts
from summarizer.domain.article import Article
from summarizer.domain.event import Answerer, Doubt, Draft, DraftClaim, ExtractorInfo
from summarizer.extract.request import requests
from summarizer.extract.stretches import unmarked
from summarizer.llm.base import Message, Reply, Request
from summarizer.wording import shorten

PROMPT = "correct/v1"
MOST = 12
"""Items of one question."""
LONGEST = 6_000
"""Code points of all items together; never more than the first question had."""
_QUOTE, _TEXT, _NEAREST = 300, 200, 400
_TAG = re.compile(r"<(?=/?\s*article-)", re.IGNORECASE)
"""What a model wrote could close the tags around it."""


class Correction(BaseModel):
    model_config = ConfigDict(extra="forbid")

    number: int
    quotes: list[str]
    text: str
    speaker: str | None
    phrase: str | None
    side: str | None


class CorrectionAnswer(BaseModel):
    model_config = ConfigDict(extra="forbid")

    items: list[Correction]


@lru_cache
def fingerprint() -> str:
    """Fingerprint of the prompt's fixed part and the answer's schema."""
    return prompts.load(PROMPT).fingerprint(CorrectionAnswer.model_json_schema())


def question(article: Article, draft: Draft, doubts: Sequence[Doubt]) -> Request[CorrectionAnswer] | None:
    """The request for the claims in doubt, or for as many as fit; null where not even one does.

    Args:
        article: The article.
        draft: What was said of it.
        doubts: What could not be vouched for, each with a claim's place in the draft, counted from 1.
    """
    sent = sum(len(message.content) for one in requests(article) for message in one.messages)
    room = min(LONGEST, sent)
    items: list[str] = []
    for doubt in doubts[:MOST]:
        item = _item(doubt, draft.claims[doubt.number - 1])
        room -= len(item) + 2
        if room < 0:
            break
        items.append(item)
    if not items:
        return None
    template = prompts.load(PROMPT)
    return Request(
        stage="check",
        messages=(
            Message("system", template.system),
            Message("user", template.render(article_id=article.id, items="\n\n".join(items))),
        ),
        answer=CorrectionAnswer,
        label=article.id,
    )


def _item(doubt: Doubt, claim: DraftClaim) -> str:
    lines = [f"{doubt.number}. {claim.kind.value}: {shorten(claim.text, _TEXT)}"]
    if claim.speaker:
        lines.append(f"speaker: {shorten(claim.speaker, _TEXT)}")
    if claim.quantity:
        lines.append(f"phrase: {shorten(claim.quantity.phrase, _TEXT)}")
        if claim.quantity.side:
            lines.append(f"side: {shorten(claim.quantity.side, _TEXT)}")
    lines += [f"quote: {shorten(quote, _QUOTE)}" for quote in claim.quotes[:2]]
    lines.append(f"not found: {shorten(doubt.reason, _TEXT)}")
    if doubt.nearest:
        lines.append(f"nearest: {shorten(doubt.nearest, _NEAREST)}")
    return _TAG.sub("‹", unmarked("\n".join(lines)))


def corrected(draft: Draft, answer: CorrectionAnswer, asked: Sequence[Doubt]) -> Mapping[int, DraftClaim]:
    """The claims as the answer has them, by their place in the draft; only those that were asked about.

    Kind, event, target, measure and scope stay what they were.
    """
    wanted = {doubt.number for doubt in asked}
    found: dict[int, DraftClaim] = {}
    for item in answer.items:
        if item.number not in wanted or item.number in found or not item.quotes or not item.text.strip():
            continue
        claim = draft.claims[item.number - 1]
        quantity = claim.quantity
        if quantity is not None and item.phrase:
            quantity = quantity.model_copy(update={"phrase": item.phrase, "side": item.side or None})
        found[item.number] = claim.model_copy(
            update={
                "text": item.text,
                "speaker": item.speaker or None,
                "quantity": quantity,
                "quotes": tuple(item.quotes),
            }
        )
    return found


def answered(info: ExtractorInfo, reply: Reply[CorrectionAnswer]) -> ExtractorInfo:
    """Who read the article, with who answered the second question, and which one it was."""
    who = Answerer(provider=reply.provider, model=reply.model, origin=reply.origin)
    others = info.others if who in info.answerers else (*info.others, who)
    return info.model_copy(
        update={"second_prompt": PROMPT, "second_fingerprint": fingerprint(), "others": others}
    )


def replaced(draft: Draft, claims: Mapping[int, DraftClaim]) -> Draft:
    """The draft with some claims replaced; every other one, and every place, stays."""
    return draft.model_copy(
        update={
            "claims": tuple(claims.get(number, claim) for number, claim in enumerate(draft.claims, 1)),
        }
    )
