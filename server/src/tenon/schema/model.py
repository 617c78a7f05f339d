"""The published model as everything above sees it: Catalog, Object, Field, Column. Frozen; no I/O."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import Struct

from tenon.kernel.errors import NotFound
from tenon.kernel.names import quote_ident
from tenon.kernel.words import Words, resolve
from tenon.schema.bodies import ActivityBody, Layout
from tenon.schema.options import Options

DERIVED = frozenset({"pinyin", "plain"})
"""Parts that are made from the value: how a text sounds, and what is left of a rich text without its marks."""


PARENT_ID, POSITION = "parent_id", "position"
"""The system columns of lines alone: the record they belong to, and their place in it, from 1."""

OWNER = "owner_id"
"""The system field that people may write: whose the record is. Its department follows."""

MARKS = frozenset({"since", "by", "at"})
"""Parts that say when and by whom the value was given; they stay as long as the value does."""


class Column(Struct, frozen=True):
    """One physical column of a field; ``part`` is None for the field's own column, ``pinyin`` for ``key__pinyin``."""

    name: str
    sql_type: str
    part: str | None = None

    @property
    def derived(self) -> bool:
        """Whether it is made from the field's own column: not logged, not compared, made anew when it is wanted."""
        return self.part in DERIVED

    @property
    def telling(self) -> bool:
        """Whether another content means that the value is another: the time of a change and a cipher text do not."""
        return not self.derived and self.part not in MARKS


class Field(Struct, frozen=True):
    """One field of a published object.

    Attributes:
        type: key of its field type in ``FIELD_TYPES``.
        settings: the type's settings Struct, as designed.
        options: the choices in force, by key in order, whether it or an option set holds them.
        system: kept by the platform, last in every list; read-only for people, all but the owner.
        columns: the first is the one that carries the value; none if the value lies in ``lines``.
        lines: key of the object whose records are the lines of this field, empty for all but sub-tables.
    """

    key: str
    type: str
    label: Words
    help: Words = ""
    required: bool = False
    unique: bool = False
    searchable: bool = False
    indexed: bool = False
    default: Any = None
    settings: Any = None
    options: Options = msgspec.field(default_factory=Options)
    system: bool = False
    columns: tuple[Column, ...] = ()
    lines: str = ""

    @property
    def settable(self) -> bool:
        """Whether people may give it a value at all: it is designed, or says whose the record is."""
        return not self.system or self.key == OWNER

    @property
    def column(self) -> str:
        """Name of the column that carries the value."""
        return self.columns[0].name

    @property
    def sort_column(self) -> str:
        """Name of the column that lists are ordered by: the pinyin shadow where there is one."""
        return next((c.name for c in self.columns if c.part == "pinyin"), self.columns[0].name)

    @property
    def unique_column(self) -> str:
        """Name of the column in which equal values are equal: the blind index of a sealed value."""
        return next((c.name for c in self.columns if c.part == "index"), self.columns[0].name)


class Demanded(Struct, frozen=True):
    """What must be filled before a field takes a value; ``label`` is the value in words."""

    label: Words
    fields: tuple[str, ...]


class Object(Struct, frozen=True):
    """One published object.

    Attributes:
        fields: by key, in display order, the system fields last.
        unique_together: field keys of each rule, in the order designed; single unique fields are not repeated here.
        constraints: name of each unique index → the field keys it guards, to word a violation.
        parent: key of the object whose records its records are lines of; empty for an object of its own.
        parent_field: key of the field of ``parent`` that holds the lines.
        layouts: how its forms are arranged, as designed; a use without one shows every field.
        demands: by key of a field and its value, what must be filled before it takes that value; mostly empty.
        activity: which fields say what happened with other records; None if its records are not activities.
    """

    key: str
    label: Words
    plural: Words = ""
    description: Words = ""
    icon: str = ""
    title_field: str = ""
    fields: dict[str, Field] = {}
    unique_together: tuple[tuple[str, ...], ...] = ()
    constraints: dict[str, tuple[str, ...]] = {}
    layouts: tuple[Layout, ...] = ()
    demands: Mapping[str, Mapping[Any, Demanded]] = {}
    activity: ActivityBody | None = None
    parent: str = ""
    parent_field: str = ""

    def many(self, language: str, workspace_language: str) -> str:
        """Return what several of it are called: the plural in this language alone, else the label.

        >>> Object("equipment", {"zh-CN": "设备", "en-US": "Machine"}, {"en-US": "Machines"}).many("zh-CN", "zh-CN")
        '设备'
        """
        plural = {workspace_language: self.plural} if isinstance(self.plural, str) else self.plural
        return plural.get(language) or resolve(self.label, language, workspace_language)

    @property
    def own_fields(self) -> tuple[Field, ...]:
        """The designed fields, without those of the system."""
        return tuple(field for field in self.fields.values() if not field.system)

    @property
    def settable_fields(self) -> tuple[Field, ...]:
        """The fields that people may give values: the designed ones and, but for lines, whose record it is."""
        owner = None if self.parent else self.fields.get(OWNER)
        return self.own_fields if owner is None else (*self.own_fields, owner)

    @property
    def stored_fields(self) -> tuple[Field, ...]:
        """The fields that a write brings values of: the designed ones with columns; of a line also where it stands."""
        place = (PARENT_ID, POSITION) if self.parent else ()
        return tuple(f for f in self.fields.values() if (f.columns and not f.system) or f.key in place)

    @property
    def line_fields(self) -> tuple[Field, ...]:
        """The sub-tables, in display order."""
        return tuple(field for field in self.fields.values() if field.lines)

    @property
    def search_fields(self) -> tuple[Field, ...]:
        """The fields whose words are found by search."""
        return tuple(field for field in self.fields.values() if field.searchable)


class Catalog(Struct, frozen=True):
    """Everything published in one workspace at one revision.

    Attributes:
        schema: the database schema, ``w_crm``.
        language: the workspace's own; fallback of every text.
        timezone: IANA name; days and months of ``timestamptz`` values are cut in it.
        objects: published objects by key.
        definitions: decoded bodies by kind and key, for ``published``.
        epoch: the permission epoch read beside the revision.
    """

    workspace: str
    schema: str
    revision: int
    language: str
    timezone: str
    currency: str
    objects: dict[str, Object]
    definitions: Mapping[str, Mapping[str, Any]] = {}
    epoch: int = 0

    def published(self, kind: str) -> Mapping[str, Any]:
        """Return the published bodies of one kind, decoded by its model, by key."""
        return self.definitions.get(kind, {})

    def object(self, key: str) -> Object:
        """Return one object.

        Raises:
            NotFound: no such object is published.
        """
        found = self.objects.get(key)
        if found is None:
            raise NotFound
        return found

    def table(self, key: str) -> str:
        """Return the quoted, qualified name of an object's table, ``"w_crm"."customer"``."""
        return f"{quote_ident(self.schema)}.{quote_ident(key)}"
