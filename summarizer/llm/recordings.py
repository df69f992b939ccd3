"""Recorded exchanges: one readable JSON file each.

In a file, a text of several lines stands as ``{"$lines": [...]}``, and a text that is itself JSON as
``{"$json": ...}``, so that a person can read and review both what was asked and what was answered.
"""

from __future__ import annotations

import difflib
import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, cast

from summarizer.errors import ConfigError
from summarizer.llm.wire import canonical, digest, json_text

FORMAT = 1
_DIFF_LINES, _DIFF_WIDTH = 12, 160


@dataclass(frozen=True)
class Recording:
    """One exchange. ``origin`` is whose the answer is: a provider's (live), or written by hand (authored)."""

    method: str
    path: str
    body: Any
    status: int
    answer: Any
    origin: Literal["live", "authored"] = "live"
    attempt: int = 0
    stage: str = ""
    label: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    file: Path | None = field(default=None, compare=False)

    @property
    def digest(self) -> str:
        """Identifies the request: method, path and canonical body."""
        return digest(self.method, self.path, self.body)

    @property
    def name(self) -> str:
        """File name: who asked, which request, which attempt."""
        who = re.sub(r"[^A-Za-z0-9._]+", "-", f"{self.stage}-{self.label}".strip("-")).strip("-.")[:60]
        return f"{who or 'request'}-{self.digest[:12]}-{self.attempt}.json"


def save(folder: Path, recording: Recording) -> Path:
    """Write a recording, in place of an earlier one of the same request and attempt."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob(f"*{recording.digest[:12]}-{recording.attempt}.json"):
        old.unlink()
    content = {
        "format": FORMAT,
        "origin": recording.origin,
        "stage": recording.stage,
        "label": recording.label,
        "attempt": recording.attempt,
        "request": {
            "method": recording.method,
            "path": recording.path,
            "body": _readable(recording.body, exact=True),
        },
        "response": {
            "status": recording.status,
            "headers": recording.headers,
            "body": _readable(recording.answer, exact=False),
        },
    }
    path = folder / recording.name
    path.write_text(json_text(content, indent=1) + "\n", encoding="utf-8")
    return path


def read(path: Path) -> Recording:
    """Read one file.

    Raises:
        ConfigError: it is no recording, or of a format that this version does not know.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if content["format"] != FORMAT:
            raise ConfigError(
                f"{path.name}: recording of format {content['format']}, not {FORMAT}", hint="record it anew"
            )
        request, response = content["request"], content["response"]
        return Recording(
            method=request["method"],
            path=request["path"],
            body=_literal(request["body"]),
            status=int(response["status"]),
            answer=_literal(response["body"]),
            origin=cast('Literal["live", "authored"]', content["origin"]),
            attempt=int(content["attempt"]),
            stage=content.get("stage", ""),
            label=content.get("label", ""),
            headers=dict(response.get("headers", {})),
            file=path,
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ConfigError(
            f"{path.name}: not a recording that can be read ({type(error).__name__})"
        ) from error


def load(folder: Path) -> tuple[Recording, ...]:
    """Every recording of a folder, by file name.

    Raises:
        ConfigError: there is no such folder, or a file in it is no recording.
    """
    if not folder.is_dir():
        raise ConfigError(f"no recordings: {folder} is not a folder")
    return tuple(read(path) for path in sorted(folder.glob("*.json")))


@dataclass(frozen=True)
class Audit:
    """What a folder of recordings holds, compared with the requests that occur now."""

    used: tuple[Recording, ...]
    unused: tuple[Recording, ...]
    """Nothing asks for these any more."""
    missing: tuple[str, ...]
    """Digests of requests that nothing answers."""


def audit(recordings: Iterable[Recording], expected: Iterable[str]) -> Audit:
    """Compare recordings with the digests of the requests that occur now."""
    recordings, wanted = tuple(recordings), tuple(dict.fromkeys(expected))
    have = {recording.digest for recording in recordings}
    return Audit(
        used=tuple(recording for recording in recordings if recording.digest in set(wanted)),
        unused=tuple(recording for recording in recordings if recording.digest not in set(wanted)),
        missing=tuple(value for value in wanted if value not in have),
    )


def nearest(body: Any, recordings: Iterable[Recording]) -> Recording | None:
    """The recording whose request shares most lines with this one."""
    lines = Counter(_lines(body))

    def shared(recording: Recording) -> float:
        others = Counter(_lines(recording.body))
        return 2 * (lines & others).total() / max(1, lines.total() + others.total())

    return max(recordings, key=shared, default=None)


def difference(body: Any, recording: Recording) -> tuple[str, ...]:
    """What changed from the recorded request (``-``) to this one (``+``): the first lines of each."""
    changed = [
        f"{line[0]} {_short(line[1:])}"
        for line in difflib.unified_diff(_lines(recording.body), _lines(body), lineterm="", n=0)
        if line[:1] in "+-" and line[:3] not in {"+++", "---"}
    ]
    if len(changed) <= _DIFF_LINES:
        return tuple(changed)
    gone = [line for line in changed if line[0] == "-"]
    come = [line for line in changed if line[0] == "+"]
    half = _DIFF_LINES // 2
    room = max(half, _DIFF_LINES - len(come)), max(half, _DIFF_LINES - len(gone))
    return (*gone[: room[0]], *come[: room[1]], f"(and {len(changed) - _DIFF_LINES} more lines)")


def _short(line: str) -> str:
    return line if len(line) <= _DIFF_WIDTH else line[: _DIFF_WIDTH - 1] + "…"


def _lines(body: Any) -> list[str]:
    text = json.dumps(_readable(json.loads(canonical(body)), exact=True), ensure_ascii=False, indent=0)
    return [line for line in text.splitlines() if line.strip("{}[], ") not in {"", '""'}]


def _readable(value: Any, *, exact: bool) -> Any:
    if isinstance(value, dict):
        return {key: _readable(item, exact=exact) for key, item in value.items()}
    if isinstance(value, list):
        return [_readable(item, exact=exact) for item in value]
    if not isinstance(value, str):
        return value
    if value[:1] in {"{", "["} and (parsed := _as_json(value, exact=exact)) is not None:
        return {"$json": parsed}
    return {"$lines": value.split("\n")} if "\n" in value else value


def _as_json(text: str, *, exact: bool) -> Any:
    try:
        parsed = json.loads(text, object_pairs_hook=_no_repeats)
    except ValueError:
        return None
    return None if exact and json.dumps(parsed, ensure_ascii=False) != text else parsed


def _no_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(dict(pairs)) != len(pairs):
        raise ValueError("repeated key")
    return dict(pairs)


def _literal(value: Any) -> Any:
    if isinstance(value, dict):
        if value.keys() == {"$lines"}:
            return "\n".join(value["$lines"])
        if value.keys() == {"$json"}:
            return json.dumps(value["$json"], ensure_ascii=False)
        return {key: _literal(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_literal(item) for item in value]
    return value
