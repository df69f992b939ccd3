"""A server in a process of its own that answers every request after the same time.

    python benchmarks/fixed_latency.py ARTICLES SECONDS

It prints its port, answers /v1/chat/completions with the made-up answer to the article it is asked about, and
GET /stats with what it has counted since the last time: requests, and when the first request came and the
last answer went, in seconds of the machine's monotonic clock.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "llm"))
import newswire

HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n"


class Answers(asyncio.Protocol):
    """One connection; nothing is parsed but what is needed to find the article."""

    bodies: dict[int, bytes]
    latency: float
    count = 0
    first = last = 0.0

    def connection_made(self, transport):
        self.transport = transport
        self.buffer = b""

    def data_received(self, data):
        self.buffer += data
        while (end := self.buffer.find(b"\r\n\r\n")) >= 0:
            head = self.buffer[:end].lower()
            at = head.find(b"content-length:")
            length = int(head[at + 15 :].split(b"\r\n", 1)[0]) if at >= 0 else 0
            if len(self.buffer) < end + 4 + length:
                return
            body, self.buffer = self.buffer[end + 4 : end + 4 + length], self.buffer[end + 4 + length :]
            if head.startswith(b"get"):
                self.stats()
            else:
                cls = type(self)
                cls.first = cls.first or time.monotonic()
                cls.count += 1
                number = newswire.asked(body.decode())
                asyncio.get_running_loop().call_later(self.latency, self.answer, number)

    def answer(self, number):
        if not self.transport.is_closing():
            self.transport.write(self.bodies[number])
            type(self).last = time.monotonic()

    def stats(self):
        cls = type(self)
        text = json.dumps({"requests": cls.count, "first": cls.first, "last": cls.last}).encode()
        cls.count, cls.first, cls.last = 0, 0.0, 0.0
        self.transport.write(HEAD % len(text) + text)


def body(number):
    text = newswire.answer_text(number)
    message = {"role": "assistant", "content": text}
    answer = {
        "id": f"chatcmpl-{number}",
        "object": "chat.completion",
        "created": 0,
        "model": "bench",
        "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
        "usage": {"prompt_tokens": 2000, "completion_tokens": 3000, "total_tokens": 5000},
    }
    data = json.dumps(answer).encode()
    return HEAD % len(data) + data


async def main(articles, latency):
    Answers.bodies = {number: body(number) for number in range(articles)}
    Answers.latency = latency
    server = await asyncio.get_running_loop().create_server(Answers, "127.0.0.1", 0, backlog=512)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), float(sys.argv[2])))
