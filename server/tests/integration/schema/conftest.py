"""A workspace with a definition service."""

import pytest
from schema_world import Designer

from tenon.store import Database


@pytest.fixture
def designer(database: Database) -> Designer:
    return Designer(database)
