"""The embedded PostgreSQL: its start, its readiness, its stop. Owns only the process that it started."""

from __future__ import annotations

import contextlib
import dataclasses
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode

from tenon.store.embedded import binaries, cluster, folders, postmaster, secrets, selfcheck
from tenon.store.embedded.account import service_account
from tenon.store.embedded.errors import StartFailed, StartTooSlow, StatementRefused, StillRunning
from tenon.store.embedded.programs import Programs, SignIn

DATABASE = "tenon"
START_LIMIT_SECONDS = 300.0
"""Crash recovery of a large cluster takes minutes; giving up earlier would only make it begin again."""
ORPHAN_SECONDS = 60.0
STOPS = ((signal.SIGINT, 30.0), (signal.SIGQUIT, 10.0))
"""Fast shutdown (open transactions roll back), then immediate; each with its limit in seconds."""
_POLL_SECONDS = 0.02
_PROGRESS_SECONDS = 5.0
_SECRET_OF = {cluster.SUPERUSER: "superuser", "tenon_app": "app", "tenon_ddl": "ddl"}


@dataclass(frozen=True, slots=True)
class Endpoints:
    """How to reach the database. Both hold a password: never print or log them."""

    app_dsn: str
    ddl_dsn: str


class EmbeddedPostgres:
    """One PostgreSQL cluster below a data folder, reachable over a private Unix socket only.

    Args:
        data_dir: Tenon's data folder; the cluster is ``<data_dir>/postgres``.
        run_dir: short folder for the socket, outside of ``data_dir``; by default made from the path of ``data_dir``.
        secrets_dir: folder of the password files, outside of ``data_dir``; by default ``<data_dir>-keys/postgres``.
        durable: false switches fsync off, for clusters that are thrown away.
        memory_bytes: RAM that the caches are measured by; by default that of the machine.
        on_progress: is called with the seconds waited, every five seconds of a long start.
    """

    def __init__(
        self,
        data_dir: Path,
        run_dir: Path | None = None,
        secrets_dir: Path | None = None,
        *,
        durable: bool = True,
        memory_bytes: int | None = None,
        on_progress: Callable[[int], None] | None = None,
    ) -> None:
        data = data_dir.resolve()
        self.folders = folders.Folders(
            data,
            run_dir or folders.default_run_folder(data),
            secrets_dir or data.with_name(f"{data.name}-keys") / "postgres",
        )
        self._durable = durable
        self._memory_bytes = memory_bytes or os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
        self._on_progress = on_progress or (lambda _seconds: None)
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """The pid of the running server, ``None`` when it does not run."""
        return self._process.pid if self._process and self._process.poll() is None else None

    def start(self) -> Endpoints:
        """Start the server, prepare roles and database, check it, and return how to reach it.

        Makes the cluster at the first call. Call from the main thread: the server ends with the thread that started it.

        Raises:
            EmbeddedProblem: with the reason and the remedy; nothing of ours keeps running then.
        """
        account = service_account()
        programs = Programs(binaries.find(account), account, self.folders.run)
        folders.make(self.folders, account)
        cluster.ensure(self.folders, programs, durable=self._durable)
        cluster.configure(self.folders, programs, memory_bytes=self._memory_bytes, durable=self._durable)
        self._wait_for_orphan()
        try:
            self._launch(programs)
            cluster.prepare(self.folders, programs)
            selfcheck.demand(self._facts(programs), durable=self._durable)
        except BaseException:
            self.stop()
            raise
        return self.endpoints()

    def endpoints(self, database: str = DATABASE) -> Endpoints:
        """Return how to reach one database of the cluster."""
        return Endpoints(self._dsn("tenon_app", database), self._dsn("tenon_ddl", database))

    def stop(self) -> None:
        """Stop the server: fast, and at once if that takes longer than 30 s. A server that does not run is fine."""
        process = self._process
        if process is None:
            return
        for sent, limit in STOPS:
            if process.poll() is None:
                process.send_signal(sent)
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(limit)
        if process.poll() is None:
            process.kill()
            process.wait()
        self._process = None

    def poll(self) -> int | None:
        """Return the exit code if the server has ended, ``None`` while it runs."""
        return self._process.poll() if self._process else 0

    def wait(self, timeout: float | None = None) -> int:
        """Wait until the server ends and return its exit code; raises ``TimeoutExpired`` after ``timeout`` seconds."""
        return self._process.wait(timeout) if self._process else 0

    def superuser_dsn(self, database: str = DATABASE) -> str:
        """Return a superuser's address, for backups and for tests that make databases. Never leaves this process."""
        return self._dsn(cluster.SUPERUSER, database)

    def _facts(self, programs: Programs) -> selfcheck.Facts:
        server = self._asked(programs, selfcheck.FACTS_SQL.read_text(encoding="utf-8"), cluster.SUPERUSER)
        rules = self._asked(programs, selfcheck.RULES_SQL, cluster.SUPERUSER)
        trigrams = self._asked(programs, selfcheck.TRIGRAMS_SQL, cluster.SUPERUSER)
        flaws = self._asked(programs, selfcheck.APP_ROLE_SQL.read_text(encoding="utf-8"), "tenon_app")
        forbidden = programs.psql(selfcheck.FORBIDDEN_SQL, self._sign_in("tenon_app"))
        facts = selfcheck.facts_of(
            server,
            rules=rules,
            trigrams=int(trigrams),
            app_flaws=flaws,
            app_refused=selfcheck.is_refusal(forbidden.stderr),
        )
        return dataclasses.replace(
            facts,
            unsafe_paths=selfcheck.unsafe_paths(self.folders, programs.account),
            free_bytes=selfcheck.free_bytes(self.folders),
        )

    def _asked(self, programs: Programs, question: str, user: str) -> str:
        answer = programs.psql(question, self._sign_in(user))
        if answer.returncode != 0:
            raise StatementRefused(output=answer.stderr.strip()[-2000:])
        return answer.stdout

    def _wait_for_orphan(self) -> None:
        """Wait for the server of a supervisor that was killed: the kernel has told it to stop, it may be writing."""
        deadline = time.monotonic() + ORPHAN_SECONDS
        while (found := postmaster.holder(self.folders.cluster)) is not None:
            if not postmaster.runs_on(found.pid, self.folders.cluster):
                break
            if time.monotonic() > deadline:
                raise StillRunning(pid=found.pid, path=str(self.folders.cluster))
            time.sleep(_POLL_SECONDS)
        postmaster.clear_stale(self.folders.cluster, self.folders.run, folders.SOCKET_NAME)

    def _launch(self, programs: Programs) -> None:
        began = time.monotonic()
        while (last_words := self._launch_once(programs, began)) is not None:
            # The backends of a killed server need a moment to notice; until then they hold its shared memory.
            if "shared memory block" not in last_words or time.monotonic() - began > ORPHAN_SECONDS:
                raise StartFailed(output=last_words, path=str(self.folders.log))
            time.sleep(10 * _POLL_SECONDS)

    def _launch_once(self, programs: Programs, began: float) -> str | None:
        """Start the process and wait until it is ready; returns its last words if it ended instead."""
        early_log = self.folders.data / "postgres-start.log"
        with early_log.open("wb") as log:
            process = self._process = programs.spawn("postgres", "-D", str(self.folders.cluster), log=log)
        told = 0
        while process.poll() is None:
            found = postmaster.holder(self.folders.cluster)
            if found is not None and found.pid == process.pid and found.ready:
                return None
            waited = time.monotonic() - began
            if waited > START_LIMIT_SECONDS:
                raise StartTooSlow(seconds=int(waited), path=str(self.folders.log))
            if waited > (told + 1) * _PROGRESS_SECONDS:
                told += 1
                self._on_progress(int(waited))
            time.sleep(_POLL_SECONDS)
        return (early_log.read_text(encoding="utf-8", errors="replace") + self._last_log_lines())[-2000:]

    def _last_log_lines(self) -> str:
        logs = sorted(self.folders.log.glob("*.log"), key=lambda path: path.stat().st_mtime)
        return logs[-1].read_text(encoding="utf-8", errors="replace")[-1500:] if logs else ""

    def _sign_in(self, user: str) -> SignIn:
        return SignIn(self.folders.run, user, secrets.read(self.folders.secrets, _SECRET_OF[user]), DATABASE)

    def _dsn(self, user: str, database: str = DATABASE) -> str:
        password = secrets.read(self.folders.secrets, _SECRET_OF[user])
        return f"postgresql://{user}:{quote(password)}@/{database}?" + urlencode({"host": str(self.folders.run)})


@contextlib.contextmanager
def throwaway(memory_bytes: int = 1024 * 1024 * 1024) -> Iterator[EmbeddedPostgres]:
    """Yield a cluster of its own in temporary folders, started without fsync, removed at the end. For tests.

    The folder lies directly in the system's temporary folder: as root, PostgreSQL's user must be able to pass it.
    """
    home = Path(tempfile.mkdtemp(prefix="tenon-pg-"))
    home.chmod(0o711)
    server = EmbeddedPostgres(home / "data", home / "run", home / "keys", durable=False, memory_bytes=memory_bytes)
    try:
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(home, ignore_errors=True)
