"""Looking without starting anything: a running database, or the folders of the embedded one. For ``doctor``."""

from __future__ import annotations

import asyncpg

from tenon.store.embedded import selfcheck
from tenon.store.embedded.account import existing_service_account
from tenon.store.embedded.finding import Finding
from tenon.store.embedded.folders import Folders

TIMEOUT_SECONDS = 10.0


async def check_database(app_dsn: str, direct_dsn: str, *, embedded: bool = False) -> tuple[Finding, ...]:
    """Return what is wrong with a running PostgreSQL.

    Raises:
        OSError, asyncpg.PostgresError: it cannot be reached or refuses the sign-in.
    """
    direct = await asyncpg.connect(direct_dsn, timeout=TIMEOUT_SECONDS)
    try:
        version = int(await direct.fetchval("SHOW server_version_num"))
        if version < selfcheck.OLDEST_VERSION:
            # An older server does not know the columns that the other questions ask for.
            return (selfcheck.too_old(version),)
        answer = await direct.fetchval(selfcheck.FACTS_SQL.read_text(encoding="utf-8"))
        rules = await _rules(direct)
        trigrams = await _trigrams(direct)
    finally:
        await direct.close()
    flaws, refused = await _app_role(app_dsn)
    facts = selfcheck.facts_of(answer, rules=rules, trigrams=trigrams, app_flaws=flaws, app_refused=refused)
    return selfcheck.judge(facts, embedded=embedded)


def check_folders(folders: Folders) -> tuple[Finding, ...]:
    """Return what is wrong with owners and modes of an embedded cluster's folders; nothing if there is none yet."""
    if not folders.cluster.exists():
        return ()
    unsafe = selfcheck.unsafe_paths(folders, existing_service_account())
    return (Finding("S629", {"paths": ", ".join(unsafe)}),) if unsafe else ()


async def _rules(direct: asyncpg.Connection) -> str | None:
    try:
        return str(await direct.fetchval(selfcheck.RULES_SQL))
    except asyncpg.InsufficientPrivilegeError:
        return None


async def _trigrams(direct: asyncpg.Connection) -> int:
    try:
        return int(await direct.fetchval(selfcheck.TRIGRAMS_SQL))
    except asyncpg.UndefinedFunctionError:
        return 0


async def _app_role(app_dsn: str) -> tuple[str, bool]:
    app = await asyncpg.connect(app_dsn, timeout=TIMEOUT_SECONDS)
    try:
        flaws = str(await app.fetchval(selfcheck.APP_ROLE_SQL.read_text(encoding="utf-8")))
        await app.fetch(selfcheck.FORBIDDEN_SQL)
    except asyncpg.InsufficientPrivilegeError:
        return flaws, True
    finally:
        await app.close()
    return flaws, False
