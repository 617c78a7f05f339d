"""A world for each test, on a database of its own."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from lines_world import LinesWorld, create_tables


@pytest.fixture
async def world(database):
    await create_tables(database)
    return LinesWorld(database)
