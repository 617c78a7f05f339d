"""The web side: Node from its wheel, pnpm by its pinned digest, the client built when its sources changed."""

from __future__ import annotations

import base64
import hashlib
import io
import platform
import shutil
import sys
import tarfile
from pathlib import Path

from launcher import python_side, steps
from launcher.layout import Layout, environment, node_environment
from launcher.speech import Stop

PNPM = "12.21.0"
# pnpm is one native program; the digests (SHA-512, base64) of its archives by machine.
PNPM_ARCHIVES = {
    "linux-x64": "8eufCjHXspKbNS/kh8q4Q0gqJoOuvC4Q5pgos6XS8By/nAMtP+jf8F1Cw9er840kfAX+PJ/ts+A9qnLE91rvXQ==",
    "linux-arm64": "4Oj/iF2TDCe2lcH0n4TupPR5sSdrNLclJB6xBElLMPCUOAvBhdf2rRlSaO5M4erJ6g4Fyy7YTXTpcmfFsKyxEA==",
}
MACHINES = {"x86_64": "x64", "amd64": "x64", "aarch64": "arm64", "arm64": "arm64"}
SOURCES = ("index.html", "package.json", "pnpm-lock.yaml", "public", "src", "tsconfig.json", "vite.config.ts")


def ensure_client(layout: Layout) -> None:
    """Build the client if its sources changed since the last build. Node is installed only if it has to work."""
    print_ = steps.fingerprint([layout.web / name for name in SOURCES])
    built = (layout.client / "index.html").exists
    if steps.fresh(layout, "web-build", print_) and built():
        return
    ensure_packages(layout)
    steps.ensure(layout, "web-build", print_, built, lambda: run_script(layout, "build"))


def ensure_packages(layout: Layout) -> None:
    """Install Node, pnpm and the client's pinned packages."""
    _ensure_node(layout)
    _ensure_pnpm(layout)
    locked = [layout.web / "package.json", layout.web / "pnpm-lock.yaml", layout.web / ".npmrc"]
    print_ = steps.fingerprint(locked, PNPM, str(layout.web))
    modules = layout.web / "node_modules" / ".modules.yaml"
    steps.ensure(layout, "web-packages", print_, modules.exists, lambda: _install(layout))


def command(layout: Layout, *words: str) -> list[str]:
    """Return the command line that runs pnpm in ``web``."""
    return [str(layout.pnpm), "--dir", str(layout.web), *words]


def run_script(layout: Layout, script: str) -> None:
    """Run a script of ``web/package.json``; stop if it fails."""
    steps.run(command(layout, "run", script), env=node_environment(layout), cwd=layout.web)


def _install(layout: Layout) -> None:
    steps.run(command(layout, "install", "--frozen-lockfile"), env=node_environment(layout), cwd=layout.web)


def _ensure_node(layout: Layout) -> None:
    python_side.ensure_tools(layout)
    pins = layout.server / "launcher" / "requirements-node.txt"
    install = [python_side.uv(layout), "pip", "install", "--quiet", "--require-hashes", "-r", str(pins)]
    where = ["--python", str(layout.tools / "bin" / "python")]
    steps.ensure(
        layout,
        "node",
        steps.fingerprint([pins], sys.version),
        (layout.node_bin / "node").exists,
        lambda: steps.run([*install, *where], env=environment(layout), cwd=layout.root),
    )


def _ensure_pnpm(layout: Layout) -> None:
    """Fetch pnpm with npm, and unpack it only if it has the digest that is written above."""
    target = f"{platform.system().lower()}-{MACHINES.get(platform.machine(), platform.machine())}"
    digest = PNPM_ARCHIVES.get(target)
    if digest is None:
        _link_installed(layout)
        return

    def work() -> None:
        folder = layout.pnpm.parent.parent
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        npm: list[str | Path] = [layout.node_bin / "node", layout.npm, "pack", "--silent", "--pack-destination", folder]
        steps.run([*npm, f"@pnpm/exe.{target}@{PNPM}"], env=node_environment(layout), cwd=folder)
        archive = folder / f"pnpm-exe.{target}-{PNPM}.tgz"
        if base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode() != digest:
            shutil.rmtree(folder)
            raise Stop("wrong-digest", name=f"pnpm {PNPM}")
        layout.pnpm.parent.mkdir()
        with tarfile.open(archive) as files, layout.pnpm.open("wb") as target_file:
            # One member by name: nothing else of the archive ever reaches the disk.
            program = files.extractfile("package/pnpm")
            shutil.copyfileobj(program or io.BytesIO(), target_file)
        layout.pnpm.chmod(0o755)
        archive.unlink()

    steps.ensure(layout, "pnpm", steps.fingerprint([], PNPM, digest), layout.pnpm.exists, work)


def _link_installed(layout: Layout) -> None:
    """Use the pnpm that is installed, on a machine for which no digest is pinned."""
    installed = shutil.which("pnpm")
    if installed is None:
        raise Stop("no-pnpm", version=PNPM)
    layout.pnpm.parent.mkdir(parents=True, exist_ok=True)
    layout.pnpm.unlink(missing_ok=True)
    layout.pnpm.symlink_to(installed)
