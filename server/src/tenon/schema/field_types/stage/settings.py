"""Settings of a stage field."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from tenon.schema.bodies import Option


class Stage(Option, frozen=True, forbid_unknown_fields=True):
    """One stage. From it a record may go to the stages ``to``; to any when empty. ``probability`` is in percent.

    Before a record enters it, the fields ``needs`` of the same object must be filled.
    """

    to: tuple[str, ...] = ()
    outcome: Literal["open", "won", "lost"] = "open"
    probability: int | None = None
    needs: tuple[str, ...] = ()


class StageSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """The stages in their order."""

    options: tuple[Stage, ...] = ()
