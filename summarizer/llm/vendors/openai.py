"""OpenAI, and every server that speaks its chat completions."""

from __future__ import annotations

import json
import re
from typing import Any

import httpx2
from openai import AsyncOpenAI

from summarizer.config import Mode, Profile
from summarizer.llm.answers import Answered, Finish, Tokens, Turn
from summarizer.llm.schema import answer_schema
from summarizer.llm.vendors import (
    Access,
    count,
    output_limit,
    patience,
    schema_message,
    table,
    tables,
    text_of,
)

_ADDRESS = "https://api.openai.com/v1"
_NO_KEY = "none"  # the SDK insists on one; servers without keys ignore it


def open_vendor(profile: Profile, access: Access, transport: httpx2.AsyncBaseTransport) -> OpenAI:
    """Open the SDK over a transport, with its own retries off."""
    return OpenAI(profile, open_client(profile, access, transport))


def open_client(profile: Profile, access: Access, transport: httpx2.AsyncBaseTransport) -> AsyncOpenAI:
    """The SDK's client over a transport."""
    return AsyncOpenAI(
        api_key=access.key or _NO_KEY,
        base_url=profile.base_url or _ADDRESS,
        max_retries=0,
        timeout=patience(profile),
        default_headers=dict(access.headers),
        default_query={"api-version": profile.api_version} if profile.api_version else None,
        http_client=httpx2.AsyncClient(transport=transport),
    )


class OpenAI:
    """Chat completions.

    The body is written here and posted through the SDK's generic ``post``: its typed ``create`` takes two
    to three times the processor time, most of it on walking through a schema that has not changed.
    """

    modes: tuple[Mode, ...] = ("json_schema", "tools", "json_object")

    def __init__(self, profile: Profile, client: AsyncOpenAI) -> None:
        self._profile = profile
        self._client = client
        self._without: set[str] = set()
        self._limit = profile.output_limit

    @property
    def variant(self) -> frozenset[str]:
        """What is left out, and the name of the output limit."""
        return frozenset({*self._without, self._limit})

    def adapt(self, complaint: str) -> None:
        """Leave out or rename the parameter that a server complains of."""
        for name in ("temperature", "seed", "reasoning_effort", "strict"):
            if re.search(rf"\b{name}\b", complaint):
                self._without.add(name)
                return
        # Both names may occur ("use 'max_completion_tokens' instead"): the first is complained of.
        if found := re.search(r"\bmax_(?:completion_)?tokens\b", complaint):
            self._limit = "max_tokens" if found[0] == "max_completion_tokens" else "max_completion_tokens"

    def body(self, turn: Turn[Any], mode: Mode) -> dict[str, Any]:
        """What goes out on the wire."""
        request, profile = turn.request, self._profile
        messages = [{"role": role, "content": content} for role, content in turn.messages()]
        schema, name = answer_schema(request.answer), request.answer.__name__
        body: dict[str, Any] = {"model": profile.model, "messages": messages}
        for parameter in ("temperature", "seed", "reasoning_effort"):
            if (value := getattr(profile, parameter)) is not None and parameter not in self._without:
                body[parameter] = value
        body[self._limit] = output_limit(turn, profile)
        strict = {} if "strict" in self._without else {"strict": True}
        if mode == "json_schema":
            shape = {"name": name, **strict, "schema": schema}
            body["response_format"] = {"type": "json_schema", "json_schema": shape}
        elif mode == "tools":
            function = {"name": name, **strict, "parameters": schema}
            body["tools"] = [{"type": "function", "function": function}]
            body["tool_choice"] = {"type": "function", "function": {"name": name}}
        else:
            body["response_format"] = {"type": "json_object"}
            first = len(request.messages) and request.messages[0].role == "system"
            messages.insert(1 if first else 0, {"role": "system", "content": schema_message(turn)})
        return body

    async def send(self, turn: Turn[Any], mode: Mode) -> Any:
        """Post a turn; returns the response's parsed body."""
        body = self.body(turn, mode)
        response = await self._client.post("/chat/completions", cast_to=httpx2.Response, body=body)
        return json.loads(response.content)

    def read(self, body: Any) -> Answered:
        """Content or tool call, whichever came: a server may answer in another way than it was asked."""
        choice = _first(table(body).get("choices"))
        message = table(choice.get("message"))
        reason = choice.get("finish_reason")
        function = table(_first(message.get("tool_calls")).get("function"))
        text = function.get("arguments") or _content(message.get("content"))
        finish: Finish = "length" if reason == "length" else "stop"
        if message.get("refusal") or reason == "content_filter":
            text, finish = message.get("refusal") or "content filter", "refusal"
        model = text_of(table(body).get("model")) or self._profile.model
        return Answered(text_of(text), finish, model, self.usage(body))

    def usage(self, body: Any) -> Tokens:
        """Prompt tokens include the cached ones."""
        usage = table(table(body).get("usage"))
        return Tokens(
            input=count(usage.get("prompt_tokens")),
            cached=count(table(usage.get("prompt_tokens_details")).get("cached_tokens")),
            output=count(usage.get("completion_tokens")),
        )

    def compose(self, text: str, mode: Mode, tokens: Tokens) -> dict[str, Any]:
        """A chat completion that holds this answer."""
        message: dict[str, Any] = {"role": "assistant", "content": text}
        if mode == "tools":
            call = {"id": "call_0", "type": "function", "function": {"name": "answer", "arguments": text}}
            message = {"role": "assistant", "content": None, "tool_calls": [call]}
        return {
            "object": "chat.completion",
            "model": self._profile.model,
            "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
            "usage": {
                "prompt_tokens": tokens.input,
                "completion_tokens": tokens.output,
                "total_tokens": tokens.input + tokens.output,
            },
        }

    async def aclose(self) -> None:
        """Close the SDK's client and with it the transport."""
        await self._client.close()


def _first(items: Any) -> dict[str, Any]:
    return table(items[0]) if isinstance(items, list) and items else {}


def _content(content: Any) -> Any:
    """A message's text; some servers send it in parts."""
    if isinstance(content, list):
        return "".join(text_of(part.get("text")) for part in tables(content))
    return content
