"""Cursors: where a page ended, signed, and good only for the person, object and order they were made for."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from uuid import UUID

import msgspec

from tenon.query.errors import BadCursor

MAC_BYTES = 16
Key = list[str | None]
"""The sort keys of the last row as PostgreSQL prints them, its id last."""


class Cursors:
    """Seals and opens cursors under a key that ``main`` derives from the installation's secret."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def seal(self, binding: str, key: Key) -> str:
        """Return an opaque text for URLs. ``binding`` says what the cursor is good for."""
        body = msgspec.json.encode(key)
        return base64.urlsafe_b64encode(self._mac(binding, body) + body).rstrip(b"=").decode()

    def open(self, binding: str, cursor: str) -> Key:
        """Return the keys that ``seal`` took.

        Raises:
            BadCursor: it is damaged, or was sealed under another binding or another secret.
        """
        try:
            raw = base64.b64decode(cursor.encode() + b"=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        except (binascii.Error, UnicodeEncodeError):
            raise BadCursor() from None
        mac, body = raw[:MAC_BYTES], raw[MAC_BYTES:]
        if not hmac.compare_digest(mac, self._mac(binding, body)):
            raise BadCursor()
        return msgspec.json.decode(body, type=list[str | None])

    def _mac(self, binding: str, body: bytes) -> bytes:
        mixed = len(binding.encode()).to_bytes(4, "big") + binding.encode() + body
        return hmac.digest(self._key, mixed, hashlib.sha256)[:MAC_BYTES]


def binding_of(workspace: str, principal: UUID | None, what: str) -> str:
    """Say what a cursor is good for: a workspace, a principal, and an object with its order."""
    return f"{workspace}\n{principal}\n{what}"
