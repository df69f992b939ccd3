"""One address, one answer: bounded in time, size and redirects, never inside a private network unasked."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import urljoin

from summarizer import __version__
from summarizer.errors import ArticleError
from summarizer.ingest import given as limits
from summarizer.ingest.addresses import Resolve, Target, checked_addresses, target_of
from summarizer.ingest.media import SUFFIX_OF, split_type

USER_AGENT = f"summarizer/{__version__} (reads single articles that its user names)"
REDIRECTS = 5
SECONDS = 30.0
"""For the whole of one source, redirects included."""
_CONNECT_SECONDS = 10.0
_CHUNK = 64 * 1024
_RATIO = 200
_FREE = 1024 * 1024
_MOVED = frozenset({301, 302, 303, 307, 308})
_OK = 200
_HEADERS = {
    "User-Agent": USER_AGENT,
    "Accept": "text/html, application/xhtml+xml, text/plain, application/pdf, */*;q=0.5",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}

Connect = Callable[[Sequence[tuple[Any, ...]], float], socket.socket]
"""Connects to the first of some socket addresses that answers, within so many seconds."""


class Fetched(NamedTuple):
    """An answer."""

    data: bytes
    url: str
    """The address that gave it, after the redirects."""
    kind: str
    """Its media type, lower case; empty where the server says none."""
    charset: str | None


@dataclass(frozen=True)
class Network:
    """How names are looked up and machines are connected to; tests put their own in."""

    resolve: Resolve = socket.getaddrinfo
    connect: Connect | None = None
    seconds: float = SECONDS


def fetch(url: str, name: str, *, allow_private: bool = False, network: Network | None = None) -> Fetched:
    """Ask one address, and no other that its answer refers to.

    Every redirect is checked as the first address was. The machine that is connected to is the very one
    that was checked: a name that is looked up again might lead elsewhere.

    Args:
        url: Of a page, a document or a feed.
        name: Of the source, for messages.
        allow_private: Whether machines inside private networks may be asked.
        network: How to reach others.

    Raises:
        ArticleError: no answer that can be read came. One line, with a hint.
    """
    network = network or Network()
    ends = time.monotonic() + network.seconds
    target = target_of(url, name)
    for _ in range(REDIRECTS + 1):
        addresses = checked_addresses(target, name, allow_private=allow_private, resolve=network.resolve)
        answer = _ask(target, addresses, name, ends, network.connect or _connected)
        if isinstance(answer, Fetched):
            return answer
        target = target_of(urljoin(target.url, answer), name)
    raise ArticleError(f"{name}: more than {REDIRECTS} redirects", hint="name the address that it leads to")


def _ask(
    target: Target, addresses: Sequence[tuple[Any, ...]], name: str, ends: float, connect: Connect
) -> Fetched | str:
    """One exchange: the answer, or where it has moved to."""
    left = ends - time.monotonic()
    slow = threading.Event()
    timer: threading.Timer | None = None
    try:
        if left <= 0:
            raise TimeoutError
        connection = _Connection(target, addresses, min(left, _CONNECT_SECONDS), connect)
        connection.connect()
        timer = threading.Timer(max(ends - time.monotonic(), 0), _cut, (connection.sock, slow))
        timer.daemon = True
        timer.start()
        with connection.sock:
            connection.request("GET", target.path, headers={"Host": target.authority, **_HEADERS})
            with connection.getresponse() as response:
                answer = _read(response, target, name)
            if slow.is_set():
                raise TimeoutError
            return answer
    except (OSError, http.client.HTTPException, zlib.error, EOFError, ValueError) as error:
        raise _failure(error, target, name, slow=slow.is_set()) from error
    finally:
        if timer is not None:
            timer.cancel()


def _failure(error: Exception, target: Target, name: str, *, slow: bool) -> ArticleError:
    if slow or isinstance(error, TimeoutError):
        return ArticleError(
            f"{name}: no complete answer within the time limit", hint="try later, or save the page"
        )
    if isinstance(error, ssl.SSLCertVerificationError):
        return ArticleError(
            f"{name}: the certificate of {target.host} is not valid: {error.verify_message}",
            hint="check the address; save the page with a browser if you trust it",
        )
    if isinstance(error, (http.client.IncompleteRead, zlib.error, EOFError)):
        return ArticleError(f"{name}: the answer breaks off", hint="try again")
    if isinstance(error, http.client.HTTPException):
        return ArticleError(f"{name}: the answer is no HTTP", hint="check the address and its port")
    reason = getattr(error, "strerror", None) or str(error) or "no connection"
    return ArticleError(
        f"{name}: {target.host} cannot be reached: {' '.join(str(reason).lower().split())}",
        hint="check the address and the network",
    )


def _read(response: http.client.HTTPResponse, target: Target, name: str) -> Fetched | str:
    if response.status in _MOVED and (place := response.getheader("Location")):
        return place
    if response.status != _OK:
        reason = " ".join(response.reason.split())[:60]
        raise ArticleError(
            f"{name}: the server answered {response.status} {reason}".rstrip(),
            hint="open it in a browser and save the page, or check the address",
        )
    kind, charset = split_type(response.getheader("Content-Type"))
    if kind not in SUFFIX_OF:
        raise ArticleError(
            f"{name}: answers with {kind[:60]}, which is not read", hint="name a page or a document"
        )
    length = response.getheader("Content-Length") or ""
    if length.isdigit() and int(length) > limits.LARGEST:
        raise _too_large(name)
    return Fetched(_body(response, name), target.url, kind, charset)


def _body(response: http.client.HTTPResponse, name: str) -> bytes:
    """The answer's bytes, unpacked, until they are too many."""
    encoding = (response.getheader("Content-Encoding") or "identity").strip().lower()
    if encoding not in {"identity", "gzip", "x-gzip", "deflate"}:
        raise ArticleError(
            f"{name}: the answer is packed as {encoding[:30]}", hint="save the page with a browser"
        )
    unpack = None if encoding == "identity" else zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
    data = bytearray()
    packed = 0
    while chunk := response.read(_CHUNK):
        packed += len(chunk)
        if unpack is None:
            data += chunk
        while unpack is not None and chunk and not unpack.eof:
            data += unpack.decompress(chunk, _CHUNK)
            chunk = unpack.unconsumed_tail
            if len(data) > limits.LARGEST or (len(data) > _FREE and len(data) > _RATIO * packed):
                raise _too_large(name)
        if len(data) > limits.LARGEST:
            raise _too_large(name)
    if response.length or (unpack is not None and not unpack.eof):
        raise EOFError
    return bytes(data)


def _too_large(name: str) -> ArticleError:
    return ArticleError(
        f"{name}: the answer is larger than {limits.LARGEST // 2**20} MiB, or packed as a bomb",
        hint="name the page of one article",
    )


class _Connection(http.client.HTTPConnection):
    """A connection to addresses that were checked, under the host's name."""

    def __init__(
        self, target: Target, addresses: Sequence[tuple[Any, ...]], seconds: float, connect: Connect
    ) -> None:
        super().__init__(target.host, target.port, timeout=seconds)
        self._target = target
        self._addresses = addresses
        self._seconds = seconds
        self._open = connect

    def connect(self) -> None:
        sock = self._open(self._addresses, self._seconds)
        try:
            if self._target.secure:
                context = ssl.create_default_context()
                sock = context.wrap_socket(sock, server_hostname=self._target.host)
        except BaseException:
            sock.close()
            raise
        self.sock = sock


def _connected(addresses: Sequence[tuple[Any, ...]], seconds: float) -> socket.socket:
    problem: OSError | None = None
    for address in addresses:
        try:
            return socket.create_connection((str(address[0]), int(address[1])), timeout=seconds)
        except OSError as error:
            problem = error
    raise problem or OSError("no address")


def _cut(sock: socket.socket, slow: threading.Event) -> None:
    """End an exchange whose time is over, whatever it is waiting for."""
    slow.set()
    try:
        sock.shutdown(socket.SHUT_RDWR)
    except OSError:
        return
