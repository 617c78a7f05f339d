"""When somebody who keeps failing must wait. Pure policy; the counting is one statement in ``queries.sql``.

An attempt is counted before the password is checked, so that many at once cannot slip past the limit; success takes
the count back. A name is counted whether or not it has an account, so a lock tells nothing.
"""

from __future__ import annotations

import hmac
import ipaddress
from datetime import timedelta

import msgspec


class Limit(msgspec.Struct, frozen=True):
    """``failures`` are free; from then on each failure locks, twice as long as the one before, at most ``longest``."""

    failures: int
    first: timedelta = timedelta(minutes=15)
    longest: timedelta = timedelta(hours=24)
    forgotten_after: timedelta = timedelta(hours=24)

    def lock(self, failures: int) -> timedelta | None:
        """Return how long the n-th failure in a row locks, or None while it is free.

        >>> [str(Limit(5).lock(n)) for n in (4, 5, 6, 12, 99)]
        ['None', '0:15:00', '0:30:00', '1 day, 0:00:00', '1 day, 0:00:00']
        """
        if failures < self.failures:
            return None
        doubled: int = 1 << min(failures - self.failures, 20)
        return min(self.first * doubled, self.longest)


ACCOUNT = Limit(failures=5)
NETWORK = Limit(failures=50)
"""A whole office may stand behind one address, so a network has more tries than a name; both locks grow alike."""


def account_subject(key: bytes, login: str) -> bytes:
    """Return under which digest the failures of a normalised sign-in name are counted."""
    return hmac.digest(key, b"login\0" + login.encode(), "sha256")


def network_subject(key: bytes, ip: str) -> bytes | None:
    """Return under which digest the failures of an address are counted: IPv6 by /64. None if there is no address."""
    try:
        address = ipaddress.ip_address(ip)
    except ValueError:
        return None
    if isinstance(address, ipaddress.IPv6Address):
        address = address.ipv4_mapped or ipaddress.IPv6Network((address, 64), strict=False).network_address
    return hmac.digest(key, b"network\0" + address.packed, "sha256")
