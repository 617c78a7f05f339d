"""What a field type is: the protocol that every folder of ``field_types`` fulfils, and how a value is refused."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar, Literal, Protocol

from msgspec import Struct

from tenon.kernel.errors import FieldProblem
from tenon.kernel.words import Words
from tenon.schema.model import Column, Field

Storage = Literal["text", "numeric", "date", "timestamptz", "uuid"]
OperatorSet = Literal["text", "number", "date", "select", "reference"]

OPERATORS: dict[OperatorSet, tuple[str, ...]] = {
    "text": ("eq", "ne", "contains", "not_contains", "starts_with", "ends_with", "in", "not_in", "empty", "not_empty"),
    "number": ("eq", "ne", "gt", "ge", "lt", "le", "between", "in", "empty", "not_empty"),
    "date": ("eq", "ne", "gt", "ge", "lt", "le", "between", "relative", "empty", "not_empty"),
    "select": ("eq", "ne", "in", "not_in", "empty", "not_empty"),
    "reference": ("eq", "ne", "in", "not_in", "empty", "not_empty"),
}


class BadValue(Exception):
    """A value that a field cannot take; ``problem`` carries the field's key as its path."""

    def __init__(self, field: Field, code: str, **params: object) -> None:
        self.problem = FieldProblem(field.key, code, params)
        super().__init__(f"{field.key}: {code}")


class ValueContext(Struct, frozen=True):
    """What reading a value depends on.

    Attributes:
        now: UTC; "today" and a missing year are taken from it in ``timezone``.
        timezone: IANA name; a datetime without offset is local time there.
        language: for the texts that ``text`` returns.
    """

    now: datetime
    timezone: str = "Asia/Shanghai"
    language: str = "zh-CN"


class FieldType(Protocol):
    """One type of field.

    Attributes:
        key: what ``Field.type`` says.
        settings: model of its settings; every attribute has a default.
        searchable: fields of this type may be found by search.
        measures: aggregate functions that make sense, besides ``count``.
    """

    key: str
    label: ClassVar[Words]
    settings: ClassVar[type[Struct]]
    storage: Storage
    operator_set: OperatorSet
    sortable: bool
    searchable: bool
    groupable: bool
    measures: frozenset[str]

    def columns(self, field: Field) -> tuple[Column, ...]:
        """Return the columns of a field, the one that carries the value first."""
        ...

    def parse(self, value: object, field: Field, context: ValueContext) -> dict[str, Any]:
        """Normalise what was typed or sent to database values by column name; blank becomes None.

        Raises:
            BadValue: codes ``F1xx``.
        """
        ...

    def to_json(self, value: Any, field: Field) -> Any:
        """Turn a database value into what the API answers (decimal → text, UTC datetime → ``…Z``)."""
        ...

    def to_json_schema(self, field: Field) -> dict[str, Any]:
        """Describe what the API answers for this field, null included."""
        ...

    def text(self, value: Any, field: Field, context: ValueContext) -> str:
        """Say a JSON value (as ``to_json`` returns it) in words: for history and titles."""
        ...

    def search_text(self, value: Any, field: Field) -> str | None:
        """Return the words under which a database value is found, or None if it is not searched."""
        ...
