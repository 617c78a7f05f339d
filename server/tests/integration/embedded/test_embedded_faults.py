"""Starts after something went wrong: what is repaired, what is refused, and what is never touched."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest

from tenon.store.embedded import CheckFailed, EmbeddedPostgres, EmbeddedProblem

SMALL = 512 * 1024 * 1024


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder directly below the system's temporary one: as root, PostgreSQL's own user has to pass it."""
    with tempfile.TemporaryDirectory(prefix="tenon-pg-") as name:
        Path(name).chmod(0o711)
        yield Path(name)


def server_in(home: Path, *, durable: bool = False) -> EmbeddedPostgres:
    return EmbeddedPostgres(home / "data", home / "run", home / "keys", durable=durable, memory_bytes=SMALL)


@pytest.fixture
def stopped(home: Path) -> EmbeddedPostgres:
    """A cluster that was made, held one row, and was stopped."""
    server = server_in(home)
    server.start()
    server.stop()
    return server


async def remember(server: EmbeddedPostgres) -> None:
    connection = await asyncpg.connect(server.superuser_dsn())
    await connection.execute("CREATE TABLE kept (a int); INSERT INTO kept VALUES (7)")
    await connection.close()


async def recall(server: EmbeddedPostgres) -> int:
    connection = await asyncpg.connect(server.superuser_dsn())
    value: int = await connection.fetchval("SELECT a FROM kept")
    await connection.close()
    return value


async def test_a_killed_server_comes_back_with_everything_that_was_committed(home: Path) -> None:
    server = server_in(home, durable=True)
    server.start()
    try:
        await remember(server)
        assert server.pid is not None
        os.kill(server.pid, signal.SIGKILL)
        assert server.wait(10) == -signal.SIGKILL
        server.start()
        assert await recall(server) == 7
    finally:
        server.stop()


def test_a_pid_file_whose_number_belongs_to_another_program_now_does_not_stop_the_start(
    stopped: EmbeddedPostgres,
) -> None:
    pid_file = stopped.folders.cluster / "postmaster.pid"
    pid_file.write_text(f"{os.getpid()}\n{stopped.folders.cluster}\n1700000000\n5432\n\n\n\nready\n")
    (stopped.folders.run / ".s.PGSQL.5432.lock").write_text(f"{os.getpid()}\n")
    stopped.start()
    stopped.stop()


def test_a_broken_off_first_start_is_begun_anew(home: Path) -> None:
    half = home / "data" / "postgres.new"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18\n")
    server = server_in(home)
    server.start()
    server.stop()
    assert not half.exists()


def test_a_door_that_somebody_opened_is_closed_at_the_next_start(stopped: EmbeddedPostgres) -> None:
    hba = stopped.folders.cluster / "pg_hba.conf"
    hba.write_text("local all all trust\nhost all all 0.0.0.0/0 trust\n")
    stopped.start()
    stopped.stop()
    assert "trust" not in hba.read_text()


def test_a_link_that_the_service_user_left_is_replaced_and_never_followed(
    stopped: EmbeddedPostgres, home: Path
) -> None:
    victim = home / "victim"
    victim.write_text("untouched")
    hba = stopped.folders.cluster / "pg_hba.conf"
    hba.unlink()
    hba.symlink_to(victim)
    stopped.start()
    stopped.stop()
    assert victim.read_text() == "untouched"
    assert not hba.is_symlink()


def test_an_open_password_file_refuses_the_start_by_name(stopped: EmbeddedPostgres) -> None:
    secret = stopped.folders.secrets / "app.password"
    secret.chmod(0o444)
    with pytest.raises(CheckFailed) as refused:
        stopped.start()
    finding = refused.value.findings[0]
    assert finding.code == "S629"
    assert str(secret) in str(finding.params["paths"])
    assert stopped.pid is None


def test_a_cluster_of_another_major_version_is_refused_and_left_alone(stopped: EmbeddedPostgres) -> None:
    (stopped.folders.cluster / "PG_VERSION").write_text("17\n")
    with pytest.raises(EmbeddedProblem) as refused:
        stopped.start()
    assert (refused.value.code, refused.value.params["found"]) == ("S609", "17")


def test_a_lost_superuser_password_is_said_by_the_name_of_its_file(stopped: EmbeddedPostgres) -> None:
    secret = stopped.folders.secrets / "superuser.password"
    secret.unlink()
    with pytest.raises(EmbeddedProblem) as refused:
        stopped.start()
    assert (refused.value.code, refused.value.params["path"]) == ("S608", str(secret))
    assert stopped.pid is None


async def test_a_lost_password_of_the_application_is_made_anew(stopped: EmbeddedPostgres) -> None:
    (stopped.folders.secrets / "app.password").unlink()
    endpoints = stopped.start()
    try:
        await (await asyncpg.connect(endpoints.app_dsn)).close()
    finally:
        stopped.stop()


def test_a_socket_path_that_the_system_could_not_hold_is_refused(home: Path) -> None:
    server = EmbeddedPostgres(home / "data", home / ("long" * 30), home / "keys", durable=False)
    with pytest.raises(EmbeddedProblem) as refused:
        server.start()
    assert refused.value.code == "S611"


def test_the_server_ends_when_its_supervisor_is_killed(home: Path) -> None:
    program = (
        "import sys, time; from pathlib import Path; from tenon.store.embedded import EmbeddedPostgres\n"
        "home = Path(sys.argv[1])\n"
        "server = EmbeddedPostgres(home / 'data', home / 'run', home / 'keys', durable=False)\n"
        "server.start(); print(server.pid, flush=True); time.sleep(60)\n"
    )
    sources = str(Path(__file__).parents[3] / "src")
    supervisor = subprocess.Popen(
        [sys.executable, "-c", program, str(home)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": sources},
    )
    assert supervisor.stdout is not None
    pid = int(supervisor.stdout.readline())
    supervisor.kill()
    supervisor.wait()
    supervisor.stdout.close()
    deadline = time.monotonic() + 20
    while Path(f"/proc/{pid}").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not Path(f"/proc/{pid}").exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root's PostgreSQL has a user of its own that can be locked out")
def test_a_private_parent_folder_is_refused_by_name_and_never_opened(home: Path) -> None:
    private = home / "private"
    private.mkdir(mode=0o700)
    server = EmbeddedPostgres(private / "data", home / "run", private / "keys", durable=False)
    with pytest.raises(EmbeddedProblem) as refused:
        server.start()
    assert (refused.value.code, refused.value.params["blocked"]) == ("S603", str(private))
    assert stat.S_IMODE(private.stat().st_mode) == 0o700
