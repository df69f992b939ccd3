"""What ``summarizer batch import`` says, in words and as JSON."""
# ruff: noqa: PLC0415 - lazy: the help needs no gateway

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.cli.accounts import count

if TYPE_CHECKING:
    from summarizer.cli.questions import Questions
    from summarizer.config import Profile
    from summarizer.llm.batch import Import
    from summarizer.llm.batch_file import Answers


def _cost(found: Import, profile: Profile) -> tuple[float | None, float | None]:
    """What the answers cost at the batch's price, and at the full price; null where not configured."""
    from summarizer.llm.budget import price

    full = price(found.tokens, profile.prices)
    share = None if profile.prices is None else profile.prices.batch
    return (None if full is None or share is None else full * share), full


def _currency(profile: Profile) -> str | None:
    return None if profile.prices is None else profile.prices.currency


def document(
    found: Import,
    answers: Answers,
    asked: Questions,
    profile: Profile,
    again: Path,
    failed: list[tuple[str, str]],
) -> dict[str, Any]:
    """Everything that came of an import."""
    cost, full = _cost(found, profile)
    return {
        "provider": profile.name,
        "model": profile.model,
        "requests": asked.count,
        "valid": len(found.valid),
        "cached": len(found.cached),
        "invalid": [asked.source(label) for label in found.invalid],
        "errors": [{"source": asked.source(label), "reason": reason} for label, reason in found.errors],
        "failed": [{"source": source, "reason": reason} for source, reason in failed],
        "unanswered": [asked.source(label) for label in found.unanswered],
        "unknown": found.unknown,
        "surplus": found.surplus,
        "lines": answers.lines,
        "repeated": answers.repeated,
        "nameless": answers.nameless,
        "broken": answers.broken,
        "again": {"file": str(again) if found.again else None, "requests": len(found.again)},
        "usage": {
            "answers": found.answers,
            "input_tokens": found.tokens.input,
            "cached_tokens": found.tokens.cached,
            "output_tokens": found.tokens.output,
            "cost": cost,
            "full_price": full,
            "currency": _currency(profile),
        },
    }


def lines(found: Import, answers: Answers, asked: Questions, profile: Profile, again: Path) -> Iterable[str]:
    """The same in words; the last line is the sum."""
    for label, reason in found.errors:
        yield f"not answered: {asked.source(label)}: {reason}"
    for label in found.invalid:
        yield f"invalid: {asked.source(label)}: to be asked again"
    odd = {
        "left out, for requests that these articles do not make": len(found.unknown),
        "left out, for requests that were answered already (--replace takes them)": found.surplus,
        "left out, for requests that another line had answered": answers.repeated,
        "without a custom_id": answers.nameless,
        "cut off or no JSON": answers.broken,
    }
    for what, number in odd.items():
        if number:
            yield f"note: {count(number, 'line')} {what}"
    if found.unanswered:
        yield (
            f"note: {count(len(found.unanswered), 'request')} without a line: import the other files, "
            "or write them again with 'summarizer batch export'"
        )
    if found.again:
        yield f"{again}: {count(len(found.again), 'request')} to send again"
    cost, full = _cost(found, profile)
    requests, currency = count(asked.count, "request"), _currency(profile)
    money = "cost unknown: no prices"
    if full is not None:
        money = f"{full:.4f} {currency} at the full price; prices.batch is not set"
    if cost is not None:
        money = f"{cost:.4f} {currency} at the batch's price"
    used = found.tokens
    yield (
        f"{profile.name}: {len(found.valid)} of {requests} answered by this, "
        f"{len(found.cached)} before; {count(found.answers, 'answer')} taken over, "
        f"{used.input:,} tokens in ({used.cached:,} cached), {used.output:,} out, {money}"
    )
