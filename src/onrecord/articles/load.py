"""From a source as it was given to the page behind it.

Sources are a path, ``-`` for standard input, or an ``http`` or ``https`` address. Feeds and archives, which give
many pages for one source, will stand beside this module and give ``Page`` objects too.
"""

from __future__ import annotations

import errno
import re
import stat
import sys
from pathlib import Path
from typing import BinaryIO

from onrecord.articles.errors import SourceError
from onrecord.articles.limits import Limits
from onrecord.model.article import Page

_SCHEME = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]*)://")
_MEDIA_TYPES = {
    ".htm": "text/html",
    ".html": "text/html",
    ".shtml": "text/html",
    ".text": "text/plain",
    ".txt": "text/plain",
    ".xhtml": "application/xhtml+xml",
}


def load(source: str, *, stdin: BinaryIO | None = None, limits: Limits = Limits()) -> Page:  # noqa: B008 - frozen
    """The page behind ``source``.

    ``stdin`` stands in for standard input where ``source`` is ``-``.
    Raises :class:`SourceError` with a one-line reason; no other error leaves this function.
    """
    if source == "-":
        page = _from_stream(source, stdin if stdin is not None else sys.stdin.buffer, limits)
    elif scheme := _SCHEME.match(source):
        if scheme[1].lower() not in ("http", "https"):
            raise SourceError(source, f"has the scheme {scheme[1].lower()}; only http and https are read")
        from onrecord.articles.fetch import fetch  # the network code costs start-up time

        page = fetch(source, limits)
    else:
        page = _from_file(source, limits)
    if not page.content.strip(b"\x00\t\n\x0b\x0c\r "):
        raise SourceError(source, "is empty")
    return page


def _from_stream(source: str, stream: BinaryIO, limits: Limits) -> Page:
    try:
        content = stream.read(limits.max_bytes + 1)
    except (OSError, ValueError) as error:
        raise SourceError(source, f"cannot be read ({_why(error)})") from error
    if len(content) > limits.max_bytes:
        raise SourceError(source, limits.too_large())
    return Page(source=source, content=content)


def _from_file(source: str, limits: Limits) -> Page:
    path = Path(source)
    try:
        facts = path.stat()
        if stat.S_ISDIR(facts.st_mode):
            raise SourceError(source, "is a directory")
        if facts.st_size > limits.max_bytes:
            raise SourceError(source, limits.too_large())
        with path.open("rb") as stream:
            page = _from_stream(source, stream, limits)
    except FileNotFoundError as error:
        raise SourceError(source, "no such file") from error
    except (OSError, ValueError) as error:
        raise SourceError(source, f"cannot be read ({_why(error)})") from error
    return Page(source=source, content=page.content, media_type=_MEDIA_TYPES.get(path.suffix.lower()))


def _why(error: OSError | ValueError) -> str:
    if isinstance(error, OSError) and error.errno is not None:
        words = {errno.EACCES: "permission denied", errno.ENAMETOOLONG: "the name is too long"}
        return words.get(error.errno, (error.strerror or "input error").lower())
    return str(error).lower()
