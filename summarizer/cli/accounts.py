"""What a run took, or would take, in words and as JSON."""
# ruff: noqa: PLC0415 - lazy: the help needs no gateway

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from summarizer.cli.options import ModelOptions
from summarizer.cli.progress import Progress, inert

if TYPE_CHECKING:
    from summarizer.llm.budget import Budget, Total
    from summarizer.llm.plan import Plan


def stages(budget: Budget) -> list[dict[str, Any]]:
    """What each stage used of each provider, fallbacks among them."""
    return [
        {"stage": stage, "provider": name, **dataclasses.asdict(total)}
        for (stage, name), total in sorted(budget.totals.items())
    ]


def spending(budget: Budget) -> str:
    """Requests, tokens and money by stage and provider, in a line."""
    paid = [
        f"{stage} by {name}: {_used(total)}"
        for (stage, name), total in sorted(budget.totals.items())
        if total.requests
    ]
    free = sum(total.free for total in budget.totals.values())
    imported = sum(total.imported for total in budget.totals.values())
    batch = f", {imported} of them imported from a batch" if imported else ""
    return inert("; ".join([*(paid or ["0 requests"]), f"{free} answered without asking{batch}"]))


def _used(total: Total) -> str:
    money = "cost unknown: no prices" if total.cost is None else f"{total.cost:.4f} {total.currency}"
    return (
        f"{count(total.requests, 'request')}, {total.input_tokens:,} tokens in "
        f"({total.cached_tokens:,} cached), {total.output_tokens:,} out, {money}"
    )


def dry_run(
    paths: list[str], options: ModelOptions, *, skip: Path | None = None, json_output: bool = False
) -> None:
    """Print what the articles would take. Sends nothing, needs no key."""
    from summarizer.cli.questions import planning
    from summarizer.cli.session import check_folders, is_offline, settings_of

    check_folders(options)
    if is_offline(settings_of(options), options):
        _offline(paths, options, skip, json_output=json_output)
        return

    with Progress(quiet=options.quiet) as progress:
        plan, asked = planning(paths, options, progress, skip)
    limit = settings_of(options).max_cost
    over = limit is not None and plan.cost is not None and plan.cost > limit
    if json_output:
        document = {
            "articles": asked.articles,
            "failed": [item.model_dump(mode="json") for item in asked.failed],
            "stages": [dataclasses.asdict(plan)],
            "cost": plan.cost,
            "most_cost": plan.most_cost,
            "currency": plan.currency,
            "max_cost": limit,
            "over_max_cost": over,
        }
        typer.echo(json.dumps(document, indent=2))
        return
    for line in lines(plan, asked.articles, "recorded" if options.replay else "in the cache"):
        typer.echo(inert(line))
    if settings_of(options).composer == "model":
        typer.echo("wording by a model comes on top: what it takes is known when the articles have been read")
    if over:
        typer.echo(f"that is more than --max-cost {limit:g}: the run would stop before it is through")
    for item in asked.failed:
        typer.echo(inert(f"cannot be read: {item.source}: {item.reason}"), err=True)


def _offline(paths: list[str], options: ModelOptions, skip: Path | None, *, json_output: bool) -> None:
    """Print that nothing would be asked."""
    from summarizer import pipeline
    from summarizer.cli.session import reading_options

    with Progress(quiet=options.quiet) as progress:
        loaded = pipeline.load(
            paths, skip=[skip] if skip else [], watcher=progress, options=reading_options(options)
        )
    if json_output:
        document = {
            "articles": len(loaded.articles),
            "failed": [item.model_dump(mode="json") for item in loaded.failed],
            "stages": [], "cost": 0.0, "most_cost": 0.0, "currency": None, "max_cost": None,
            "over_max_cost": False,
        }  # fmt: skip
        typer.echo(json.dumps(document, indent=2))
        return
    many = count(len(loaded.articles), "article")
    typer.echo(f"{many} would be read by rule, offline: nothing is asked, and it costs nothing")
    for item in loaded.failed:
        typer.echo(inert(f"cannot be read: {item.source}: {item.reason}"), err=True)


def lines(plan: Plan, articles: int, where: str = "in the cache") -> list[str]:
    """A plan in words; ``where`` is what answers some of the requests already."""
    asked = f"{count(plan.requests, 'request')} for {count(articles, 'article')}"
    found = [
        f"{plan.stage} by {plan.provider} ({plan.model}): {asked}, {plan.answered} of them {where} already",
        f"to send: {count(plan.to_send, 'request')}",
    ]
    if plan.hopeless:
        found.append(f"would fail: {count(plan.hopeless, 'request')}, not recorded or too long for the model")
    if plan.to_send:
        found[1] += (
            f", about {plan.input_tokens:,} tokens in ({plan.input_basis}) and {plan.output_tokens:,} out "
            f"({plan.output_basis}; at most {plan.most_output_tokens:,}), without re-asks"
        )
        found.append(
            "cost: unknown, no prices are configured for this provider"
            if plan.cost is None
            else f"cost: about {plan.cost:.4f} {plan.currency}, at most {plan.most_cost:.4f} {plan.currency}"
        )
    return [*found, "nothing was sent"]


def count(number: int, noun: str) -> str:
    """A number with its noun, in the plural where it is one."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
