"""Addresses: what is asked, what is refused, and how an answer is bounded. Nothing leaves the process."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest
from makers import PLANTED, feed, item, page

from summarizer.domain.article import Article
from summarizer.errors import ArticleError
from summarizer.ingest import Note, Source, fetch, given, load, loading
from summarizer.ingest.addresses import is_public, target_of
from summarizer.ingest.fetch import Fetched, Network

PUBLIC = "93.184.216.34"


@dataclass
class Web:
    """Answers by URL, each as raw bytes; hosts by name."""

    answers: dict[str, bytes]
    hosts: dict[str, list[str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    looked_up: list[str] = field(default_factory=list)
    connected: list[str] = field(default_factory=list)
    keeps_open: bool = False
    threads: list[threading.Thread] = field(default_factory=list)

    def resolve(self, host: str, port: int, **_: Any) -> list[tuple[Any, ...]]:
        self.looked_up.append(host)
        if host == "nowhere.example":
            raise socket.gaierror(-2, "Name or service not known")
        return [(0, 0, 0, "", (address, port)) for address in self.hosts.get(host, [PUBLIC])]

    def connect(self, addresses: Sequence[tuple[Any, ...]], seconds: float) -> socket.socket:
        self.connected.append(addresses[0][0])
        near, far = socket.socketpair()
        near.settimeout(seconds)
        self.threads.append(threading.Thread(target=self._serve, args=(far,), daemon=True))
        self.threads[-1].start()
        return near

    def _serve(self, far: socket.socket) -> None:
        with far:
            request = b""
            while b"\r\n\r\n" not in request:
                request += far.recv(4096)
            self.asked.append(request.decode())
            path = request.split()[1].decode()
            far.sendall(self.answers[path])
            while self.keeps_open and far.recv(4096):
                pass

    def fetch(
        self, url: str = "http://example.org/a", *, allow_private: bool = False, seconds: float = 30
    ) -> Fetched:
        network = Network(self.resolve, self.connect, seconds)
        try:
            return fetch.fetch(url, url, allow_private=allow_private, network=network)
        finally:
            for thread in self.threads:
                thread.join(timeout=5)


def answer(body: bytes = b"", status: str = "200 OK", **heads: str) -> bytes:
    lines = {"Content-Length": str(len(body)), "Content-Type": "text/html; charset=utf-8"}
    lines |= {name.replace("_", "-"): value for name, value in heads.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items() if value)
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


def moved(place: str) -> bytes:
    return answer(status="302 Found", Location=place)


def refusal(web: Web, url: str = "http://example.org/a", **options: Any) -> str:
    with pytest.raises(ArticleError) as caught:
        web.fetch(url, **options)
    assert caught.value.hint
    assert "\n" not in caught.value.message
    return caught.value.message


def test_an_answer_with_its_address_type_and_charset() -> None:
    web = Web({"/a?b=c%20d": answer(b"hello", Content_Type="Text/HTML; Charset=ISO-8859-1")})

    assert web.fetch("http://Example.org/a?b=c d#part") == Fetched(
        b"hello", "http://example.org/a?b=c%20d", "text/html", "ISO-8859-1"
    )
    (asked,) = web.asked
    assert asked.startswith("GET /a?b=c%20d HTTP/1.1\r\n")
    assert "User-Agent: summarizer/" in asked
    assert "\r\nHost: example.org\r\n" in asked


def test_the_machine_that_was_checked_is_the_one_that_is_connected_to() -> None:
    web = Web({"/a": answer(b"x")}, {"example.org": ["127.0.0.1", PUBLIC, "10.0.0.1"]})
    web.fetch()

    assert web.looked_up == ["example.org"]
    assert web.connected == [PUBLIC]


def test_redirects_are_followed_and_each_is_checked_again() -> None:
    web = Web({"/a": moved("/b"), "/b": moved("//other.example/c"), "/c": answer(b"x")})
    assert web.fetch().url == "http://other.example/c"
    assert web.looked_up == ["example.org", "example.org", "other.example"]

    inside = Web({"/a": moved("http://inside.example/")}, {"inside.example": ["192.168.0.1"]})
    assert "inside.example lies inside a private network" in refusal(inside)
    assert "only http and https" in refusal(Web({"/a": moved("file:///etc/passwd")}))
    assert "more than 5 redirects" in refusal(Web({"/a": moved("/a")}))


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "10.1.2.3",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "fe80::1%eth0",
        "fc00::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "::",
        "ff02::1",
        "2001:0:7f00:1::",
        "nonsense",
    ],
)
def test_private_addresses_are_refused(host: str) -> None:
    assert not is_public(host)
    assert "private network" in refusal(Web({}, {"example.org": [host]}))


@pytest.mark.parametrize("host", [PUBLIC, "2606:2800:220:1:248:1893:25c8:1946", "::ffff:93.184.216.34"])
def test_public_addresses_are_not(host: str) -> None:
    assert is_public(host)


def test_private_addresses_are_asked_where_that_is_allowed() -> None:
    web = Web({"/a": answer(b"x")}, {"example.org": ["127.0.0.1"]})

    assert web.fetch(allow_private=True).data == b"x"
    assert web.connected == ["127.0.0.1"]


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("ftp://example.org/", "only http and https"),
        ("http://", "malformed"),
        ("http://user:secret@example.org/", "user name"),
        ("http://example.org:99999/", "malformed"),
        ("http://[::1/", "malformed"),
        ("http://exa\nmple.org/", "malformed"),
        ("http://" + "a" * 9000, "malformed"),
        ("http://" + "ü" * 100 + ".example", "malformed"),
    ],
    ids=range(8),
)
def test_addresses_that_cannot_be_asked(url: str, message: str) -> None:
    with pytest.raises(ArticleError, match=message) as caught:
        target_of(url, "source")
    assert "secret" not in caught.value.message + str(caught.value.hint)


def test_an_address_beyond_ascii_is_escaped() -> None:
    assert (
        target_of("https://bücher.example/é?q=ü", "").url == "https://xn--bcher-kva.example/%C3%A9?q=%C3%BC"
    )


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        (answer(status="404 Not Found"), "answered 404 Not Found"),
        (answer(status="302 Found"), "answered 302"),
        (answer(b"x", Content_Type="image/png"), "answers with image/png"),
        (answer(b"x", Content_Length=str(10**12)), "larger than 64 MiB"),
        (answer(b"x", Content_Length="100"), "breaks off"),
        (answer(gzip.compress(b"a" * 10_000)[:-9], Content_Encoding="gzip"), "breaks off"),
        (answer(b"no gzip", Content_Encoding="gzip"), "breaks off"),
        (answer(gzip.compress(b"a" * 10_000_000), Content_Encoding="gzip"), "packed as a bomb"),
        (answer(b"x", Content_Encoding="br"), "packed as br"),
        (b"SSH-2.0-OpenSSH\r\n", "no HTTP"),
        (b"", "no HTTP"),
    ],
    ids=[
        "404",
        "moved nowhere",
        "image",
        "declared size",
        "short",
        "short gzip",
        "no gzip",
        "bomb",
        "br",
        "ssh",
        "silence",
    ],
)
def test_answers_that_are_refused(reply: bytes, message: str) -> None:
    assert message in refusal(Web({"/a": reply}))


def test_a_packed_answer_is_unpacked_and_an_endless_one_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    web = Web({"/a": answer(gzip.compress(b"hello " * 1000), Content_Encoding="gzip")})
    assert web.fetch().data == b"hello " * 1000
    monkeypatch.setattr(given, "LARGEST", 1000)
    assert "is larger than" in refusal(Web({"/a": answer(b"a" * 100_000, Content_Length="")}))


def test_an_answer_that_never_ends_is_given_up() -> None:
    web = Web({"/a": answer(b"x", Content_Length="")}, keeps_open=True)

    assert "time limit" in refusal(web, seconds=0.2)


def test_hosts_that_cannot_be_found_or_reached() -> None:
    assert "cannot be found" in refusal(Web({}), "http://nowhere.example/")

    def refused(addresses: Sequence[tuple[Any, ...]], seconds: float) -> socket.socket:
        raise ConnectionRefusedError(111, "Connection refused")

    with pytest.raises(ArticleError, match=r"example.org cannot be reached: connection refused"):
        fetch.fetch("http://example.org/a", "u", network=Network(Web({}).resolve, refused))


def loaded(
    monkeypatch: pytest.MonkeyPatch, fetched: Fetched, url: str = "https://example.org/a"
) -> list[Any]:
    monkeypatch.setattr(fetch, "fetch", lambda *_, **__: fetched)
    return list(load(Source(url, url=url)))


def test_a_page_is_read_from_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    fetched = Fetched(page().encode(), "https://example.org/2020/b", "text/html", None)
    (article,) = loaded(monkeypatch, fetched)

    assert isinstance(article, Article)
    assert PLANTED in article.text
    assert (article.source, article.url) == ("https://example.org/a", "https://example.org/2020/b")


def test_a_feed_is_one_request(monkeypatch: pytest.MonkeyPatch) -> None:
    paragraphs = f"<p>{PLANTED}</p>" * 4
    fetched = Fetched(feed(item(paragraphs)), "https://example.org/feed", "application/rss+xml", "utf-8")

    assert [article.source for article in loaded(monkeypatch, fetched)] == ["https://example.org/a#1"]


def test_a_refused_address_is_an_outcome_and_a_long_wait_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(url: str, name: str, **_: Any) -> Fetched:
        time.sleep(0.05)
        raise ArticleError(f"{name}: gone", hint="look elsewhere")

    monkeypatch.setattr(fetch, "fetch", slow)
    monkeypatch.setattr(loading, "_PATIENCE", 0.02)
    *notes, error = load(Source("u", url="https://example.org/a"))

    assert isinstance(error, ArticleError)
    assert notes
    assert all(isinstance(note, Note) and "waiting for an answer" in note.text for note in notes)
