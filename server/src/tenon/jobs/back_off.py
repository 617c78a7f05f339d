"""How long a failed job waits before its next attempt."""

from __future__ import annotations

FIRST_SECONDS = 10.0
LONGEST_SECONDS = 3600.0
JITTER = 0.2


def back_off_seconds(attempts: int, chance: float = 0.5) -> float:
    """Return ``min(2^(attempts-1) · 10 s, 1 h)``, moved by up to ±20 % by ``chance`` in 0 … 1.

    >>> [back_off_seconds(n) for n in (1, 2, 3, 9, 40)]
    [10.0, 20.0, 40.0, 2560.0, 3600.0]
    >>> round(back_off_seconds(1, 0.0), 3), round(back_off_seconds(1, 1.0), 3)
    (8.0, 12.0)
    """
    seconds = min(FIRST_SECONDS * 2.0 ** min(attempts - 1, 30), LONGEST_SECONDS)
    return seconds * (1 - JITTER + 2 * JITTER * chance)
