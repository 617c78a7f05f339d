"""Steps keyed by stamps: a step whose inputs have the fingerprint of its last success is not run again."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import subprocess
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from launcher.layout import Layout
from launcher.speech import Stop, say


def fingerprint(paths: Iterable[Path], *facts: str) -> str:
    """Return a digest of the files' names and contents (folders: all files below) and of ``facts``."""
    digest = hashlib.sha256()
    for fact in facts:
        digest.update(fact.encode() + b"\0")
    for path in paths:
        for file in _files(path):
            digest.update(str(file).encode() + b"\0")
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def fresh(layout: Layout, name: str, print_: str) -> bool:
    """Return whether step ``name`` last succeeded with this fingerprint."""
    try:
        return (layout.stamps / name).read_text() == print_
    except FileNotFoundError:
        return False


def ensure(layout: Layout, name: str, print_: str, done: Callable[[], bool], work: Callable[[], None]) -> None:
    """Run ``work`` unless step ``name`` succeeded with the same fingerprint and ``done`` still finds its result."""
    if fresh(layout, name, print_) and done():
        return
    say(name)
    began = time.monotonic()
    (layout.stamps / name).unlink(missing_ok=True)
    work()
    layout.stamps.mkdir(parents=True, exist_ok=True)
    (layout.stamps / name).write_text(print_)
    say("step-done", seconds=time.monotonic() - began)


def run(command: Sequence[str | Path], *, env: dict[str, str], cwd: Path) -> None:
    """Run a tool; on failure show what it said and stop."""
    words = [str(word) for word in command]
    done = subprocess.run(
        words, env=env, cwd=cwd, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    if done.returncode != 0:
        raise Stop("step-failed", command=" ".join(words) + "\n" + done.stdout[-4000:])


@contextlib.contextmanager
def one_at_a_time(layout: Layout) -> Iterator[None]:
    """Keep two launchers from preparing the same checkout at once; the second waits."""
    try:
        layout.state.mkdir(mode=0o755, exist_ok=True)
        with (layout.state / "prepare.lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                say("waiting")
                fcntl.flock(lock, fcntl.LOCK_EX)
            yield
    except PermissionError as problem:
        raise Stop("not-writable", path=problem.filename or layout.state, reason=problem.strerror) from None


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(file for file in path.rglob("*") if file.is_file())
    return [path] if path.exists() else []
