"""Google's Gemini."""

from __future__ import annotations

import json
from typing import Any

import httpx2
from google import genai
from google.genai import types

from summarizer.config import Mode, Profile
from summarizer.llm.answers import Answered, Finish, Tokens, Turn
from summarizer.llm.schema import answer_schema
from summarizer.llm.vendors import Access, count, output_limit, schema_message, table, tables, text_of

_ADDRESS = "https://generativelanguage.googleapis.com"
_FINISH: dict[str, Finish] = {
    "MAX_TOKENS": "length",
    "SAFETY": "refusal",
    "RECITATION": "refusal",
    "BLOCKLIST": "refusal",
    "PROHIBITED_CONTENT": "refusal",
    "SPII": "refusal",
}


def open_vendor(profile: Profile, access: Access, transport: httpx2.AsyncBaseTransport) -> Google:
    """Open the SDK over a transport; it does not retry unless told to."""
    http = httpx2.AsyncClient(transport=transport, timeout=profile.limits.timeout)
    client = genai.Client(
        api_key=access.key,
        vertexai=False,
        http_options=types.HttpOptions(
            base_url=profile.base_url or _ADDRESS,
            timeout=max(1, int(profile.limits.timeout * 1000)),
            headers=dict(access.headers) or None,
            httpx_async_client=http,
        ),
    )
    return Google(profile, client, http)


class Google:
    """``generateContent``."""

    modes: tuple[Mode, ...] = ("json_schema", "tools", "json_object")

    def __init__(self, profile: Profile, client: genai.Client, http: httpx2.AsyncClient) -> None:
        self._profile = profile
        self._client = client
        self._http = http
        self._without: set[str] = set()

    @property
    def variant(self) -> frozenset[str]:
        """What is left out."""
        return frozenset(self._without)

    def adapt(self, complaint: str) -> None:
        """Leave out the parameter that the server complains of."""
        for name, words in (("temperature", "temperature"), ("seed", "seed"), ("thinking", "hinking")):
            if words in complaint:
                self._without.add(name)

    def config(self, turn: Turn[Any], mode: Mode) -> types.GenerateContentConfig:
        """Everything but model and contents."""
        request, profile = turn.request, self._profile
        system = [content for role, content in turn.messages() if role == "system"]
        values: dict[str, Any] = {
            "max_output_tokens": output_limit(turn, profile),
            "should_return_http_response": True,  # the typed one drops what it does not know
        }
        for name in ("temperature", "seed"):
            if (value := getattr(profile, name)) is not None and name not in self._without:
                values[name] = value
        if profile.reasoning_effort is not None and "thinking" not in self._without:
            values["thinking_config"] = {"thinking_level": profile.reasoning_effort}
        schema, name = answer_schema(request.answer), request.answer.__name__
        if mode == "tools":
            function = {"name": name, "parameters_json_schema": schema}
            values["tools"] = [{"function_declarations": [function]}]
            values["tool_config"] = {
                "function_calling_config": {"mode": "ANY", "allowed_function_names": [name]}
            }
            values["automatic_function_calling"] = {"disable": True}
        else:
            values["response_mime_type"] = "application/json"
        if mode == "json_schema":
            values["response_json_schema"] = schema
        elif mode == "json_object":
            system.append(schema_message(turn))
        if system:
            values["system_instruction"] = "\n\n".join(system)
        return types.GenerateContentConfig(**values)

    async def send(self, turn: Turn[Any], mode: Mode) -> Any:
        """Ask; returns the response's parsed body."""
        contents = [
            types.Content(role="model" if role == "assistant" else "user", parts=[types.Part(text=content)])
            for role, content in turn.messages()
            if role != "system"
        ]
        response = await self._client.aio.models.generate_content(
            model=self._profile.model,
            contents=contents,
            config=self.config(turn, mode),
        )
        assert response.sdk_http_response is not None
        return json.loads(response.sdk_http_response.body or "{}")

    def read(self, body: Any) -> Answered:
        """The function's arguments, or the text; thoughts are left out."""
        body = table(body)
        candidate = next(iter(tables(body.get("candidates"))), {})
        parts = tables(table(candidate.get("content")).get("parts"))
        arguments = [
            table(part["functionCall"]).get("args") or {} for part in parts if part.get("functionCall")
        ]
        text = "".join(text_of(part.get("text")) for part in parts if not part.get("thought"))
        if arguments:
            text = json.dumps(arguments[0], ensure_ascii=False)
        blocked = table(body.get("promptFeedback")).get("blockReason")
        finish = "refusal" if blocked else _FINISH.get(str(candidate.get("finishReason")), "stop")
        model = text_of(body.get("modelVersion")) or self._profile.model
        return Answered(text, finish, model, self.usage(body))

    def usage(self, body: Any) -> Tokens:
        """Thoughts are billed as output."""
        usage = table(table(body).get("usageMetadata"))
        return Tokens(
            input=count(usage.get("promptTokenCount")),
            cached=count(usage.get("cachedContentTokenCount")),
            output=count(usage.get("candidatesTokenCount")) + count(usage.get("thoughtsTokenCount")),
        )

    def compose(self, text: str, mode: Mode, tokens: Tokens) -> dict[str, Any]:
        """A response that holds this answer."""
        part: dict[str, Any] = {"text": text}
        if mode == "tools":
            part = {"functionCall": {"name": "answer", "args": json.loads(text)}}
        return {
            "candidates": [
                {"index": 0, "finishReason": "STOP", "content": {"role": "model", "parts": [part]}}
            ],
            "usageMetadata": {
                "promptTokenCount": tokens.input,
                "candidatesTokenCount": tokens.output,
                "totalTokenCount": tokens.input + tokens.output,
            },
            "modelVersion": self._profile.model,
        }

    async def aclose(self) -> None:
        """Close the HTTP client; the SDK leaves one that it was given open."""
        await self._http.aclose()
