"""Identifiers: UUIDv7, made in the application, so that any process can name a record before it is written.

The layout is that of RFC 9562 §5.7: 48 bits of Unix milliseconds, then random bits. Ids made by one process
within one millisecond are ordered as well: the 12 bits after the version count up.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from uuid import UUID

_lock = threading.Lock()
_last_ms = 0
_sequence = 0


def new_id() -> UUID:
    """Return a fresh UUIDv7, greater than every id this process has made before."""
    global _last_ms, _sequence
    random = int.from_bytes(os.urandom(8), "big")
    with _lock:
        now_ms = time.time_ns() // 1_000_000
        if now_ms > _last_ms:
            _last_ms, _sequence = now_ms, random >> 54 & 0x3FF
        else:
            _sequence += 1
            if _sequence > 0xFFF:
                _last_ms, _sequence = _last_ms + 1, 0
        high = _last_ms << 16 | 0x7000 | _sequence
    return UUID(int=high << 64 | 0x8000_0000_0000_0000 | random >> 2)


def _of_bytes(raw: bytes) -> UUID:
    return UUID(bytes=raw)


def new_ids(count: int, make: Callable[[bytes], UUID] = _of_bytes) -> list[UUID]:
    """Return so many fresh ids in ascending order, for rows by the thousand.

    ``make`` builds an id of its 16 bytes; the class of a database driver does so ten times as fast as Python's own.
    """
    global _last_ms, _sequence
    random = os.urandom(8 * count)
    made = []
    with _lock:
        now_ms = time.time_ns() // 1_000_000
        if now_ms > _last_ms:
            _last_ms, _sequence = now_ms, -1
        for at in range(0, 8 * count, 8):
            _sequence += 1
            if _sequence > 0xFFF:
                _last_ms, _sequence = _last_ms + 1, 0
            high = _last_ms << 16 | 0x7000 | _sequence
            low = int.from_bytes(random[at : at + 8], "big") >> 2
            made.append(make((high << 64 | 0x8000_0000_0000_0000 | low).to_bytes(16, "big")))
    return made


def parse_id(text: object) -> UUID | None:
    """Return the UUID that ``text`` spells in its canonical 36-character form, or None.

    >>> parse_id("0193a1c2-0000-7000-8000-000000000001")
    UUID('0193a1c2-0000-7000-8000-000000000001')
    >>> parse_id("{0193a1c2-0000-7000-8000-000000000001}") is None
    True
    """
    if isinstance(text, UUID):
        return text
    if not isinstance(text, str) or len(text) != 36:
        return None
    try:
        return UUID(text)
    except ValueError:
        return None
