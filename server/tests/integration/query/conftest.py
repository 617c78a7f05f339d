"""One database for each module of this folder, and the oracle, which stands outside of the product."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "oracle"))

from query_world import create_tables, gate_of

from tenon.query import ReadGate
from tenon.store import Database


@pytest.fixture(scope="module")
async def world_db(module_database: Database) -> Database:
    """A database whose workspace has the tables of ``query_world``, all empty."""
    await create_tables(module_database)
    return module_database


@pytest.fixture(scope="module")
async def gate(world_db: Database) -> ReadGate:
    return gate_of(world_db)
