"""The start-up check: facts in, findings out. A server with a finding is not used.

``judge`` is pure; the facts come from ``selfcheck.sql``, ``app_role.sql`` and the modes of our own folders.
"""

from __future__ import annotations

import json
import os
import shutil
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tenon.store.embedded.account import Account
from tenon.store.embedded.errors import CheckFailed
from tenon.store.embedded.finding import Finding
from tenon.store.embedded.folders import Folders

FACTS_SQL = Path(__file__).with_name("selfcheck.sql")
APP_ROLE_SQL = Path(__file__).with_name("app_role.sql")
RULES_SQL = """SELECT json_build_array(count(*) FILTER (WHERE auth_method = 'trust' OR error IS NOT NULL),
                                 count(*) FILTER (WHERE type <> 'local')) FROM pg_hba_file_rules;"""
"""Rules that let anybody in or cannot be read, and rules for networks. Only a superuser may ask."""
TRIGRAMS_SQL = "SELECT cardinality(show_trgm('深圳华为'));"
FORBIDDEN_SQL = "SELECT rolpassword FROM pg_catalog.pg_authid LIMIT 1;"
"""Must fail for the role that API and workers use; if it works, the walls between workspaces do not stand."""

OLDEST_VERSION = 180_000
LEAST_FREE_BYTES = 512 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Facts:
    """What a server says about itself and what our folders look like. ``None`` = could not be asked."""

    version: int
    fsync: bool
    full_page_writes: bool
    synchronous_commit: bool
    checksums: bool
    encoding: str
    locale_provider: str
    locale: str | None
    ctype: str
    open_rules: int | None
    network_rules: int | None
    trigrams: int
    app_flaws: tuple[str, ...]
    app_refused: bool
    unsafe_paths: tuple[str, ...] = ()
    free_bytes: int | None = None


def facts_of(answer: str, *, rules: str | None, trigrams: int, app_flaws: str, app_refused: bool) -> Facts:
    """Read the server's answers.

    Args:
        answer: the JSON text of ``selfcheck.sql``.
        rules: the JSON text of ``RULES_SQL``; ``None`` if we may not ask.
        trigrams: how many ``TRIGRAMS_SQL`` counted.
        app_flaws: the JSON text of ``app_role.sql``.
        app_refused: whether ``FORBIDDEN_SQL`` failed for lack of rights.
    """
    told: dict[str, Any] = json.loads(answer)
    switches = {name: told[name] == "on" for name in ("fsync", "full_page_writes", "checksums")}
    open_rules, network_rules = json.loads(rules) if rules else (None, None)
    plain = {name: told[name] for name in ("version", "encoding", "locale_provider", "locale", "ctype")}
    return Facts(
        **plain,
        **switches,
        synchronous_commit=told["synchronous_commit"] != "off",
        open_rules=open_rules,
        network_rules=network_rules,
        trigrams=trigrams,
        app_flaws=tuple(json.loads(app_flaws) or ()),
        app_refused=app_refused,
    )


def judge(facts: Facts, *, durable: bool = True, embedded: bool = True) -> tuple[Finding, ...]:
    """Return every reason not to use the server; empty means that it may serve.

    Args:
        facts: see ``facts_of``.
        durable: false for throw-away clusters, which run without fsync on purpose.
        embedded: whether the server is ours alone, so that nothing may reach it over a network.
    """
    switched_off = [
        name for name in ("fsync", "full_page_writes", "synchronous_commit") if durable and not getattr(facts, name)
    ]
    unsafe_rules = (facts.open_rules or 0) + ((facts.network_rules or 0) if embedded else 0)
    wrong_locale = facts.locale_provider != "b" or facts.locale != "C.UTF-8" or facts.ctype != "C.UTF-8"
    locale: dict[str, object] = {"provider": facts.locale_provider, "locale": facts.locale, "ctype": facts.ctype}
    checks: tuple[tuple[bool, Finding], ...] = (
        (facts.version < OLDEST_VERSION, too_old(facts.version)),
        (bool(switched_off), Finding("S621", {"settings": ", ".join(switched_off)})),
        (not facts.checksums, Finding("S622")),
        (facts.encoding != "UTF8", Finding("S623", {"encoding": facts.encoding})),
        (wrong_locale, Finding("S624", locale)),
        (facts.trigrams == 0, Finding("S625")),
        (unsafe_rules > 0, Finding("S626", {"count": unsafe_rules})),
        (bool(facts.app_flaws), Finding("S627", {"rights": ", ".join(facts.app_flaws)})),
        (not facts.app_refused, Finding("S628")),
        (bool(facts.unsafe_paths), Finding("S629", {"paths": ", ".join(facts.unsafe_paths)})),
        (
            facts.free_bytes is not None and facts.free_bytes < LEAST_FREE_BYTES,
            Finding("S630", {"megabytes": (facts.free_bytes or 0) // (1024 * 1024)}),
        ),
    )
    return tuple(finding for wrong, finding in checks if wrong)


def too_old(version: int) -> Finding:
    """Return the finding about a server of ``version`` (as ``server_version_num`` spells it)."""
    return Finding("S620", {"version": version // 10_000})


def demand(facts: Facts, *, durable: bool = True) -> None:
    """Raise ``CheckFailed`` with all findings unless the server may serve."""
    findings = judge(facts, durable=durable)
    if findings:
        raise CheckFailed(findings)


def is_refusal(output: str) -> bool:
    """Return whether ``output`` of psql is the server's "permission denied" (SQLSTATE 42501), not another failure."""
    return "42501" in output


def free_bytes(folders: Folders) -> int:
    """Return the space left on the disk of the data."""
    return shutil.disk_usage(folders.data).free


def unsafe_paths(folders: Folders, account: Account | None) -> tuple[str, ...]:
    """Return our folders and key files that somebody else could read or change."""
    service = account.uid if account else os.geteuid()
    # Mode bits that may not be set: the data folder lets the service group pass when PostgreSQL has a user of its own.
    wanted = [
        (folders.cluster, service, 0o077),
        (folders.log, service, 0o077),
        (folders.run, service, 0o077),
        (folders.secrets, os.geteuid(), 0o077),
        (folders.data, os.geteuid(), 0o067 if account else 0o077),
        *((path, os.geteuid(), 0o277) for path in sorted(folders.secrets.glob("*.password"))),
    ]
    return tuple(str(path) for path, owner, forbidden in wanted if _is_unsafe(path, owner, forbidden))


def _is_unsafe(path: Path, owner: int, forbidden: int) -> bool:
    try:
        found = path.lstat()
    except FileNotFoundError:
        return False
    return found.st_uid != owner or bool(stat.S_IMODE(found.st_mode) & forbidden)
