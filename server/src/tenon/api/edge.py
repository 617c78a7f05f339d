"""The outermost layer: every request passes here once, whichever way it is served.

It names the request, knows who sends it, refuses forged and unreadable ones, hands the rest to the hot routes, to
Litestar, to the event stream or to the client's files, and turns whatever goes wrong into one shape of error.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from tenon.api import body, problem
from tenon.api.callers import Callers
from tenon.api.errors import WrongMethod
from tenon.api.exchange import Answer, Exchange, Header, Receive, Scope, Send
from tenon.api.observe import Observer
from tenon.api.provided import BASE
from tenon.api.pulse import Pulse
from tenon.api.security import DATA, OVER_TLS, PAGE, SAFE_METHODS, demand_own_page
from tenon.identity import NotSignedIn, Session
from tenon.kernel.errors import TenonError
from tenon.kernel.texts import Texts

Asgi = Callable[[Any, Any, Any], Awaitable[None]]
HotRoute = Callable[[Exchange], Awaitable[Answer]]
FindHot = Callable[[Exchange], HotRoute | None]
FindSession = Callable[[str], Awaitable[Session | None]]

PUBLIC = frozenset(
    (
        ("GET", "/setup"),
        ("POST", "/setup"),
        ("POST", "/session"),
        ("GET", "/health"),
        ("GET", "/metrics"),
        ("GET", "/ca"),
    )
)
AT_ROOT = frozenset(("/health", "/metrics", "/ca"))
READING_POSTS = ("/query", "/keys")
"""Endings of the routes that are asked by POST and write nothing."""


class Edge:
    """The ASGI application.

    Args:
        find_hot: the handler of a hot route, or None.
        find_session: the session of a token, from memory if it is known there.
        platform: serves everything else below ``/api/v1`` (Litestar).
        events: serves ``/api/v1/events``.
        client: serves the files of the web client.
        callers: who asks, from which snapshot.
        startup, shutdown: what is opened before the first request and closed after the last.
    """

    def __init__(
        self,
        *,
        find_hot: FindHot,
        find_session: FindSession,
        platform: Asgi,
        events: Asgi,
        client: Asgi,
        callers: Callers,
        texts: Texts,
        csrf_key: bytes,
        pulse: Pulse,
        observer: Observer,
        startup: Callable[[], Awaitable[None]],
        shutdown: Callable[[], Awaitable[None]],
    ) -> None:
        self._find_hot = find_hot
        self._find_session = find_session
        self._platform = platform
        self._events = events
        self._client = client
        self._callers = callers
        self._texts = texts
        self._csrf_key = csrf_key
        self._pulse = pulse
        self._observer = observer
        self._startup = startup
        self._shutdown = shutdown

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._lifespan(receive, send)
        elif scope["type"] == "http":
            await self._serve(Exchange(scope, receive), send)
        else:
            await send({"type": "websocket.close", "code": 1008})

    async def _serve(self, exchange: Exchange, send: Send) -> None:
        failure: BaseException | None = None
        try:
            hot = self._find_hot(exchange)
            if hot is not None:
                await self._identify(exchange)
                await _send(exchange, await hot(exchange), send)
            else:
                await self._pass_on(exchange, send)
            if self._pulse.read_only and _has_written(exchange):
                self._pulse.wrote()
        except body.ClientGone:
            exchange.status = 499
        except asyncio.CancelledError:
            exchange.status = exchange.status or 499
            raise
        except Exception as error:
            failure = error
            await self._fail(exchange, error, send)
        finally:
            self._observer.done(exchange, failure)

    async def _identify(self, exchange: Exchange) -> None:
        token = exchange.token()
        session = await self._find_session(token) if token else None
        if session is None:
            raise NotSignedIn
        exchange.session = session
        if exchange.method not in SAFE_METHODS:
            demand_own_page(exchange, self._csrf_key)

    async def _pass_on(self, exchange: Exchange, send: Send) -> None:
        path = exchange.path
        if path in AT_ROOT:
            path = exchange.scope["path"] = exchange.scope["raw_path"] = BASE + path
        if not path.startswith(BASE + "/"):
            await self._client(exchange.scope, exchange.receive, _Labelled(exchange, send, PAGE))
            return
        await self._admit(exchange, path.removeprefix(BASE))
        send = _Labelled(exchange, send, DATA)
        exchange.scope["tenon"] = exchange
        if exchange.method == "HEAD":
            exchange.scope["method"] = "GET"
        if path == BASE + "/events":
            if exchange.method != "GET":
                raise WrongMethod(method=exchange.method, allowed="GET")
            await self._events(exchange.scope, exchange.receive, send)
            return
        try:
            await self._platform(exchange.scope, await _readable(exchange), send)
        finally:
            exchange.route = exchange.scope.get("path_template", "").removeprefix(BASE)

    async def _admit(self, exchange: Exchange, path: str) -> None:
        if (exchange.method, path) in PUBLIC or path.startswith("/invitations/"):
            if exchange.method not in SAFE_METHODS:
                demand_own_page(exchange, self._csrf_key)
        else:
            await self._identify(exchange)
            await self._callers.now(exchange)

    async def _fail(self, exchange: Exchange, error: Exception, send: Send) -> None:
        self._pulse.failed(error)
        told = problem.as_tenon_error(error)
        if told is None:
            self._observer.unexpected(exchange, error)
            told = problem.Unexpected()
        if exchange.status:
            # The answer has begun: all that is left is to cut it off, so that nobody takes half of it for the whole.
            raise error
        await self.refuse(exchange, told, send)

    async def refuse(self, exchange: Exchange, error: TenonError, send: Send) -> None:
        """Send the problem document of ``error``."""
        status, document = problem.render(error, self._texts, exchange.language, exchange.request_id)
        headers = problem.headers_of(error)
        await _send(exchange, Answer(status, document, tuple(headers)), send, problem.MEDIA_TYPE)

    async def _lifespan(self, receive: Receive, send: Send) -> None:
        await receive()
        try:
            await self._startup()
        except Exception as error:
            await send({"type": "lifespan.startup.failed", "message": str(error)})
            raise
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self._shutdown()
        await send({"type": "lifespan.shutdown.complete"})


def _has_written(exchange: Exchange) -> bool:
    done = exchange.method not in SAFE_METHODS and 200 <= exchange.status < 300
    return done and not exchange.route.endswith(READING_POSTS)


async def _readable(exchange: Exchange) -> Receive:
    """Return a ``receive`` that gives the body again, after it was read whole and found readable."""
    if exchange.method in SAFE_METHODS or exchange.header(b"content-type") == b"application/octet-stream":
        return exchange.receive
    raw = await body.read(exchange.receive)
    if raw:
        body.demand_json(exchange.header(b"content-type"))
        body.checked(raw)
    messages = [{"type": "http.request", "body": raw, "more_body": False}]

    async def replay() -> Any:
        return messages.pop() if messages else await exchange.receive()

    return replay


class _Labelled:
    """A ``send`` that adds the headers every answer of its sort carries."""

    def __init__(self, exchange: Exchange, send: Send, headers: tuple[Header, ...]) -> None:
        self._exchange = exchange
        self._send = send
        self._headers = headers

    async def __call__(self, message: Any) -> None:
        if message["type"] == "http.response.start":
            self._exchange.status = message["status"]
            own = {name.lower() for name, _ in message.get("headers", ())}
            added = [pair for pair in _common(self._exchange, self._headers) if pair[0] not in own]
            message["headers"] = [*message.get("headers", ()), *added]
        elif self._exchange.method == "HEAD":
            message = {**message, "body": b""}
        await self._send(message)


def _common(exchange: Exchange, headers: tuple[Header, ...]) -> list[Header]:
    found = [*headers, (b"x-request-id", exchange.request_id.encode())]
    if exchange.revision:
        found.append((b"x-tenon-revision", str(exchange.revision).encode()))
    if exchange.set_cookies:
        found += [(b"set-cookie", cookie.encode()) for cookie in exchange.set_cookies]
    if exchange.secure:
        found += OVER_TLS
    return found


async def _send(exchange: Exchange, answer: Answer, send: Send, media_type: bytes = b"application/json") -> None:
    exchange.status = answer.status
    headers = _common(exchange, DATA)
    headers.append((b"content-type", media_type))
    headers.append((b"content-length", str(len(answer.body)).encode()))
    if answer.headers:
        headers += answer.headers
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    await send({"type": "http.response.body", "body": answer.body if exchange.method != "HEAD" else b""})
