"""Authored recordings: answers written by hand for the exact request that the gateway would send."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import httpx2
from pydantic import BaseModel

from summarizer.config import Mode, Profile
from summarizer.llm import recordings, vendors
from summarizer.llm.answers import Tokens, Turn
from summarizer.llm.base import Answer, Request
from summarizer.llm.recordings import Recording
from summarizer.llm.wire import digest, request_body


@dataclass(frozen=True)
class Wire:
    """A request as it would go out."""

    method: str
    path: str
    body: Any

    @property
    def digest(self) -> str:
        """As recordings are matched on."""
        return digest(self.method, self.path, self.body)


class _Captured(Exception):  # noqa: N818 - a way out, no error
    pass


class _Capture(httpx2.AsyncBaseTransport):
    wire: Wire | None = None

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        await request.aread()
        self.wire = Wire(request.method, request.url.path, request_body(request))
        raise _Captured


async def wire(request: Request[Answer], profile: Profile, *, mode: Mode | None = None) -> Wire:
    """What the gateway would send first for a request, through the real SDK; nothing is sent.

    Raises:
        MissingExtraError: the profile's package is not installed.
    """
    capture = _Capture()
    vendor = vendors.load(profile, vendors.Access("none"), capture)
    try:
        await vendor.send(Turn(request), mode or profile.modes[0])
    except Exception:
        if capture.wire is None:
            raise
    finally:
        await vendor.aclose()
    assert capture.wire is not None
    return capture.wire


async def author(
    folder: Path,
    request: Request[Answer],
    profile: Profile,
    answer: BaseModel | Mapping[str, Any],
    *,
    label: str = "",
    origin: Literal["live", "authored"] = "authored",
) -> Path:
    """Write a hand-written answer as a recording, in the vendor's response shape.

    Tokens are estimated as characters / 4.

    Raises:
        pydantic.ValidationError: it is no valid answer to the request.
    """
    valid = request.answer.model_validate(
        answer.model_dump() if isinstance(answer, BaseModel) else dict(answer)
    )
    sent = await wire(request, profile)
    text = json.dumps(valid.model_dump(mode="json"), ensure_ascii=False)
    tokens = Tokens(input=len(json.dumps(sent.body, ensure_ascii=False)) // 4, output=len(text) // 4)
    vendor = vendors.load(profile, vendors.Access("none"), _Capture())
    body = {"id": "authored", **vendor.compose(text, profile.modes[0], tokens)}
    await vendor.aclose()
    return recordings.save(
        folder,
        Recording(
            method=sent.method,
            path=sent.path,
            body=sent.body,
            status=200,
            answer=body,
            origin=origin,
            stage=request.stage,
            label=label or request.label,
            headers={"content-type": "application/json"},
        ),
    )
