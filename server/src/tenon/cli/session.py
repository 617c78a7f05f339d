"""A program with its database for the time of one command."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tenon.cli.ways import P, Ways
from tenon.ops import load_settings, opened
from tenon.store import migrate_platform


@asynccontextmanager
async def program_of(ways: Ways[P]) -> AsyncIterator[P]:
    """Yield a connected program; the embedded database is started if nothing runs it.

    Raises:
        TenonError: settings or database are not usable; says why.
    """
    with opened(load_settings()) as settings:
        program = ways.build_program(settings)
        try:
            # A command may be the first to see this database: ``setup`` before the first ``up``.
            await migrate_platform(program.db)
            yield program
        finally:
            await program.close()
