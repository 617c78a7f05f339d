"""Two installations, each with a database, keys and files of its own."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tenon.main.program import Program

sys.path.insert(0, str(Path(__file__).parent))

from transfer_world import installation


@pytest.fixture
async def home(dsns: tuple[str, str], tmp_path: Path) -> AsyncIterator[Program]:
    """The server that a workspace leaves."""
    async with installation(dsns, tmp_path / "home") as program:
        yield program


@pytest.fixture
async def abroad(other_dsns: tuple[str, str], tmp_path: Path) -> AsyncIterator[Program]:
    """A server on which nobody has set up anything."""
    async with installation(other_dsns, tmp_path / "abroad") as program:
        yield program
