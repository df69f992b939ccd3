"""OpenAI, and every server that speaks its chat completions."""

from __future__ import annotations

import json
from typing import Any

import httpx2
from openai import AsyncOpenAI

from summarizer.config import Mode, Profile
from summarizer.llm.answers import Answered, Finish, Tokens, Turn
from summarizer.llm.schema import answer_schema, schema_text

_NO_KEY = "none"  # the SDK insists on one; servers without keys ignore it


def open_vendor(profile: Profile, key: str | None, transport: httpx2.AsyncBaseTransport) -> OpenAI:
    """Open the SDK over a transport, with its own retries off."""
    client = AsyncOpenAI(
        api_key=key or _NO_KEY,
        base_url=profile.base_url,
        max_retries=0,
        timeout=profile.limits.timeout,
        http_client=httpx2.AsyncClient(transport=transport, timeout=profile.limits.timeout),
    )
    return OpenAI(profile, client)


class OpenAI:
    """Chat completions.

    The body is written here and posted through the SDK's generic ``post``: its typed ``create`` takes two
    to three times the processor time, most of it on walking through a schema that has not changed.
    """

    def __init__(self, profile: Profile, client: AsyncOpenAI) -> None:
        self._profile = profile
        self._client = client
        self._limit_name = "max_completion_tokens" if profile.base_url is None else "max_tokens"

    def body(self, turn: Turn[Any], mode: Mode) -> dict[str, Any]:
        """What goes out on the wire."""
        request, profile = turn.request, self._profile
        messages = [{"role": role, "content": content} for role, content in turn.messages()]
        schema, name = answer_schema(request.answer), request.answer.__name__
        body: dict[str, Any] = {"model": profile.model, "messages": messages}
        if profile.temperature is not None:
            body["temperature"] = profile.temperature
        body[self._limit_name] = min(request.max_output_tokens, profile.max_output_tokens)
        if mode == "json_schema":
            shape = {"name": name, "strict": True, "schema": schema}
            body["response_format"] = {"type": "json_schema", "json_schema": shape}
        elif mode == "tools":
            body["tools"] = [
                {"type": "function", "function": {"name": name, "strict": True, "parameters": schema}}
            ]
            body["tool_choice"] = {"type": "function", "function": {"name": name}}
        else:
            body["response_format"] = {"type": "json_object"}
            first = len(request.messages) and request.messages[0].role == "system"
            text = (
                f"Answer with one JSON object that matches this JSON schema:\n{schema_text(request.answer)}"
            )
            messages.insert(1 if first else 0, {"role": "system", "content": text})
        return body

    async def send(self, turn: Turn[Any], mode: Mode) -> Any:
        """Post a turn; returns the response's parsed body."""
        response = await self._client.post(
            "/chat/completions", cast_to=httpx2.Response, body=self.body(turn, mode)
        )
        return json.loads(response.content)

    def read(self, body: Any, mode: Mode) -> Answered:  # noqa: ARG002 - a server may answer in another way than asked
        """Content or tool call, whichever came."""
        choices = body.get("choices") or [{}]
        message = choices[0].get("message") or {}
        reason = choices[0].get("finish_reason")
        calls = message.get("tool_calls") or []
        text = calls[0]["function"].get("arguments") if calls else message.get("content")
        finish: Finish = "length" if reason == "length" else "stop"
        if message.get("refusal") or reason == "content_filter":
            text, finish = message.get("refusal") or "content filter", "refusal"
        text = text if isinstance(text, str) else json.dumps(text) if text else ""
        return Answered(text, finish, str(body.get("model") or self._profile.model), self.usage(body))

    def usage(self, body: Any) -> Tokens:
        """Prompt tokens include the cached ones."""
        usage = (body.get("usage") or {}) if isinstance(body, dict) else {}
        details = usage.get("prompt_tokens_details") or {}
        return Tokens(
            input=int(usage.get("prompt_tokens") or 0),
            cached=int(details.get("cached_tokens") or 0),
            output=int(usage.get("completion_tokens") or 0),
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
