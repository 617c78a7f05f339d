"""What identity needs from rooms beside or above it; ``main`` fills these."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol
from uuid import UUID

from tenon.identity.model import Workspace


class Clock(Protocol):
    """Where time comes from; sessions and lock-outs follow the installation's (``workspace`` None)."""

    def now(self, workspace: str | None = None) -> datetime:
        """Return the present instant in UTC."""
        ...


class Prepare(Protocol):
    """Gives a fresh workspace what every workspace starts with."""

    async def __call__(self, workspace: Workspace, admin_id: UUID, /) -> None:
        """Prepare the workspace; called once, after it and its administrator are committed and before any pack."""
        ...


class PackInstaller(Protocol):
    """Fills a fresh workspace from a pack."""

    def knows(self, pack: str, /) -> bool:
        """Tell whether the pack can be installed, before anything is made."""
        ...

    async def install(self, workspace: str, admin_id: UUID, pack: str, sample: bool, /) -> object:
        """Install the pack, with its sample data if asked; called after the workspace and its admin are committed."""
        ...
