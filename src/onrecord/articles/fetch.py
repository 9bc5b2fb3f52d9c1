"""The only code that touches the network: one page over http or https, with care.

Every hop is resolved first, refused when any of its addresses is not on the public internet, and then connected to by
the very address that was checked, so that a name cannot be pointed elsewhere between check and use (DNS rebinding).
No proxy and no cookie is used, no script is run. One deadline covers look-up, connection, redirects and body.
"""

from __future__ import annotations

import contextlib
import http.client
import io
import ipaddress
import re
import socket
import ssl
import threading
import time
import zlib
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from onrecord.articles.errors import SourceError
from onrecord.articles.limits import Limits
from onrecord.model.article import Page

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PORTS = {"http": 80, "https": 443}
_TEXTUAL = re.compile(r"^(?:text/|application/(?:xhtml\+xml|xml|octet-stream)$)")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class _Target:
    """One hop: checked addresses to connect to, and what to ask there."""

    scheme: str
    host: str
    port: int
    path: str
    addresses: tuple[str, ...]
    url: str


def fetch(source: str, limits: Limits) -> Page:
    """The page at ``source``, an http or https address; raises :class:`SourceError`."""
    deadline = time.monotonic() + limits.timeout
    url = source
    for _ in range(limits.redirects + 1):
        target = _aim(source, url, limits, deadline)
        try:
            answer = _ask(source, target, limits, deadline)
        except TimeoutError as error:
            raise SourceError(source, _timed_out(limits)) from error
        except ssl.SSLError as error:
            raise SourceError(source, f"no secure connection ({_reason(error)})") from error
        except OSError as error:
            raise SourceError(source, f"no connection ({_reason(error)})") from error
        except (http.client.HTTPException, ValueError, zlib.error) as error:
            raise SourceError(source, f"the server's answer cannot be read ({type(error).__name__})") from error
        if isinstance(answer, Page):
            return answer
        url = answer
    raise SourceError(source, f"redirects more than {limits.redirects} times")


def is_public(address: str) -> bool:
    """Whether an IP address lies on the public internet: not private, loopback, link-local, reserved, multicast.

    Addresses that carry an IPv4 address inside (mapped, 6to4, NAT64) are judged by that one too.
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour
        if inner is None and ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if ip.teredo is not None or ip.is_site_local:
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def _aim(source: str, url: str, limits: Limits, deadline: float) -> _Target:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
        host.encode("idna" if not host.isascii() else "ascii")
    except (UnicodeError, ValueError) as error:
        raise SourceError(source, "is not a valid address") from error
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise SourceError(source, f"redirects to the scheme {scheme or 'none'}; only http and https are read")
    if not host or any(char <= " " for char in url):
        raise SourceError(source, "is not a valid address")
    if not host.isascii():
        host = host.encode("idna").decode("ascii")
    addresses = _resolve(source, host, port or _PORTS[scheme], limits, deadline)
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    if parts.query:
        path += "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]|")
    return _Target(scheme, host, port or _PORTS[scheme], path, addresses, url.partition("#")[0])


def _resolve(source: str, host: str, port: int, limits: Limits, deadline: float) -> tuple[str, ...]:
    """The addresses of ``host``, all of which are allowed, in the resolver's order."""
    found: list[Any] = []

    def look_up() -> None:  # the resolver knows no time-out, so it runs beside us
        try:
            found.append(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError):
            found.append(())

    worker = threading.Thread(target=look_up, daemon=True)
    worker.start()
    worker.join(max(0.0, deadline - time.monotonic()))
    if not found:
        raise SourceError(source, _timed_out(limits))
    addresses = tuple(dict.fromkeys(str(entry[4][0]) for entry in found[0]))
    if not addresses:
        raise SourceError(source, f"no such host: {host}")
    if not limits.allow_private and not all(is_public(address) for address in addresses):
        raise SourceError(source, f"{host} is a private or reserved address, which is not read")
    return addresses


def _ask(source: str, target: _Target, limits: Limits, deadline: float) -> Page | str:
    """The page at ``target``, or where it sends us."""
    connection = _CheckedConnection(target, deadline)
    response: http.client.HTTPResponse | None = None
    try:
        connection.request(
            "GET",
            target.path,
            headers={
                "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5",
                "Accept-Encoding": "gzip",
                "Accept-Language": "en,*;q=0.5",
                "Connection": "close",
                "User-Agent": limits.user_agent,
            },
        )
        response = connection.getresponse()
        if response.status in _REDIRECTS and (place := response.getheader("Location")):
            return urljoin(target.url, place.strip().encode("latin-1", "replace").decode("utf-8", "replace"))
        if response.status != http.client.OK:
            said = http.client.responses.get(response.status, "")
            raise SourceError(source, f"the server answers {response.status} {said}".rstrip())
        kind, charset = _content_type(response)
        if kind is not None and not _TEXTUAL.match(kind):
            raise SourceError(source, f"is {kind}, not a text or an HTML page")
        body = _body(source, response, limits)
    finally:
        if response is not None:
            response.close()
        connection.close()
    return Page(source, body, url=target.url, media_type=kind, charset=charset)


def _content_type(response: http.client.HTTPResponse) -> tuple[str | None, str | None]:
    kind = response.headers.get_content_type() if response.getheader("Content-Type") else None
    charset = response.headers.get_content_charset()
    return (None if kind == "application/octet-stream" else kind), charset


def _body(source: str, response: http.client.HTTPResponse, limits: Limits) -> bytes:
    encoding = (response.getheader("Content-Encoding") or "identity").strip().lower()
    if encoding not in ("gzip", "x-gzip", "deflate", "identity"):
        raise SourceError(source, f"the server's answer is packed in an unknown way ({encoding})")
    declared = response.getheader("Content-Length") or ""
    if declared.isdigit() and int(declared) > limits.max_bytes:
        raise SourceError(source, limits.too_large())
    unpack = None if encoding == "identity" else zlib.decompressobj(15 if encoding == "deflate" else 31)
    body = bytearray()
    while piece := response.read1(65536):
        # Unpacked piecewise and bounded, so that a small packed answer cannot fill the memory.
        body += unpack.decompress(piece, limits.max_bytes + 1 - len(body)) if unpack else piece
        if len(body) > limits.max_bytes:
            raise SourceError(source, limits.too_large())
    return bytes(body)


class _CheckedConnection(http.client.HTTPConnection):
    """A connection to the very address that was checked, bound by a deadline."""

    def __init__(self, target: _Target, deadline: float) -> None:
        super().__init__(target.host, target.port)
        self._target = target
        self._deadline = deadline
        self.default_port = _PORTS[target.scheme]  # keeps ``:443`` out of the Host header

    def connect(self) -> None:
        """Open the connection, with TLS for the host's name where the scheme asks for it."""
        plain = self._reach()
        try:
            if self._target.scheme == "https":
                plain.settimeout(_left(self._deadline))
                plain = ssl.create_default_context().wrap_socket(plain, server_hostname=self._target.host)
        except BaseException:
            plain.close()
            raise
        self.sock = _DeadlineSocket(plain, self._deadline)

    def _reach(self) -> socket.socket:
        """A connection to the first address that answers; a host may have one that this machine has no way to."""
        *others, last = self._target.addresses
        for place, address in enumerate(others):
            share = _left(self._deadline) / (len(others) + 1 - place)
            with contextlib.suppress(OSError):
                return socket.create_connection((address, self._target.port), timeout=share)
        return socket.create_connection((last, self._target.port), timeout=_left(self._deadline))


class _DeadlineSocket:
    """What ``http.client`` needs of a socket; every wait ends at the deadline, however slowly bytes trickle in."""

    def __init__(self, inner: socket.socket, deadline: float) -> None:
        self._inner = inner
        self._deadline = deadline
        self._reader: _DeadlineReader | None = None

    def sendall(self, data: bytes) -> None:
        """Send all of ``data``."""
        self._inner.settimeout(_left(self._deadline))
        self._inner.sendall(data)

    def makefile(self, mode: str, *_: object) -> io.BufferedReader:
        """A reader of what comes in; ``mode`` is always ``rb``."""
        self._reader = _DeadlineReader(self._inner, self._deadline)
        return io.BufferedReader(self._reader)

    def close(self) -> None:
        """Close the socket, but leave it to a reader that has not done yet.

        ``http.client`` lets go of the connection as soon as the headers are in and the server means to close.
        """
        if self._reader is None or self._reader.closed:
            self._inner.close()


class _DeadlineReader(io.RawIOBase):
    def __init__(self, inner: socket.socket, deadline: float) -> None:
        super().__init__()
        self._inner = inner
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - any writable buffer
        self._inner.settimeout(_left(self._deadline))
        return self._inner.recv_into(buffer)

    def close(self) -> None:
        # The response alone keeps the socket by now; it goes when the reader goes.
        self._inner.close()
        super().close()


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _timed_out(limits: Limits) -> str:
    return f"timed out after {limits.timeout:g} s"


def _reason(error: OSError) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return error.verify_message.lower()
    return (error.strerror or type(error).__name__).lower()
