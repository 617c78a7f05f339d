"""Making a cluster and keeping its configuration, roles and database as this version wants them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from tenon.store.embedded import configuration, folders, secrets
from tenon.store.embedded.errors import ClusterRefused, StatementRefused, WrongMajor
from tenon.store.embedded.programs import Programs, SignIn

SUPERUSER = "tenon_super"
CLUSTER_SQL = Path(__file__).with_name("cluster.sql")


def ensure(places: folders.Folders, programs: Programs, *, durable: bool) -> None:
    """Make the cluster unless it is there.

    Raises:
        WrongMajor: it is there, made by another major version.
        ClusterRefused: ``initdb`` failed.
    """
    version_file = places.cluster / "PG_VERSION"
    if not version_file.exists():
        _make(places, programs, durable=durable)
        return
    found = version_file.read_text(encoding="ascii").strip()
    if found != programs.binaries.major:
        raise WrongMajor(found=found, needed=programs.binaries.major)


def configure(places: folders.Folders, programs: Programs, *, memory_bytes: int, durable: bool) -> None:
    """Write ``tenon.conf`` and ``pg_hba.conf`` anew, whatever stood there."""
    text = configuration.render(run=places.run, log=places.log, memory_bytes=memory_bytes, durable=durable)
    folders.write(places.cluster / "tenon.conf", text, 0o600, programs.account)
    folders.write(places.cluster / "pg_hba.conf", configuration.HBA, 0o600, programs.account)


def prepare(places: folders.Folders, programs: Programs) -> None:
    """Make roles, database and extensions; repeatable, so the cluster of an older version catches up.

    Raises:
        StatementRefused: with the server's answer.
    """
    preamble = "".join(
        f"\\set {name}_verifier '{secrets.scram_verifier(secrets.ensure(places.secrets, name))}'\n"
        for name in ("app", "ddl")
    )
    who = SignIn(places.run, SUPERUSER, secrets.read(places.secrets, "superuser"), "postgres")
    done = programs.psql(preamble + CLUSTER_SQL.read_text(encoding="utf-8"), who)
    if done.returncode != 0:
        raise StatementRefused(output=done.stderr.strip()[-2000:])


def _make(places: folders.Folders, programs: Programs, *, durable: bool) -> None:
    # Built aside and renamed: a broken-off initdb never looks like a cluster.
    building = places.cluster.with_name("postgres.new")
    shutil.rmtree(building, ignore_errors=True)
    building.mkdir(mode=0o700)
    if programs.account is not None:
        os.chown(building, programs.account.uid, programs.account.gid)
    password_file = places.run / "initdb.password"
    folders.write(password_file, secrets.ensure(places.secrets, "superuser"), 0o400, programs.account)
    try:
        _initdb(programs, building, password_file, durable=durable)
    finally:
        password_file.unlink(missing_ok=True)
    with (building / "postgresql.conf").open("a", encoding="utf-8") as file:
        file.write(configuration.INCLUDE)
    building.rename(places.cluster)


def _initdb(programs: Programs, building: Path, password_file: Path, *, durable: bool) -> None:
    made = programs.run(
        "initdb",
        f"--pgdata={building}",
        f"--username={SUPERUSER}",
        f"--pwfile={password_file}",
        "--auth=scram-sha-256",
        "--data-checksums",
        "--encoding=UTF8",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--locale=C",
        "--lc-collate=C",
        # With ctype C, pg_trgm finds no letters in Chinese, and says nothing.
        "--lc-ctype=C.UTF-8",
        "--no-instructions",
        *(() if durable else ("--no-sync",)),
    )
    if made.returncode != 0:
        raise ClusterRefused(output=made.stderr.strip()[-2000:])
