"""``tenon migrate``: check the database and bring it up to date, the platform and every workspace."""

from __future__ import annotations

import asyncio
import sys

from tenon.kernel.errors import TenonError
from tenon.kernel.settings import Settings
from tenon.ops.configuration import load_settings
from tenon.ops.database import opened
from tenon.ops.speech import speech
from tenon.store import Database, load, migrate_platform, migrate_workspace
from tenon.store.embedded import CheckFailed, check_database

_queries = load(__name__)


def run_migration() -> int:
    """Bring the database up to date and say what was done; returns the exit code."""
    words = speech()
    try:
        with opened(load_settings()) as settings:
            for name in asyncio.run(migrate_all(settings)):
                words.say("ops.migrated", name=name)
    except TenonError as problem:
        speech(sys.stderr).explain(problem)
        return 1
    words.say("ops.up_to_date")
    return 0


async def migrate_all(settings: Settings) -> list[str]:
    """Check the database that ``settings`` name, and bring the platform and every workspace up to date.

    Returns:
        The names of the migrations that ran, those of a workspace as ``workspace/name``.

    Raises:
        CheckFailed: the database must not be used; every reason is in its findings.
    """
    app_dsn, direct_dsn = settings.database_url or "", settings.database_direct_url or settings.database_url or ""
    findings = await check_database(app_dsn, direct_dsn)
    if findings:
        raise CheckFailed(findings)
    db = Database(app_dsn, direct_dsn, size=1)
    try:
        ran = await migrate_platform(db)
        async with db.lease(None) as lease:
            keys = [row["key"] for row in await lease.fetch(_queries["workspaces"])]
        for key in keys:
            ran += [f"{key}/{name}" for name in await migrate_workspace(db, key)]
    finally:
        await db.close()
    return ran
