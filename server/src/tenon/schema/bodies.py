"""The shapes of the designed things that this room knows: object, option set, app. Every attribute has a default."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from tenon.kernel.words import Words


class Option(Struct, frozen=True, forbid_unknown_fields=True):
    """One choice. A retired option stays readable on old records and cannot be chosen any more."""

    key: str = ""
    label: Words = ""
    color: str = ""
    retired: bool = False


class FieldBody(Struct, frozen=True, forbid_unknown_fields=True):
    """A field as it is designed; ``settings`` has the shape of its type's settings model."""

    key: str = ""
    type: str = ""
    label: Words = ""
    help: Words = ""
    required: bool = False
    unique: bool = False
    searchable: bool = False
    indexed: bool = False
    default: Any = None
    settings: dict[str, Any] = {}


class LayoutItem(Struct, frozen=True, forbid_unknown_fields=True):
    """One thing on a form: a field over ``span`` columns, a ``note`` for who fills it in, or a line across."""

    field: str = ""
    span: int = 1
    note: Words = ""
    divider: bool = False


class LayoutGroup(Struct, frozen=True, forbid_unknown_fields=True):
    """Things that stand together, in 1 to 3 columns; a collapsed one is closed at first."""

    key: str = ""
    label: Words = ""
    columns: int = 1
    collapsed: bool = False
    items: tuple[LayoutItem, ...] = ()


class LayoutTab(Struct, frozen=True, forbid_unknown_fields=True):
    key: str = ""
    label: Words = ""
    groups: tuple[LayoutGroup, ...] = ()


class Layout(Struct, frozen=True, forbid_unknown_fields=True):
    """How a form is arranged for its ``uses``: ``create``, ``detail``, ``phone``. What is not placed is not shown."""

    key: str = ""
    label: Words = ""
    uses: tuple[str, ...] = ()
    tabs: tuple[LayoutTab, ...] = ()


class ActivityBody(Struct, frozen=True, forbid_unknown_fields=True):
    """Which fields of an object say what happened with the records that its relations name; see ``activities.PARTS``.

    Attributes:
        at: when it happened.
        text: what happened.
        way: how: by phone, on a visit.
        next_at, next_step: when to do what next.
        done: that the next step is done.
        place, files: where it was and what was brought from there.
    """

    at: str = ""
    text: str = ""
    way: str = ""
    next_at: str = ""
    next_step: str = ""
    done: str = ""
    place: str = ""
    files: str = ""


class ObjectBody(Struct, frozen=True, forbid_unknown_fields=True):
    """An object as it is designed; a use without a layout shows all fields in their order.

    With ``activity`` its records are what happened with others, and stand in their timelines.
    """

    label: Words = ""
    plural: Words = ""
    description: Words = ""
    icon: str = ""
    title_field: str = ""
    fields: tuple[FieldBody, ...] = ()
    unique_together: tuple[tuple[str, ...], ...] = ()
    layouts: tuple[Layout, ...] = ()
    activity: ActivityBody | None = None


class OptionSetBody(Struct, frozen=True, forbid_unknown_fields=True):
    label: Words = ""
    options: tuple[Option, ...] = ()


class AppItem(Struct, frozen=True, forbid_unknown_fields=True):
    """Either an object's entry (``object``) or a group of entries (``group`` is its name, ``items`` its content)."""

    object: str = ""
    group: Words = ""
    items: tuple[AppItem, ...] = ()


class HomeBody(Struct, frozen=True, forbid_unknown_fields=True):
    """What the workbench shows a person: own records of ``mine``, and the next steps of the object ``activity``."""

    mine: str = ""
    activity: str = ""


class AppBody(Struct, frozen=True, forbid_unknown_fields=True):
    label: Words = ""
    icon: str = ""
    items: tuple[AppItem, ...] = ()
    home: HomeBody | None = None
