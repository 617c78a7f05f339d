"""A world for each test, on a database of its own."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from records_world import World, create_tables


@pytest.fixture
async def world(database):
    await create_tables(database)
    return World(database)


@pytest.fixture(scope="module")
async def module_world(module_database):
    await create_tables(module_database)
    return World(module_database)
