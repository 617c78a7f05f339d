"""``tenon up``, ``status``, ``doctor``, ``config``, ``migrate``, ``worker``, ``openapi``."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from typing import Generic

from tenon.cli.session import program_of
from tenon.cli.ways import P, Ways
from tenon.kernel.settings import describe
from tenon.ops import Speech, load_settings, run_doctor, run_migration, run_status, run_up


class RunningCommands(Generic[P]):
    """Everything about the running server."""

    def __init__(self, ways: Ways[P], words: Speech) -> None:
        self._ways = ways
        self._words = words

    def up(self) -> int:
        """Start Tenon and keep it running until Ctrl-C."""
        return run_up()

    def status(self) -> int:
        """Say what runs."""
        return run_status()

    def doctor(self) -> int:
        """Say what is wrong and what to do."""
        return run_doctor()

    def config(self) -> int:
        """Show all settings without secrets, and where each comes from."""
        for name, value, origin in describe(load_settings()):
            self._words.line(f"{name:<28} {value or '–':<40} {self._words.text(f'ops.origin_{origin}')}")
        return 0

    def migrate(self) -> int:
        """Check the database and bring it up to date."""
        return run_migration()

    async def worker(self) -> int:
        """Run one background worker until it is asked to stop."""
        worker = self._ways.create_worker()
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, worker.stop)
        await worker.run()
        return 0

    async def openapi(self, *, workspace: str = "main") -> int:
        """Print the OpenAPI 3.1 document.

        Parameters
        ----------
        workspace
            Key of the workspace whose objects to describe.
        """
        async with program_of(self._ways) as program:
            document = await self._ways.describe_api(program, workspace)
        sys.stdout.buffer.write(document + os.linesep.encode())
        return 0
