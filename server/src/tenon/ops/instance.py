"""One Tenon per data folder: a lock held for life, and a file that says who holds it and what runs."""

from __future__ import annotations

import fcntl
import json
import os
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import TracebackType

from tenon.ops.errors import AlreadyRunning, FolderUnusable


@dataclass(frozen=True, slots=True)
class Child:
    """One supervised process: its pid (``None`` while it is down) and how often it had to be started again."""

    pid: int | None
    restarts: int


@dataclass(frozen=True, slots=True)
class State:
    """What the running supervisor says about itself. ``started_at`` is seconds since 1970, UTC."""

    pid: int
    address: str
    version: str
    started_at: float
    phase: str
    children: dict[str, Child] = field(default_factory=dict)


class Instance:
    """The right to run Tenon on one data folder; released when the process ends, however it ends."""

    def __init__(self, data: Path, keys: Path) -> None:
        self._data = data
        self._keys = keys
        self._file: int | None = None

    def __enter__(self) -> Instance:
        """Take the lock.

        Raises:
            AlreadyRunning: somebody has it; says who and where.
            FolderUnusable: the data folder cannot be made or written.
        """
        try:
            for folder in (self._data, self._keys):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._file = os.open(self._data / "lock", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        except OSError as problem:
            raise FolderUnusable(path=str(self._data), reason=problem.strerror or str(problem)) from problem
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(self._file)
            holder = read_state(self._data)
            raise AlreadyRunning(
                pid=holder.pid if holder else "?", data=str(self._data), address=holder.address if holder else "?"
            ) from None
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _value: BaseException | None, _trace: TracebackType | None
    ) -> None:
        """Give the lock back; the state file goes with it."""
        _state_file(self._data).unlink(missing_ok=True)
        if self._file is not None:
            os.close(self._file)

    def publish(self, state: State) -> None:
        """Say what runs now. Replaced in one step: a reader sees the old or the new, never a half."""
        path = _state_file(self._data)
        aside = path.with_suffix(".new")
        aside.write_text(json.dumps(asdict(state)), encoding="utf-8")
        aside.replace(path)


def read_state(data: Path) -> State | None:
    """Return what the supervisor of ``data`` said last; ``None`` if there is nothing readable."""
    try:
        told = json.loads(_state_file(data).read_text(encoding="utf-8"))
        children = {name: Child(**child) for name, child in told.pop("children").items()}
        return State(**told, children=children)
    except (OSError, ValueError, TypeError, KeyError):
        return None


def is_held(data: Path) -> bool:
    """Return whether some process holds the lock of ``data`` right now."""
    try:
        file = os.open(data / "lock", os.O_RDWR | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(file)
    return False


def now() -> float:
    """Return the time for ``State.started_at``."""
    return time.time()


def _state_file(data: Path) -> Path:
    return data / "state.json"
