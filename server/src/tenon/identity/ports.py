"""What identity needs from rooms beside or above it; ``main`` fills these."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol
from uuid import UUID


class Clock(Protocol):
    """Where time comes from; sessions and lock-outs follow the installation's (``workspace`` None)."""

    def now(self, workspace: str | None = None) -> datetime:
        """Return the present instant in UTC."""
        ...


class PackInstaller(Protocol):
    """Fills a fresh workspace from a pack."""

    def knows(self, pack: str, /) -> bool:
        """Tell whether the pack can be installed, before anything is made."""
        ...

    async def install(self, workspace: str, admin_id: UUID, pack: str, sample: bool, /) -> object:
        """Install the pack, with its sample data if asked; called after the workspace and its admin are committed."""
        ...
