"""``tenon up``: database, migrations, API workers, background worker, in this order; back down in reverse."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tenon import __version__
from tenon.kernel.errors import TenonError
from tenon.kernel.settings import Settings
from tenon.ops import health, instance, ports, tls
from tenon.ops.address import address_of
from tenon.ops.children import DatabaseChild, ProcessChild, last_lines
from tenon.ops.configuration import as_environment, load_settings
from tenon.ops.errors import MigrationFailed, ServerSilent
from tenon.ops.speech import Speech, speech
from tenon.ops.supervisor import Interrupted, Supervisor, Watched, stop_on_signals
from tenon.store.embedded import EmbeddedPostgres, Endpoints

READY_SECONDS = 60.0
KEPT_FROM_CHILDREN = ("TENON_CONFIG",)
"""The children get every setting by the environment; a file would be read twice."""


def run_up() -> int:
    """Run Tenon until it is asked to stop; returns the exit code. Says everything in plain words."""
    words = speech()
    try:
        settings = load_settings()
        with instance.Instance(settings.data, settings.keys) as held, stop_on_signals() as deafen:
            run = Run(settings, held, words)
            try:
                run.begin()
                run.supervisor.watch()
            except Interrupted:
                deafen()
                words.say("ops.stopping")
            finally:
                deafen()
                run.supervisor.stop()
        words.say("ops.stopped")
    except TenonError as problem:
        words.explain(problem)
        return 1
    return 0


class Run:
    """One life of the server, from the first check to the address on the screen."""

    def __init__(self, settings: Settings, held: instance.Instance, words: Speech) -> None:
        self.supervisor = Supervisor(self._publish, self._tell_end, self._tell_failure)
        self._settings = settings
        self._held = held
        self._words = words
        self._started_at = instance.now()
        self._phase = "starting"
        self._logs = settings.data / "log" if sys.stdout.isatty() else None

    def begin(self) -> None:
        """Start everything and wait until it answers.

        Raises:
            TenonError: with the reason and the remedy.
        """
        self._publish([])
        ports.demand_free(self._settings.host, self._settings.port)
        certificate = tls.ensure(self._settings)
        env = self._environment(self._database())
        self._migrate(env)
        api = ProcessChild("api", self._api_command(certificate), env, self._log("api"))
        self.supervisor.start(api)
        # After the first answer: while it starts, the worker would take half of a small machine from the API.
        self._wait(api)
        self._phase = "ready"
        self.supervisor.start(ProcessChild("worker", _tenon("worker"), env, self._log("worker")))
        self._greet(certificate)

    @property
    def address(self) -> str:
        """Where a browser on this machine finds Tenon."""
        return address_of(self._settings)

    def _database(self) -> Endpoints:
        settings = self._settings
        if settings.database_url is not None:
            return Endpoints(settings.database_url, settings.database_direct_url or settings.database_url)
        self._words.say("ops.starting_database")
        server = EmbeddedPostgres(
            settings.data,
            secrets_dir=settings.keys / "postgres",
            on_progress=lambda seconds: self._words.say("ops.database_slow", seconds=seconds),
        )
        self.supervisor.start(DatabaseChild(server))
        return server.endpoints()

    def _environment(self, endpoints: Endpoints) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name not in KEPT_FROM_CHILDREN}
        ours = as_environment(self._settings) | {
            "TENON_DATABASE_URL": endpoints.app_dsn,
            "TENON_DATABASE_DIRECT_URL": endpoints.ddl_dsn,
        }
        return kept | ours

    def _migrate(self, env: dict[str, str]) -> None:
        self._words.say("ops.migrating")
        done = subprocess.run(
            _tenon("migrate"), env=env, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        if done.returncode != 0:
            raise MigrationFailed(output=done.stdout.strip()[-2000:])

    def _api_command(self, certificate: tls.Certificate | None) -> list[str]:
        settings = self._settings
        command = [
            *(sys.executable, "-m", "granian", "--interface", "asgi", "--factory", "tenon.main:create_api"),
            *("--host", settings.host, "--port", str(settings.port), "--workers", str(settings.workers)),
            *("--respawn-failed-workers", "--respawn-interval", "0.5", "--workers-kill-timeout", "10"),
            *("--loop", "uvloop", "--no-ws", "--log-level", "warning"),
        ]
        if certificate is not None:
            command += ["--ssl-certificate", str(certificate.chain), "--ssl-keyfile", str(certificate.key)]
            command += ["--ssl-protocol-min", "tls1.2"]
        return command

    def _wait(self, api: ProcessChild) -> None:
        settings, deadline = self._settings, time.monotonic() + READY_SECONDS
        while health.ask(settings.host, settings.port, tls=settings.serves_tls) is None:
            if api.poll() is not None or time.monotonic() > deadline:
                raise ServerSilent(seconds=int(READY_SECONDS), output=last_lines(self._log("api")))
            time.sleep(0.05)

    def _greet(self, certificate: tls.Certificate | None) -> None:
        self._words.line("")
        self._words.say("ops.ready", address=self.address)
        self._words.say("ops.data_is", path=self._settings.data)
        if certificate is not None and certificate.fingerprint:
            self._words.say("ops.own_ca", fingerprint=certificate.fingerprint, address=self.address)
        if self._settings.insecure:
            self._words.say("ops.insecure")
        if self._settings.env == "test":
            self._words.say("ops.test_environment")
        self._words.say("ops.ctrl_c")

    def _publish(self, watched: Sequence[Watched]) -> None:
        children = {each.child.name: instance.Child(each.child.pid, each.restarts) for each in watched}
        self._held.publish(
            instance.State(os.getpid(), self.address, __version__, self._started_at, self._phase, children)
        )

    def _tell_end(self, name: str, code: int, delay_seconds: float) -> None:
        self._words.say("ops.child_ended", name=name, code=code, seconds=delay_seconds)

    def _tell_failure(self, name: str, problem: TenonError) -> None:
        self._words.say("ops.child_failed", name=name)
        self._words.explain(problem)

    def _log(self, name: str) -> Path | None:
        return self._logs / f"{name}.log" if self._logs else None


def _tenon(word: str) -> list[str]:
    return [sys.executable, "-m", "tenon", word]
