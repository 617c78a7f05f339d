"""Where a browser on this machine finds Tenon."""

from __future__ import annotations

from tenon.kernel.settings import Settings


def address_of(settings: Settings) -> str:
    """Return the address to open in a browser on this machine.

    >>> from tenon.kernel.settings import parse_settings
    >>> address_of(parse_settings({"TENON_HOST": "0.0.0.0"}, None))
    'https://127.0.0.1:8080'
    """
    host = reachable(settings.host)
    shown = f"[{host}]" if ":" in host else host
    return f"{'https' if settings.serves_tls else 'http'}://{shown}:{settings.port}"


def reachable(host: str) -> str:
    """Return an address that reaches a server listening on ``host`` from this machine.

    >>> reachable("0.0.0.0"), reachable("192.0.2.7")
    ('127.0.0.1', '192.0.2.7')
    """
    return {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}.get(host, host)  # noqa: S104 - compared, not bound
