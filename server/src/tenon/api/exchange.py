"""One request on its way through the edge, and what is known of it so far."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import parse_qsl

from tenon.api.errors import BadHeader, NotUtf8, NulCharacter
from tenon.kernel.ids import new_id
from tenon.kernel.words import LANGUAGES

if TYPE_CHECKING:
    from tenon.identity import Session

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]
Header = tuple[bytes, bytes]

COOKIE = "tenon_session"
SECURE_COOKIE = "__Host-tenon_session"


class Answer(NamedTuple):
    """A finished answer of the hot routes: status, JSON bytes, further headers."""

    status: int
    body: bytes
    headers: tuple[Header, ...] = ()


class Exchange:
    """What came in, who sent it, and what the answer must carry.

    ``revision`` is the metadata revision that the answer was made from; it goes out as ``X-Tenon-Revision``.
    ``route`` is the pattern of the address (``/objects/{object}/records``), for logs and metrics.
    """

    __slots__ = (
        "_headers",
        "_request_id",
        "method",
        "path",
        "receive",
        "revision",
        "route",
        "scope",
        "session",
        "set_cookies",
        "started",
        "status",
    )

    def __init__(self, scope: Scope, receive: Receive) -> None:
        self.scope = scope
        self.receive = receive
        self.method: str = scope["method"]
        self.path: str = scope["path"]
        self.started = time.perf_counter()
        self.session: Session | None = None
        self.revision = 0
        self.route = ""
        self.status = 0
        self.set_cookies: list[str] = []
        self._headers: dict[bytes, bytes] | None = None
        self._request_id = ""

    @property
    def request_id(self) -> str:
        """The id under which the log knows this request; time-ordered, made here, never taken from outside."""
        if not self._request_id:
            self._request_id = str(new_id())
        return self._request_id

    def header(self, name: bytes) -> bytes | None:
        """Return a header by its lower-case name."""
        if self._headers is None:
            self._headers = dict(self.scope["headers"])
        return self._headers.get(name)

    def text(self, name: bytes) -> str:
        """Return a header as text, empty if it is missing.

        Raises:
            BadHeader: it holds bytes that are no ASCII.
        """
        value = self.header(name) or b""
        try:
            return value.decode("ascii")
        except UnicodeDecodeError:
            raise BadHeader(name=name.decode(), expected="ASCII") from None

    @property
    def secure(self) -> bool:
        """Whether the request came over TLS."""
        return bool(self.scope.get("scheme") == "https")

    @property
    def ip(self) -> str:
        """The address of the other side of the connection."""
        client = self.scope.get("client")
        return client[0] if client else ""

    @property
    def language(self) -> str:
        """The session's language, else the first of ``Accept-Language`` that Tenon speaks."""
        if self.session is not None:
            return self.session.language
        return accepted_language((self.header(b"accept-language") or b"").decode("latin-1"))

    def token(self) -> str | None:
        """Return the session token of the cookie, if one was sent."""
        raw = self.header(b"cookie")
        if raw is None:
            return None
        return cookie_of(raw.decode("latin-1"), SECURE_COOKIE if self.secure else COOKIE)

    def query(self) -> Mapping[str, str]:
        """Return the query parameters, the last of each name.

        Raises:
            NotUtf8, NulCharacter: the address holds what no text can.
        """
        raw: bytes = self.scope["query_string"]
        if not raw:
            return {}
        try:
            found = dict(parse_qsl(raw.decode("ascii"), keep_blank_values=True, errors="strict"))
        except (UnicodeDecodeError, ValueError):
            raise NotUtf8 from None
        if b"%00" in raw and any("\0" in name or "\0" in value for name, value in found.items()):
            raise NulCharacter
        return found

    @property
    def seen_revision(self) -> int:
        """The highest revision that the client says it has seen; 0 if it says nothing sensible."""
        raw = self.header(b"x-tenon-revision")
        return int(raw) if raw and raw.isdigit() and len(raw) < 19 else 0


def cookie_of(header: str, name: str) -> str | None:
    """Return one cookie of a ``Cookie`` header.

    >>> cookie_of("a=1; tenon_session=xyz", "tenon_session")
    'xyz'
    """
    for part in header.split("; "):
        key, _, value = part.partition("=")
        if key == name:
            return value
    return None


def accepted_language(header: str) -> str:
    """Choose the language of an ``Accept-Language`` header.

    >>> accepted_language("en-GB,en;q=0.9,zh;q=0.8"), accepted_language("fr, *;q=0.1"), accepted_language("")
    ('en-US', 'zh-CN', 'zh-CN')
    """
    weighed = []
    for position, part in enumerate(header.split(",")[:20]):
        name, _, weight = part.strip().partition(";q=")
        try:
            weighed.append((-float(weight or 1), position, name.strip().lower()[:2]))
        except ValueError:
            continue
    for _, _, short in sorted(weighed):
        for language in LANGUAGES:
            if language.startswith(short) and len(short) == 2:
                return language
    return LANGUAGES[0]
