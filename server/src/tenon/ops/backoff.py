"""When a child that ended is started again. Pure."""

from __future__ import annotations

from dataclasses import dataclass

FIRST_SECONDS = 0.5
LONGEST_SECONDS = 30.0
STEADY_SECONDS = 60.0
"""A child that ran this long was well: its next failure is a first one."""


@dataclass(frozen=True, slots=True)
class Backoff:
    """How many times in a row a child ended soon after its start."""

    failures: int = 0

    def after(self, ran_seconds: float) -> Backoff:
        """Return the state after an end that came ``ran_seconds`` after the start."""
        return Backoff(1 if ran_seconds >= STEADY_SECONDS else self.failures + 1)

    @property
    def delay_seconds(self) -> float:
        """How long to wait before the next start.

        >>> [Backoff(n).delay_seconds for n in (1, 2, 3, 20)]
        [0.5, 1.0, 2.0, 30.0]
        """
        return min(FIRST_SECONDS * 2.0 ** max(0, self.failures - 1), LONGEST_SECONDS)
