"""Anthropic's messages."""

from __future__ import annotations

import json
from typing import Any

import httpx2
from anthropic import AsyncAnthropic

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

_ADDRESS = "https://api.anthropic.com"
_FINISH: dict[str, Finish] = {
    "max_tokens": "length",
    "model_context_window_exceeded": "length",
    "refusal": "refusal",
}


def open_vendor(profile: Profile, access: Access, transport: httpx2.AsyncBaseTransport) -> Anthropic:
    """Open the SDK over a transport, with its own retries off."""
    client = AsyncAnthropic(
        api_key=access.key,
        base_url=profile.base_url or _ADDRESS,
        max_retries=0,
        timeout=patience(profile),
        default_headers=dict(access.headers),
        http_client=httpx2.AsyncClient(transport=transport),
    )
    return Anthropic(profile, client)


class Anthropic:
    """Messages, with the schema as output format, as a forced tool, or in the system prompt."""

    modes: tuple[Mode, ...] = ("json_schema", "tools", "json_object")

    def __init__(self, profile: Profile, client: AsyncAnthropic) -> None:
        self._profile = profile
        self._client = client
        self._without: set[str] = set()

    @property
    def variant(self) -> frozenset[str]:
        """What is left out."""
        return frozenset(self._without)

    def adapt(self, complaint: str) -> None:
        """Leave out the parameter that the server complains of."""
        self._without.update(name for name in ("temperature", "effort", "strict") if name in complaint)

    def body(self, turn: Turn[Any], mode: Mode) -> dict[str, Any]:
        """What goes out on the wire."""
        request, profile = turn.request, self._profile
        system = [content for role, content in turn.messages() if role == "system"]
        schema, name = answer_schema(request.answer), request.answer.__name__
        body: dict[str, Any] = {"model": profile.model, "max_tokens": output_limit(turn, profile)}
        if profile.temperature is not None and "temperature" not in self._without:
            body["temperature"] = profile.temperature
        output: dict[str, Any] = {}
        if profile.reasoning_effort is not None and "effort" not in self._without:
            output["effort"] = profile.reasoning_effort
        if mode == "json_schema":
            output["format"] = {"type": "json_schema", "schema": schema}
        elif mode == "tools":
            strict = {} if "strict" in self._without else {"strict": True}
            body["tools"] = [{"name": name, **strict, "input_schema": schema}]
            body["tool_choice"] = {"type": "tool", "name": name}
        else:
            system.append(schema_message(turn))
        if output:
            body["output_config"] = output
        if system:
            body["system"] = "\n\n".join(system)
        body["messages"] = [
            {"role": role, "content": content} for role, content in turn.messages() if role != "system"
        ]
        return body

    async def send(self, turn: Turn[Any], mode: Mode) -> Any:
        """Post a turn; returns the response's parsed body."""
        body = self.body(turn, mode)
        response = await self._client.post("/v1/messages", cast_to=httpx2.Response, body=body)
        return json.loads(response.content)

    def read(self, body: Any) -> Answered:
        """The tool's input, or the text."""
        blocks = tables(table(body).get("content"))
        inputs = [block["input"] for block in blocks if block.get("type") == "tool_use" and "input" in block]
        text = "".join(text_of(block.get("text")) for block in blocks if block.get("type") == "text")
        if inputs:
            text = json.dumps(inputs[0], ensure_ascii=False)
        finish = _FINISH.get(str(table(body).get("stop_reason")), "stop")
        model = text_of(table(body).get("model")) or self._profile.model
        return Answered(text, finish, model, self.usage(body))

    def usage(self, body: Any) -> Tokens:
        """Anthropic counts cached input apart; here it is part of the input."""
        usage = table(table(body).get("usage"))
        cached = count(usage.get("cache_read_input_tokens"))
        written = count(usage.get("cache_creation_input_tokens"))
        return Tokens(
            input=count(usage.get("input_tokens")) + cached + written,
            cached=cached,
            output=count(usage.get("output_tokens")),
        )

    def compose(self, text: str, mode: Mode, tokens: Tokens) -> dict[str, Any]:
        """A message that holds this answer."""
        block: dict[str, Any] = {"type": "text", "text": text}
        if mode == "tools":
            block = {"type": "tool_use", "name": "answer", "input": json.loads(text)}
        return {
            "type": "message",
            "role": "assistant",
            "model": self._profile.model,
            "content": [block],
            "stop_reason": "tool_use" if mode == "tools" else "end_turn",
            "usage": {"input_tokens": tokens.input, "output_tokens": tokens.output},
        }

    async def aclose(self) -> None:
        """Close the SDK's client and with it the transport."""
        await self._client.close()
