"""An installation whose time the tests move by hand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from people_world import DEVICE, WISH, HandClock

from tenon.identity import Hasher, Identity, SignedIn
from tenon.store import Database


@pytest.fixture(scope="session")
def hasher() -> Iterator[Hasher]:
    hasher = Hasher(b"p" * 32)
    yield hasher
    hasher.close()


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def identity(database: Database, clock: HandClock, hasher: Hasher) -> Identity:
    return Identity(database, clock, hasher)


@pytest.fixture
def second_process(database: Database, clock: HandClock, hasher: Hasher) -> Identity:
    """Another process on the same database, with a memory of its own."""
    return Identity(database, clock, hasher)


@pytest.fixture
async def admin(identity: Identity) -> SignedIn:
    return await identity.setup.run(WISH, DEVICE)
