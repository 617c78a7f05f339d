"""Keeping passwords: argon2id over an HMAC with the installation's pepper, on two threads, with a bounded queue.

The parameters are those of OWASP's first choice for argon2id (19 MiB, two passes, one lane). Without the pepper, which
never stands in the database, a copied table cannot be tried offline at all.
"""

from __future__ import annotations

import asyncio
import contextlib
import hmac
import secrets
import threading
import unicodedata
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from argon2 import Parameters, extract_parameters
from argon2.exceptions import VerificationError
from argon2.low_level import ARGON2_VERSION, Type, hash_secret, verify_secret

from tenon.identity.errors import Busy

T = TypeVar("T")

PARAMETERS = Parameters(
    type=Type.ID,
    version=ARGON2_VERSION,
    salt_len=16,
    hash_len=32,
    time_cost=2,
    memory_cost=19 * 1024,
    parallelism=1,
)


class Hasher:
    """Hashes and checks passwords away from the event loop.

    Args:
        pepper: 32 secret bytes that ``vault`` derives for this purpose.
        threads: how many passwords are checked at once; each takes 19 MiB.
        queue: how many may wait or be checked before further ones are refused.
    """

    def __init__(self, pepper: bytes, *, threads: int = 2, queue: int = 50) -> None:
        self._pepper = pepper
        self._queue = queue
        self._pending = 0
        self._lock = threading.Lock()
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="password")
        self._decoy: str | None = None

    async def hash(self, password: str) -> str:
        """Return what to store for a password.

        Raises:
            Busy: the queue is full.
        """
        return await self._run(partial(self._hash, password))

    async def verify(self, password: str, stored: str | None) -> bool:
        """Tell whether the password fits. Without a stored hash it takes the same time and is False.

        Raises:
            Busy: the queue is full.
        """
        return await self._run(partial(self._verify, password, stored))

    def outdated(self, stored: str) -> bool:
        """Tell whether the hash was made with other parameters than today's."""
        return extract_parameters(stored) != PARAMETERS

    def close(self) -> None:
        """Stop the threads; what waits is dropped."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def subject_key(self) -> bytes:
        """Return the key under which sign-in names and networks are counted without standing in clear."""
        return hmac.digest(self._pepper, b"sign-in attempts", "sha256")

    def _hash(self, password: str) -> str:
        salt = secrets.token_bytes(PARAMETERS.salt_len)
        return hash_secret(
            self._peppered(password),
            salt,
            PARAMETERS.time_cost,
            PARAMETERS.memory_cost,
            PARAMETERS.parallelism,
            PARAMETERS.hash_len,
            PARAMETERS.type,
        ).decode()

    def _verify(self, password: str, stored: str | None) -> bool:
        if stored is None:
            self._decoy = self._decoy or self._hash(secrets.token_hex())
        with contextlib.suppress(VerificationError):
            fits = verify_secret((stored or self._decoy or "").encode(), self._peppered(password), PARAMETERS.type)
            return fits and stored is not None
        return False

    def _peppered(self, password: str) -> bytes:
        return hmac.digest(self._pepper, unicodedata.normalize("NFC", password).encode(), "sha256")

    async def _run(self, work: Callable[[], T]) -> T:
        with self._lock:
            if self._pending >= self._queue:
                raise Busy
            self._pending += 1
        future = self._pool.submit(work)
        # Counted down by the thread and not by the waiting task: a browser that gives up frees nothing.
        future.add_done_callback(lambda _: self._done())
        return await asyncio.wrap_future(future)

    def _done(self) -> None:
        with self._lock:
            self._pending -= 1
