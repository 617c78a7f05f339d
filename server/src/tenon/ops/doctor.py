"""``tenon doctor``: what is wrong, and what to do about it. Looks only; changes nothing."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import asyncpg

from tenon.kernel.errors import TenonError
from tenon.kernel.settings import Settings, unknown_variables
from tenon.ops import instance, ports, status, tls
from tenon.ops.address import address_of
from tenon.ops.configuration import INTERNAL, load_settings
from tenon.ops.errors import FolderUnusable
from tenon.ops.speech import Speech, speech
from tenon.store.embedded import EmbeddedPostgres, Finding, check_database, check_folders

LEAST_FREE_BYTES = 1024 * 1024 * 1024
LEAST_FREE_SHARE = 0.05
"""Below this share of the disk Tenon goes read-only."""

Problem = Finding
Check = Callable[[Settings], Iterator[Problem]]


def run_doctor() -> int:
    """Say everything that is wrong; returns 0 if nothing is."""
    words = speech()
    try:
        settings = load_settings()
    except TenonError as problem:
        words.explain(problem)
        return 1
    status.tell(status.look(settings), settings, words)
    problems = examine(settings)
    tell(problems, words)
    return 1 if problems else 0


def tell(problems: list[Problem], words: Speech) -> None:
    """Say each problem with its remedy, or that there is none."""
    words.line("")
    if not problems:
        words.say("ops.all_well")
    for problem in problems:
        words.line(words.problem(problem.code, problem.params))


def examine(settings: Settings) -> list[Problem]:
    """Return everything that is wrong with this server, most basic first."""
    return [problem for check in CHECKS for problem in check(settings)]


def _variables(_settings: Settings) -> Iterator[Problem]:
    for name in unknown_variables(os.environ, INTERNAL):
        yield Problem("O120", {"name": name})


def _folder(settings: Settings) -> Iterator[Problem]:
    folder = _nearest_existing(settings.data)
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        yield Problem(FolderUnusable.code, {"path": str(settings.data), "reason": f"{folder}: {_mode(folder)}"})
    if settings.database_url is None:
        yield from check_folders(_embedded(settings).folders)


def _disk(settings: Settings) -> Iterator[Problem]:
    usage = shutil.disk_usage(_nearest_existing(settings.data))
    if usage.free < max(LEAST_FREE_BYTES, LEAST_FREE_SHARE * usage.total):
        yield Problem("O121", {"megabytes": usage.free // (1024 * 1024), "path": str(settings.data)})


def _port(settings: Settings) -> Iterator[Problem]:
    if instance.is_held(settings.data):
        return
    try:
        ports.demand_free(settings.host, settings.port)
    except TenonError as problem:
        yield Problem(problem.code, problem.params)


def _certificate(settings: Settings) -> Iterator[Problem]:
    try:
        tls.ensure(settings) if settings.tls_cert is not None else None
    except TenonError as problem:
        yield Problem(problem.code, problem.params)


def _client(_settings: Settings) -> Iterator[Problem]:
    if client_folder() is None:
        yield Problem("O122")


def _children(settings: Settings) -> Iterator[Problem]:
    picture = status.look(settings)
    for name in picture.stopped_children:
        yield Problem("O123", {"name": name})
    if picture.state is not None and picture.state.phase == "ready" and picture.health is None:
        yield Problem("O124", {"address": address_of(settings)})


def _database(settings: Settings) -> Iterator[Problem]:
    """Ask the database about itself: an external one always, the embedded one while it runs."""
    dsns = _dsns(settings)
    if dsns is None:
        return
    try:
        yield from asyncio.run(check_database(*dsns, embedded=settings.database_url is None))
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, TimeoutError) as problem:
        yield Problem("O125", {"reason": f"{type(problem).__name__}: {problem}"})


def _dsns(settings: Settings) -> tuple[str, str] | None:
    if settings.database_url is not None:
        return settings.database_url, settings.database_direct_url or settings.database_url
    if not instance.is_held(settings.data):
        return None
    try:
        endpoints = _embedded(settings).endpoints()
    except (TenonError, OSError):
        return None
    return endpoints.app_dsn, endpoints.ddl_dsn


def _embedded(settings: Settings) -> EmbeddedPostgres:
    return EmbeddedPostgres(settings.data, secrets_dir=settings.keys / "postgres")


CHECKS: tuple[Check, ...] = (_variables, _folder, _disk, _port, _certificate, _client, _children, _database)


def client_folder() -> Path | None:
    """Return the built web client: that of the checkout, or the one that a release wheel carries."""
    checkout = os.environ.get("TENON_CHECKOUT")
    places = [Path(checkout) / "web" / "dist"] if checkout else []
    places.append(Path(__file__).resolve().parent.parent / "client")
    return next((place for place in places if (place / "index.html").exists()), None)


def _nearest_existing(path: Path) -> Path:
    while not path.exists():
        path = path.parent
    return path


def _mode(path: Path) -> str:
    found = path.stat()
    return f"mode {found.st_mode & 0o777:o}, owner {found.st_uid}"
