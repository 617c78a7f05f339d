"""What a browser may do with our answers, and whether a request really comes from our own page."""

from __future__ import annotations

from tenon.api.errors import Forged
from tenon.api.exchange import COOKIE, SECURE_COOKIE, Exchange, Header
from tenon.identity import csrf_token, same_token

SAFE_METHODS = frozenset(("GET", "HEAD", "OPTIONS"))
COOKIE_SECONDS = 7 * 24 * 3600

EVERYWHERE: tuple[Header, ...] = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
)
DATA: tuple[Header, ...] = (
    *EVERYWHERE,
    (b"cache-control", b"no-store"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
)
# Styles are the one exception: the component library writes them at run time. Scripts come from our own files alone,
# and so does the WebAssembly that reads bar codes. Camera, microphone and place are asked for by fields of this page.
PAGE: tuple[Header, ...] = (
    *EVERYWHERE,
    (
        b"content-security-policy",
        b"default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; "
        b"img-src 'self' data: blob:; "
        b"font-src 'self' data:; media-src 'self' blob:; connect-src 'self'; worker-src 'self' blob:; "
        b"manifest-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    ),
    (b"permissions-policy", b"camera=(self), geolocation=(self), microphone=(self), payment=(), usb=()"),
)
OVER_TLS: tuple[Header, ...] = ((b"strict-transport-security", b"max-age=31536000"),)


def demand_own_page(exchange: Exchange, csrf_key: bytes) -> None:
    """Refuse an unsafe request that another site's page has sent.

    A browser says where a request comes from (``Sec-Fetch-Site``, ``Origin``); a request that carries a session must
    also know that session's CSRF token, which only our own page can read.

    Raises:
        Forged: the origin is a foreign one, or the token is missing or wrong.
    """
    site = exchange.header(b"sec-fetch-site")
    if site is not None and site not in (b"same-origin", b"none"):
        raise Forged
    origin = exchange.header(b"origin")
    if origin is not None and origin.partition(b"://")[2] != exchange.header(b"host"):
        raise Forged
    if exchange.session is not None:
        given = (exchange.header(b"x-csrf-token") or b"").decode("latin-1")
        if not same_token(csrf_token(csrf_key, exchange.session.id), given):
            raise Forged


def session_cookie(token: str, *, secure: bool) -> str:
    """Return the ``Set-Cookie`` line that signs a browser in; over TLS it is bound to this host."""
    name = SECURE_COOKIE if secure else COOKIE
    return f"{name}={token}; Path=/; Max-Age={COOKIE_SECONDS}; HttpOnly; SameSite=Lax" + ("; Secure" if secure else "")


def dead_cookie(*, secure: bool) -> str:
    """Return the ``Set-Cookie`` line that signs a browser out."""
    name = SECURE_COOKIE if secure else COOKIE
    return f"{name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax" + ("; Secure" if secure else "")
