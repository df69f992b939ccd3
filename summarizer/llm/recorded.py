"""Recording and replaying exchanges, as layers of the transport."""

from __future__ import annotations

from pathlib import Path

import httpx2

from summarizer.errors import RecordingMissError
from summarizer.llm import recordings, scrub
from summarizer.llm.recordings import Recording
from summarizer.llm.transport import Wrapper
from summarizer.llm.wire import asking, json_response, parse, request_body, request_digest

_NEVER_RECORDED = frozenset({401, 403})


class Recorder(Wrapper):
    """Writes every exchange that passes to a folder, in place of earlier recordings of it."""

    def __init__(self, inner: httpx2.AsyncBaseTransport, folder: Path) -> None:
        super().__init__(inner)
        self._folder = folder

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Pass the exchange on, and write it."""
        response = await self.inner.handle_async_request(request)
        ask = asking()
        if response.status_code not in _NEVER_RECORDED:
            recordings.save(
                self._folder,
                Recording(
                    method=request.method,
                    path=request.url.path,
                    body=request_body(request),
                    status=response.status_code,
                    answer=scrub.kept_body(response.status_code, parse(response.content)),
                    attempt=ask.attempt(request_digest(request)),
                    stage=ask.stage,
                    label=ask.label,
                    headers=scrub.kept_headers(response.headers),
                ),
            )
        return response


class Replayer(httpx2.AsyncBaseTransport):
    """Answers from a folder, and never from anywhere else.

    Args:
        folder: Of recordings; read when the replayer is made.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._recordings = {(found.digest, found.attempt): found for found in recordings.load(folder)}
        self.used: set[tuple[str, int]] = set()

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Answer from the folder."""
        ask, digest = asking(), request_digest(request)
        attempt = ask.attempt(digest)
        found = self._recordings.get((digest, attempt))
        if found is None:
            raise self._miss(request, digest, attempt)
        self.used.add((digest, attempt))
        ask.origin, ask.cached = ("authored" if found.origin == "authored" else "recorded"), True
        return json_response(found.status, found.answer, found.headers, request)

    def _miss(self, request: httpx2.Request, digest: str, attempt: int) -> RecordingMissError:
        ask, body = asking(), request_body(request)
        what = (
            f"nothing recorded in {self._folder} answers {ask.stage or 'this'} request {ask.label}".rstrip()
        )
        hint = "record it with --record, or `summarizer recordings audit`"
        if attempt and (digest, attempt - 1) in self._recordings:
            return RecordingMissError(
                f"{what}: recorded are {attempt} answers to it, and one more is asked for", hint=hint
            )
        near = recordings.nearest(body, self._recordings.values())
        if near is None or near.file is None:
            return RecordingMissError(f"{what}: the folder holds no recordings", hint=hint)
        changed = recordings.difference(body, near) or (f"path: {near.path} -> {request.url.path}",)
        return RecordingMissError(
            f"{what}; the nearest is {near.file.name}", hint=hint, details=("it differs in:", *changed)
        )
