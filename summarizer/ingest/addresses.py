"""Which machines may be asked: an address is looked up once, checked, and that very one is connected to."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple
from urllib.parse import SplitResult, quote, urlsplit

from summarizer.errors import ArticleError

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[..., Sequence[tuple[Any, ...]]]
"""As ``socket.getaddrinfo``."""

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_PATH = "/%:@!$&'()*+,;=~-._"
_QUERY = f"{_PATH}?[]"
_LONGEST = 8000


class Target(NamedTuple):
    """An address on the web, taken apart, that is safe to put into a request."""

    url: str
    """Without fragment; everything that is not ASCII is escaped."""
    secure: bool
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """What the ``Host`` header says."""
        usual = 443 if self.secure else 80
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == usual else f"{host}:{self.port}"


def target_of(url: str, name: str) -> Target:
    """Take an address apart.

    Args:
        url: As the user or a redirect gives it.
        name: Of the source, for messages.

    Raises:
        ArticleError: it is malformed, not http or https, or carries a user name.
    """
    problem = None
    parts, host, port = SplitResult("", "", "", "", ""), None, None
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname
        port = parts.port
        host = host if host is None or ":" in host else host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        problem = "is malformed"
    secure = parts.scheme.lower() == "https"
    if parts.scheme.lower() not in {"http", "https"}:
        problem = problem or f"{parts.scheme or 'no scheme'} is not read, only http and https"
    elif not host or len(url) > _LONGEST or any(ord(char) < ord(" ") for char in url.strip()):
        problem = problem or "is malformed"
    elif parts.username is not None or parts.password is not None:
        problem = problem or "carries a user name, which is never sent"
    if problem is not None or not host:
        raise ArticleError(
            f"{name}: the address {problem}", hint="name an address such as https://example.org/a"
        )
    path = quote(parts.path or "/", safe=_PATH) + (
        f"?{quote(parts.query, safe=_QUERY)}" if parts.query else ""
    )
    found = Target("", secure, host, port or (443 if secure else 80), path)
    return found._replace(url=f"{'https' if secure else 'http'}://{found.authority}{path}")


def checked_addresses(
    target: Target, name: str, *, allow_private: bool, resolve: Resolve = socket.getaddrinfo
) -> list[tuple[Any, ...]]:
    """The socket addresses of a target's host that may be connected to, in the resolver's order.

    Args:
        target: Whose host is looked up.
        name: Of the source, for messages.
        allow_private: Whether the private, loopback and link-local ones stay.
        resolve: Looks names up.

    Raises:
        ArticleError: the host has no address, or none that may be asked.
    """
    try:
        found = resolve(target.host, target.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise ArticleError(
            f"{name}: the host {target.host} cannot be found", hint="check the address and the network"
        ) from error
    addresses = [entry[4] for entry in found]
    open_ones = [address for address in addresses if allow_private or is_public(str(address[0]))]
    if not open_ones:
        raise ArticleError(
            f"{name}: the host {target.host} lies inside a private network",
            hint="add --allow-private if you trust it",
        )
    return open_ones


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the open internet, also where it is wrapped into another kind.

    Refused are private, loopback, link-local (the metadata services of clouds among them), shared,
    reserved, multicast and unspecified addresses (IANA special-purpose registries), and IPv6 addresses
    that stand for such an IPv4 address (mapped, NAT64, 6to4, Teredo).
    """
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped is not None:
        ip = ip.ipv4_mapped
    return all(_is_open(one) for one in (ip, *_wrapped(ip)))


def _is_open(ip: IPAddress) -> bool:
    return ip.is_global and not (ip.is_multicast or ip.is_unspecified or ip.is_reserved)


def _wrapped(ip: IPAddress) -> list[IPAddress]:
    if isinstance(ip, ipaddress.IPv4Address):
        return []
    inner: list[IPAddress | None] = [ip.sixtofour, *(ip.teredo or ())]
    if ip in _NAT64:
        inner.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
    return [one for one in inner if one is not None]
