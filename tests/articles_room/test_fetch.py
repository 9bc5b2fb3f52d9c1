"""Pages over http: redirects, sizes, time, packing, and addresses that are not asked. A server of our own answers."""

from __future__ import annotations

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from onrecord.articles import Limits, SourceError, load, read_page
from onrecord.articles.fetch import is_public

WORDS = "<p>The ministers of six states met in Tashkent on Friday — and agreed on a road map for transit.</p>".encode()
HTML = {"Content-Type": "text/html; charset=utf-8"}
ANSWERS: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/page": (200, HTML, WORDS),
    "/large": (200, HTML, WORDS * 2000),
    "/article": (200, HTML, b"<html><body><article>" + WORDS * 3 + b"</article></body></html>"),
    "/bare": (200, {}, WORDS),
    "/gzip": (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(WORDS)),
    "/deflate": (200, {**HTML, "Content-Encoding": "deflate"}, zlib.compress(WORDS)),
    "/bomb": (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(b" " * 5_000_000)),
    "/broken-gzip": (200, {**HTML, "Content-Encoding": "gzip"}, b"no gzip"),
    "/brotli": (200, {**HTML, "Content-Encoding": "br"}, b"words"),
    "/pdf": (200, {"Content-Type": "application/pdf"}, b"%PDF"),
    "/empty": (200, HTML, b""),
    "/missing": (404, HTML, b"not here"),
    "/odd": (599, HTML, b""),
    "/once": (302, {"Location": "/page"}, b""),
    "/away": (301, {"Location": "ftp://example.org/page"}, b""),
    "/loop": (302, {"Location": "/loop"}, b""),
    "/nowhere": (302, {"Location": "http://exa mple/"}, b""),
    "/inside": (302, {"Location": "http://169.254.169.254/latest"}, b""),
}


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path == "/slow":
            self._trickle()
            return
        if path == "/garbage":
            self.wfile.write(b"no http at all\r\n\r\n")
            return
        status, headers, body = ANSWERS[path]
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _trickle(self) -> None:
        """A byte now and then: never silent for long, and never done."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        try:
            for _ in range(100):
                self.wfile.write(b" ")
                time.sleep(0.05)
        except OSError:
            return

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as running:
        running.daemon_threads = True
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()
        thread.join()


HERE = Limits(allow_private=True, timeout=5.0)


def refused(source: str, limits: Limits = HERE) -> str:
    with pytest.raises(SourceError) as caught:
        load(source, limits=limits)
    assert caught.value.source == source
    return caught.value.reason


def test_a_page_comes_with_what_the_server_says_of_it(server: str) -> None:
    page = load(f"{server}/page?a=b#part", limits=HERE)
    assert (page.content, page.media_type, page.charset) == (WORDS, "text/html", "utf-8")
    assert (page.source, page.url) == (f"{server}/page?a=b#part", f"{server}/page?a=b")


def test_a_page_need_not_say_what_it_is(server: str) -> None:
    page = load(f"{server}/bare", limits=HERE)
    assert (page.content, page.media_type) == (WORDS, None)


def test_a_large_page_comes_whole(server: str) -> None:
    assert load(f"{server}/large", limits=HERE).content == WORDS * 2000


@pytest.mark.parametrize("path", ["/gzip", "/deflate"])
def test_packed_pages_are_unpacked(server: str, path: str) -> None:
    assert load(f"{server}{path}", limits=HERE).content == WORDS


def test_a_redirect_is_followed_and_the_last_address_counts(server: str) -> None:
    page = load(f"{server}/once", limits=HERE)
    assert (page.content, page.source, page.url) == (WORDS, f"{server}/once", f"{server}/page")


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/loop", "redirects more than 5 times"),
        ("/away", "redirects to the scheme ftp; only http and https are read"),
        ("/nowhere", "is not a valid address"),
        ("/missing", "the server answers 404 Not Found"),
        ("/odd", "the server answers 599"),
        ("/pdf", "is application/pdf, not a text or an HTML page"),
        ("/brotli", "the server's answer is packed in an unknown way (br)"),
        ("/broken-gzip", "the server's answer cannot be read (error)"),
        ("/garbage", "the server's answer cannot be read (BadStatusLine)"),
        ("/empty", "is empty"),
    ],
)
def test_what_gives_no_page(server: str, path: str, reason: str) -> None:
    assert refused(f"{server}{path}") == reason


def test_a_page_at_the_limit_is_read_and_one_over_it_is_not(server: str) -> None:
    at = Limits(allow_private=True, max_bytes=len(WORDS))
    assert load(f"{server}/page", limits=at).content == WORDS
    under = Limits(allow_private=True, max_bytes=len(WORDS) - 1)
    assert refused(f"{server}/page", under).startswith("is larger than")


def test_what_unpacks_to_too_much_is_stopped(server: str) -> None:
    assert refused(f"{server}/bomb", Limits(allow_private=True, max_bytes=1_000_000)) == "is larger than 1 MB"


def test_the_deadline_holds_however_slowly_bytes_come(server: str) -> None:
    started = time.monotonic()
    assert refused(f"{server}/slow", Limits(allow_private=True, timeout=0.3)) == "timed out after 0.3 s"
    assert time.monotonic() - started < 2


def test_private_addresses_are_not_asked(server: str) -> None:
    assert refused(f"{server}/page", Limits()) == "127.0.0.1 is a private or reserved address, which is not read"


def test_redirects_to_private_addresses_are_not_followed(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # The first hop passes for a public one; the second, a cloud's metadata address, must not.
    monkeypatch.setattr("onrecord.articles.fetch.is_public", lambda ip: ip == "127.0.0.1" or is_public(ip))
    assert load(f"{server}/once", limits=Limits(timeout=5.0)).content == WORDS
    reason = refused(f"{server}/inside", Limits(timeout=5.0))
    assert reason == "169.254.169.254 is a private or reserved address, which is not read"


def _resolver(*answers: tuple[str, ...]) -> tuple[list[str], Callable[..., list[Any]]]:
    """A resolver that gives one answer after the other, and the names that it was asked."""
    asked: list[str] = []
    left = list(answers)

    def look_up(host: str, port: int, **_: object) -> list[Any]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in left.pop(0)]

    return asked, look_up


def test_the_address_that_was_checked_is_the_one_that_is_asked(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # A name that leads elsewhere on the second look-up (DNS rebinding) gets no second look-up.
    asked, look_up = _resolver(("127.0.0.1",), ("169.254.169.254",))
    monkeypatch.setattr("onrecord.articles.fetch.is_public", lambda ip: ip == "127.0.0.1")
    reached: list[str] = []
    connect = socket.create_connection

    def watched(address: tuple[str, int], **more: Any) -> socket.socket:
        reached.append(address[0])
        monkeypatch.undo()  # connecting by number, the system's own resolver may look at the number
        return connect(address, **more)

    monkeypatch.setattr("socket.create_connection", watched)
    monkeypatch.setattr("socket.getaddrinfo", look_up)
    page = load(server.replace("127.0.0.1", "example.org") + "/page", limits=Limits(timeout=5.0))
    assert (page.content, asked, reached) == (WORDS, ["example.org"], ["127.0.0.1"])


def test_one_private_address_among_public_ones_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    _, look_up = _resolver(("93.184.215.14", "10.0.0.1"))
    monkeypatch.setattr("socket.getaddrinfo", look_up)
    reason = refused("http://example.org/page", Limits())
    assert reason == "example.org is a private or reserved address, which is not read"


def test_a_host_is_asked_at_its_next_address_where_one_does_not_answer(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, look_up = _resolver(("192.0.2.1", "127.0.0.1"))
    connect = socket.create_connection

    def partly(address: tuple[str, int], **more: Any) -> socket.socket:
        if address[0] == "192.0.2.1":
            raise OSError("no route to host")
        monkeypatch.undo()
        return connect(address, **more)

    monkeypatch.setattr("socket.create_connection", partly)
    monkeypatch.setattr("socket.getaddrinfo", look_up)
    assert load(server.replace("127.0.0.1", "example.org") + "/page", limits=HERE).content == WORDS


def test_nobody_listens() -> None:
    assert refused("http://127.0.0.1:9/page") == "no connection (connection refused)"


@pytest.mark.parametrize("address", ["http://", "http://[", "http://a b/", "http://example.org:99999/"])
def test_no_address(address: str) -> None:
    assert refused(address) == "is not a valid address"


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::a00:1", False),
        ("2002:a00:1::", False),
    ],
)
def test_what_lies_on_the_public_internet(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_a_fetched_page_is_an_article(server: str) -> None:
    assert read_page(load(f"{server}/article", limits=HERE)).text.startswith("The ministers of six states")
