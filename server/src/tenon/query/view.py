"""An object as one caller may see it: the only way from a name in a request to a field, a table or a column.

A field that the caller may not read and a field that does not exist take the same path to the same error.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Any, ClassVar

from tenon.access import READ, Caller, ObjectScope
from tenon.kernel.words import Words
from tenon.query.errors import UnknownField, UnknownObject
from tenon.query.requests import Path
from tenon.schema import FIELD_TYPES, Catalog, Column, Field, FieldType, Object, ValueContext

ID = Field("id", "id", {"zh-CN": "编号", "en-US": "Id"}, system=True, columns=(Column("id", "uuid"),))
DELETED_AT = Field(
    "deleted_at",
    "datetime",
    {"zh-CN": "删除时间", "en-US": "Deleted at"},
    system=True,
    columns=(Column("deleted_at", "timestamptz"),),
)
_OUTSIDE = {field.key: field for field in (ID, DELETED_AT)}
"""Columns of every record that are no fields of an object, yet may be compared and sorted by."""


class View:
    """One object through the eyes of one caller."""

    __slots__ = ("caller", "object", "scope")

    def __init__(self, caller: Caller, key: str) -> None:
        """Open an object.

        Raises:
            UnknownObject: it does not exist, or the caller may not read it.
        """
        found = caller.catalog.objects.get(key)
        scope = caller.scope.object(key)
        if found is None or not scope.may(READ):
            raise UnknownObject(name=key[:60])
        self.caller = caller
        self.object: Object = found
        self.scope: ObjectScope = scope

    @property
    def catalog(self) -> Catalog:
        return self.caller.catalog

    @property
    def table(self) -> str:
        """The quoted, qualified table."""
        return self.catalog.table(self.object.key)

    @property
    def readable(self) -> tuple[Field, ...]:
        """The fields that this caller may read, in display order."""
        return tuple(field for field in self.object.fields.values() if self.scope.can_read(field.key))

    @property
    def search_fields(self) -> tuple[Field, ...]:
        """The fields whose words this caller may find records by."""
        return tuple(field for field in self.object.search_fields if self.scope.can_read(field.key))

    @property
    def title(self) -> Field | None:
        """The field that names a record, if the caller may read it."""
        field = self.object.fields.get(self.object.title_field)
        return field if field is not None and self.scope.can_read(field.key) else None

    def field(self, name: str, path: Path = ()) -> Field:
        """Return the field ``name``; ``path`` is what the request called it.

        Raises:
            UnknownField: absent or hidden.
        """
        field = self.object.fields.get(name)
        if field is not None and self.scope.can_read(name):
            return field
        outside = _OUTSIDE.get(name) or self._since(name)
        if outside is not None:
            return outside
        raise UnknownField(name=".".join(path or (name,))[:80], nearest=self._nearest(name))

    def _since(self, name: str) -> Field | None:
        """Return the moment since which a readable field has its value, which is asked for as ``<key>__since``."""
        key, _, part = name.rpartition("__")
        field = self.object.fields.get(key)
        if part != "since" or field is None or not self.scope.can_read(key):
            return None
        columns = tuple(column for column in field.columns if column.name == name)
        return Field(name, "datetime", field.label, system=True, columns=columns) if columns else None

    def target(self, field: Field, path: Path) -> View:
        """Return the object that a relation leads to.

        Raises:
            UnknownField: the field is no relation, or leads to an object the caller may not read.
        """
        key = target_of(field)
        if key:
            try:
                return View(self.caller, key)
            except UnknownObject:
                pass
        raise UnknownField(name=".".join(path)[:80], nearest=self._nearest(path[-1]))

    def _nearest(self, name: str) -> str:
        names = [*(field.key for field in self.readable), "id"]
        return max(names, key=lambda known: (SequenceMatcher(None, name[:80], known).ratio(), known))


def target_of(field: Field) -> str:
    """Return the key of the object whose records a field names, empty if it names none."""
    return str(field.settings.target) if type_of(field).refers == "record" else ""


def type_of(field: Field) -> FieldType:
    """Return what a field's type can do."""
    return FIELD_TYPES.get(field.type, _IDENTITY)


class _Identity(FieldType):
    """The type of a record's own id: compared like a reference, and a reference to nothing."""

    key = "id"
    label: ClassVar[Words] = {"zh-CN": "编号", "en-US": "Id"}
    storage = "uuid"
    operator_set = "reference"
    groupable = False

    def parse(self, value: object, field: Field, context: ValueContext) -> dict[str, Any]:
        """Take it as it is: nobody writes an id, and a filter reads it like that of any other record."""
        return {field.key: value}


_IDENTITY = _Identity()
