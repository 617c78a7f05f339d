"""Asking a running server how it is, with the standard library alone."""

from __future__ import annotations

import contextlib
import http.client
import json
import ssl
from typing import Any

from tenon.ops.address import reachable

PATH = "/api/v1/health"


def ask(host: str, port: int, *, tls: bool, timeout_seconds: float = 2.0) -> dict[str, Any] | None:
    """Return the server's own account of its health, or ``None`` if it does not answer.

    The certificate is not verified: the question goes to this machine, and nothing secret goes with it.
    """
    connection = _connection(reachable(host), port, tls=tls, timeout_seconds=timeout_seconds)
    try:
        connection.request("GET", PATH)
        answer = connection.getresponse()
        told = json.loads(answer.read())
    except (OSError, http.client.HTTPException, ValueError):
        return None
    finally:
        with contextlib.suppress(OSError):
            connection.close()
    return told if isinstance(told, dict) else None


def _connection(host: str, port: int, *, tls: bool, timeout_seconds: float) -> http.client.HTTPConnection:
    if not tls:
        return http.client.HTTPConnection(host, port, timeout=timeout_seconds)
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return http.client.HTTPSConnection(host, port, timeout=timeout_seconds, context=context)
