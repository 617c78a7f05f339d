"""Secrets that travel: session and link tokens (256 random bits, kept as SHA-256) and the CSRF token of a session."""

from __future__ import annotations

import base64
import hmac
import secrets
from functools import lru_cache
from hashlib import sha256
from uuid import UUID

_TOKEN_LENGTH = 43


def new_token() -> str:
    """Return 256 random bits as 43 characters that need no escaping in a URL or cookie."""
    return secrets.token_urlsafe(32)


def token_digest(token: str) -> bytes | None:
    """Return the SHA-256 under which a token is kept, or None if the text can be no token."""
    if len(token) != _TOKEN_LENGTH or not token.isascii():
        return None
    return sha256(token.encode()).digest()


@lru_cache(1_000)
def csrf_token(key: bytes, session_id: UUID) -> str:
    """Return the CSRF token of a session: derived, so it needs no storage, and new with every sign-in.

    Args:
        key: the secret ``vault`` derives for this purpose.
        session_id: the session the browser is signed in with.
    """
    return base64.urlsafe_b64encode(hmac.digest(key, session_id.bytes, "sha256")).decode().rstrip("=")


def same_token(expected: str, given: str) -> bool:
    """Compare two tokens in a time that does not depend on where they differ."""
    return hmac.compare_digest(expected.encode(), given.encode())
