"""What every workspace starts with before any pack: the working days of its place."""

from __future__ import annotations

from uuid import UUID

import msgspec

from tenon.calendar import calendar_for
from tenon.definitions import DefinitionService
from tenon.identity import Prepare, Workspace

CALENDAR = ("calendar", "working_days")


def fresh_workspace(definitions: DefinitionService) -> Prepare:
    """Return what publishes a fresh workspace's first definitions."""

    async def prepare(workspace: Workspace, admin_id: UUID) -> None:
        body = msgspec.to_builtins(calendar_for(workspace.timezone))
        await definitions.publish_bodies(workspace.key, admin_id, {CALENDAR: body})

    return prepare
