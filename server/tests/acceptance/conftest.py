"""One server for all tests of a run: granian with two workers, on a database of its own."""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator

import pytest
from http_world import CUSTOMER, SETUP, Client, Server, client, publish, serving

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
async def server(session_dsns: tuple[str, str], tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Server]:
    """A server that all tests of a run share; set up, with the administrator ``ada``."""
    with serving(session_dsns, tmp_path_factory.mktemp("server")) as running:
        async with client(running) as first:
            await first.signed_in(await first.post("/setup", json=SETUP))
        yield running


@pytest.fixture
async def admin(server: Server) -> AsyncIterator[Client]:
    """The administrator, signed in in a session of his own."""
    async with client(server) as signed_in:
        await signed_in.sign_in("ada")
        yield signed_in


@pytest.fixture
async def customers(admin: Client) -> str:
    """The address of a fresh object of customers, ``/objects/<key>``, with a key of its own."""
    key = f"customer_{next(_numbers)}"
    await publish(admin, key, CUSTOMER)
    return f"/objects/{key}"
