"""The Python side: a venv for our tools, one for the program, both filled from files with hashes."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Literal

from launcher import steps
from launcher.layout import Layout, environment
from launcher.speech import Stop, say

Kind = Literal["packages", "packages-dev"]
FILES: dict[Kind, str] = {"packages": "requirements.txt", "packages-dev": "requirements-dev.txt"}


def ensure_tools(layout: Layout) -> None:
    """Make the venv that holds uv."""
    pins = layout.server / "launcher" / "requirements.txt"
    print_ = steps.fingerprint([pins], sys.version, str(layout.tools))

    def work() -> None:
        require_venv()
        shutil.rmtree(layout.tools, ignore_errors=True)
        # Node lives in this venv too: it goes with it.
        (layout.stamps / "node").unlink(missing_ok=True)
        env = environment(layout)
        steps.run([sys.executable, "-m", "venv", layout.tools], env=env, cwd=layout.root)
        pip: list[str | Path] = [
            layout.tools / "bin" / "python",
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
        ]
        steps.run([*pip, "--require-hashes", "-r", pins], env=env, cwd=layout.root)

    steps.ensure(layout, "tools", print_, (layout.tools / "bin" / "uv").exists, work)


def ensure_packages(layout: Layout, kind: Kind) -> None:
    """Make the program's venv hold exactly the pinned packages; those of the tests include the program's."""
    ensure_tools(layout)
    wanted = _print(layout, kind)
    if kind == "packages" and layout.python.exists() and steps.fresh(layout, "packages-dev", _dev_print(layout)):
        return

    def work() -> None:
        env = environment(layout)
        if not layout.python.exists() or not steps.fresh(layout, "python", sys.version):
            shutil.rmtree(layout.root / ".venv", ignore_errors=True)
            steps.run([uv(layout), "venv", "--quiet", "--python", sys.executable, layout.root / ".venv"], env=env,
                      cwd=layout.root)  # fmt: skip
            layout.stamps.mkdir(parents=True, exist_ok=True)
            (layout.stamps / "python").write_text(sys.version)
        other = "packages" if kind == "packages-dev" else "packages-dev"
        (layout.stamps / other).unlink(missing_ok=True)
        pins = layout.server / FILES[kind]
        sync: list[str | Path] = [
            uv(layout),
            "pip",
            "sync",
            "--quiet",
            "--require-hashes",
            "--python",
            layout.python,
            pins,
        ]
        steps.run(sync, env=env, cwd=layout.root)

    steps.ensure(layout, kind, wanted, layout.python.exists, work)


def uv(layout: Layout) -> str:
    """Return the path of our uv."""
    return str(layout.tools / "bin" / "uv")


def require_venv() -> None:
    """Stop with the line to run when Debian's split left this Python without venv; root in CI runs the line itself."""
    if importlib.util.find_spec("ensurepip") is not None and importlib.util.find_spec("venv") is not None:
        return
    line = f"apt-get install -y python3.{sys.version_info.minor}-venv"
    install_or_stop("no-venv", line)


def install_or_stop(key: str, line: str) -> None:
    """Run the line if we are root and ``CI=true``, otherwise stop with it."""
    if os.geteuid() != 0 or os.environ.get("CI") != "true" or shutil.which("apt-get") is None:
        raise Stop(key, line=line)
    say("running-line", line=line)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in ("apt-get update", line):
        if subprocess.run(command.split(), env=quiet, check=False, stdout=subprocess.DEVNULL).returncode != 0:
            raise Stop(key, line=line)


def _print(layout: Layout, kind: Kind) -> str:
    return steps.fingerprint([layout.server / FILES[kind]], sys.version, str(layout.root))


def _dev_print(layout: Layout) -> str:
    return _print(layout, "packages-dev")
