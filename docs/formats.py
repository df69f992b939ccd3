"""The tables of file-formats.md, made from the models.

``python docs/formats.py`` writes them, ``--check`` compares. A key's meaning is the docstring that stands
below it in the model; where the name says it all, it is in ``PLAIN``.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from enum import StrEnum
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "file-formats.md"
MODULES = ("article", "event", "event_types", "story", "briefing")
BEGIN, END = "<!-- tables: make schemas -->", "<!-- end of tables -->"
ROOTS = ("Briefing", "Grounded")
LONG = 14
"""An enumeration with more values is named, not spelled out."""
PLAIN = {
    "schema_version": "version of this format",
    "id": "identifies it within the file",
    "title": "one line",
    "article_id": "the article that it stands in",
    "article_ids": "the articles that tell of it",
    "claim_ids": "the claims that it rests on",
    "event_ids": "the events that it is about",
    "event_id": "the event that it is about",
    "episode_id": "the episode that it belongs to",
    "start": "first code point in the article's text",
    "end": "the code point after the last one",
    "exact": "the words there",
    "prefix": "up to 32 code points before",
    "suffix": "up to 32 code points after",
    "text": "in words",
    "kind": "which kind it is",
    "reason": "why, in words",
    "note": "a remark, in words",
    "source": "where it was read from",
    "sha256": "SHA-256 of the bytes as read",
    "warnings": "what makes the article doubtful, in words",
    "speaker": "who says so, as printed; null: the article itself",
    "phrase": "as printed",
    "operator": "how the figure bounds the true one",
    "low": "lower bound, null where none is stated",
    "high": "upper bound, null where none is stated",
    "as_of": "the moment that the figure describes, as printed",
    "measure": "what is counted",
    "side": "the party whose people are counted",
    "victim_kind": "who the counted people are",
    "scope": "which stretch of time the figure covers",
    "unit": "the unit, where it is not people",
    "relation": "how they stand to each other",
    "links": "pairs of entries that stand to each other in some way",
    "related": "rows that count something related",
    "entries": "the figures, one for each speaker and phrase",
    "evidence": "the passages that it rests on",
    "citations": "the passages, at least one",
    "verdict": "how well the quotation matched",
    "provider": "name of the provider's profile",
    "model": "name of the model",
    "origin": "how the answer came",
    "publisher": "who published it",
    "author": "as printed",
    "published": "when, and how that is known",
    "language": "a BCP 47 tag",
    "number": "its number in the briefing",
    "time": "when",
    "place": "where, as printed",
    "places": "where, as printed",
    "participants": "who takes part",
    "type": "one of the event types",
    "status": "how the article presents it",
    "name": "as printed",
    "role": "which part it plays",
    "precision": "how exactly it is known",
    "basis": "what it rests on",
    "edtf": "EDTF (ISO 8601-2)",
    "run": "how it came to be",
    "articles": "the articles, in the order of their numbers",
    "episodes": "the outbreaks and developments",
    "events": "everything that happened, is happening or is alleged",
    "claims": "who says what about an event",
    "timeline": "every event's place in time",
    "withheld": "what could not be vouched for",
    "failed": "inputs that could not be used",
    "sentences": "what is read",
    "ledger": "one row for each counted thing",
    "disagreements": "matters on which sources contradict each other",
    "gaps": "what no source says",
    "tool_version": "version of the program",
    "usage": "what the models took",
    "extractor": "who read",
    "requests": "how many",
    "input_tokens": "how many",
    "cached_tokens": "how many of the input's",
    "output_tokens": "how many",
    "cost": "in the currency of the prices; null: none configured",
    "coverage": "how much of the text the evidence touches",
    "uncovered": "what the article states and no claim covers",
    "quote": "what was quoted for it",
    "item": "what it was",
    "topic": "what it is about",
    "positions": "who holds what",
    "ledger_id": "the row that it is about",
    "a": "id of an entry",
    "b": "id of an entry",
    "article": "the article itself",
    "blocks": "the stretches that were read",
    "dropped": "the stretches that were left out",
    "encoding": "in which the bytes were decoded",
    "url": "the address that it was published under",
    "share": "from 0 to 1",
    "kept": "code points that were read",
    "cited": "code points of them that evidence touches",
    "ratio": "cited / kept",
    "why": "in plain words",
    "quantity": "the figure, for a count",
    "target": "whom it blames, asks or addresses",
    "flags": "doubts about the passage",
    "sides": "the parties",
    "why_together": "what joins the articles",
    "before": "events that it is told before",
    "after": "events that it is told after",
    "same_day": "events of the same day",
    "apart": "whether nothing places it",
    "conflicts": "what contradicts its place",
    "prompts": "fingerprint of each prompt template",
    "theme": "which part of the account it belongs to",
    "part": "which development of the article it belongs to: 1 is its news",
    "latest": "last day on which it can have been",
    "dateline": "what a report opens with",
    "bases": "where each piece of metadata comes from",
    "second_fingerprint": "as `fingerprint`, of the second question",
    "earliest": "first day on which it can have been",
}


class Key:
    """A field of a model."""

    def __init__(self, node: ast.AnnAssign, docstring: str | None) -> None:
        assert isinstance(node.target, ast.Name)
        self.name = node.target.id
        self.annotation = node.annotation
        text = docstring or PLAIN.get(self.name, self.name.replace("_", " "))
        self.meaning = " ".join(text.split()).replace("``", "`").replace("|", "\\|").rstrip(".")
        self.meaning = self.meaning[:1].upper() + self.meaning[1:]


class Model:
    """A class of the domain, with its own fields and those that it inherits."""

    def __init__(self, node: ast.ClassDef) -> None:
        self.name = node.name
        self.bases = [base.id for base in node.bases if isinstance(base, ast.Name)]
        self.doc = " ".join((ast.get_docstring(node) or "").split("\n\n")[0].split()).replace("``", "`")
        self.keys = list(_keys(node))


def _keys(node: ast.ClassDef) -> Iterator[Key]:
    for statement, after in zip(node.body, [*node.body[1:], None], strict=True):
        if not isinstance(statement, ast.AnnAssign) or "ClassVar" in ast.unparse(statement.annotation):
            continue
        value = after.value if isinstance(after, ast.Expr) else None
        text = value.value if isinstance(value, ast.Constant) and isinstance(value.value, str) else None
        yield Key(statement, text)


def models() -> dict[str, Model]:
    """Every model of the domain, by its name."""
    found = {}
    for name in MODULES:
        tree = ast.parse((ROOT / "summarizer" / "domain" / f"{name}.py").read_text(encoding="utf-8"))
        found |= {node.name: Model(node) for node in tree.body if isinstance(node, ast.ClassDef)}
    return found


class Types:
    """Annotations in words."""

    def __init__(self) -> None:
        self.modules = [import_module(f"summarizer.domain.{name}") for name in MODULES]

    def named(self, name: str) -> object:
        return next((vars(module)[name] for module in self.modules if name in vars(module)), None)

    def words(self, node: ast.expr) -> tuple[str, list[str]]:
        """What an annotation holds, and the models that it names."""
        match node:
            case ast.BinOp(left=left, right=right):
                (a, more), (b, others) = self.words(left), self.words(right)
                return f"{a} or {b}", more + others
            case ast.Constant(value=None):
                return "null", []
            case ast.Subscript(value=ast.Name(id="tuple" | "dict" as holder), slice=ast.Tuple(elts=inner)):
                text, more = self.words(inner[0] if holder == "tuple" else inner[1])
                return f"{'list' if holder == 'tuple' else 'object'} of {text}", more
            case ast.Subscript(value=ast.Name(id="Literal"), slice=inner):
                values = inner.elts if isinstance(inner, ast.Tuple) else [inner]
                return " ".join(f"`{v.value}`" for v in values if isinstance(v, ast.Constant)), []
            case ast.Name(id=name):
                return self._name(name)
        return ast.unparse(node), []

    def _name(self, name: str) -> tuple[str, list[str]]:
        plain = {"str": "text", "int": "whole number", "float": "number", "bool": "true or false"}
        if name in plain:
            return plain[name], []
        value = self.named(name)
        if isinstance(value, type) and issubclass(value, StrEnum):
            values = [f"`{one.value}`" for one in value]
            return (" ".join(values) if len(values) <= LONG else f"[{name}](#{name.lower()})"), (
                [] if len(values) <= LONG else [name]
            )
        if not isinstance(value, type):
            arguments = getattr(value, "__args__", ())
            return " ".join(f"`{one}`" for one in arguments) or name, []
        return f"[{name}](#{name.lower()})", [name]


def tables() -> str:
    """All tables, each model once, in the order in which they are met."""
    known, types = models(), Types()
    out: list[str] = []
    waiting, seen = list(ROOTS), set(ROOTS)
    while waiting:
        name = waiting.pop(0)
        value = types.named(name)
        if isinstance(value, type) and issubclass(value, StrEnum):
            out.append(f"### {name}\n\n" + " ".join(f"`{one.value}`" for one in value))
            continue
        model = known[name]
        keys = [key for base in model.bases if base in known for key in known[base].keys] + model.keys
        lines = ["| key | holds | meaning |", "|---|---|---|"]
        for key in keys:
            holds, more = types.words(key.annotation)
            lines.append(f"| `{key.name}` | {holds} | {key.meaning} |")
            for one in more:
                if one not in seen:
                    seen.add(one)
                    waiting.append(one)
        out.append(f"### {name}\n\n{model.doc}\n\n" + "\n".join(lines))
    return "\n\n".join(out)


def main() -> None:
    """Write the tables into the page, or compare them."""
    text = PAGE.read_text(encoding="utf-8")
    made = re.sub(
        rf"(?<={re.escape(BEGIN)}\n\n).*?(?=\n\n{re.escape(END)})", lambda _: tables(), text, flags=re.DOTALL
    )
    if "--check" not in sys.argv:
        PAGE.write_text(made, encoding="utf-8")
    elif made != text:
        sys.exit("docs/file-formats.md is not what the models say: make schemas")


if __name__ == "__main__":
    main()
