"""What a field type is: what every folder of ``field_types`` tells of itself, and how a value is refused.

A type says all that other rooms must know of it: how it is stored, asked, answered, named, searched, sealed. No other
room asks a field for its type's key.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, ClassVar, Literal
from uuid import UUID

from msgspec import Struct

from tenon.kernel.errors import FieldProblem
from tenon.kernel.words import Words
from tenon.schema.bodies import FieldBody, OptionSetBody
from tenon.schema.model import Column, Field
from tenon.schema.options import Options

Storage = Literal[
    "text",
    "numeric",
    "bigint",
    "boolean",
    "date",
    "timestamptz",
    "time",
    "daterange",
    "uuid",
    "text[]",
    "uuid[]",
    "bytea",
    "none",
]
"""The PostgreSQL type of the column that carries the value; ``none``: the value lies in rows of a table of its own."""

OperatorSet = Literal[
    "text",
    "long_text",
    "number",
    "date",
    "time",
    "range",
    "bool",
    "select",
    "tree",
    "choices",
    "reference",
    "references",
    "files",
    "place",
    "sealed",
    "lines",
]

Refers = Literal["record", "member", "department", "file"]
"""What an id of a field is the id of. ``record``: of the object that the setting ``target`` names."""

OPERATORS: dict[OperatorSet, tuple[str, ...]] = {
    "text": ("eq", "ne", "contains", "not_contains", "starts_with", "ends_with", "in", "not_in", "empty", "not_empty"),
    "long_text": ("contains", "not_contains", "empty", "not_empty"),
    "number": ("eq", "ne", "gt", "ge", "lt", "le", "between", "in", "empty", "not_empty"),
    "date": ("eq", "ne", "gt", "ge", "lt", "le", "between", "relative", "empty", "not_empty"),
    "time": ("eq", "ne", "gt", "ge", "lt", "le", "between", "empty", "not_empty"),
    "range": ("overlaps", "covers", "empty", "not_empty"),
    "bool": ("eq", "ne", "empty", "not_empty"),
    "select": ("eq", "ne", "in", "not_in", "empty", "not_empty"),
    "tree": ("eq", "ne", "in", "not_in", "under", "not_under", "empty", "not_empty"),
    "choices": ("has_any", "has_all", "has_none", "exactly", "empty", "not_empty"),
    "reference": ("eq", "ne", "in", "not_in", "empty", "not_empty"),
    "references": ("has_any", "has_all", "has_none", "exactly", "empty", "not_empty"),
    "files": ("empty", "not_empty"),
    "place": ("within", "empty", "not_empty"),
    "sealed": ("eq", "ne", "empty", "not_empty"),
    "lines": ("empty", "not_empty"),
}


class BadValue(Exception):
    """A value that a field cannot take; ``problem`` carries the field's key as its path."""

    def __init__(self, field: Field, code: str, **params: object) -> None:
        self.problem = FieldProblem(field.key, code, params)
        super().__init__(f"{field.key}: {code}")


class BadSetting(Struct, frozen=True):
    """A setting that cannot be published: its path below ``settings``, a code ``M1xx`` and what fills its text."""

    path: str
    code: str
    params: dict[str, Any] = {}
    severity: Literal["error", "warning"] = "error"


class Demand(Struct, frozen=True):
    """What a value asks of its record: before a field takes ``value``, ``fields`` of the same object must be filled.

    Attributes:
        label: the value in words, as a refusal names it.
        path: below ``settings``, where the fields are named.
    """

    value: Any
    label: Words
    fields: tuple[str, ...]
    path: str


class Need(Struct, frozen=True):
    """Another definition that the settings of a field name, with the path below ``settings`` where they do."""

    kind: Literal["object", "option_set"]
    key: str
    path: str


class FileRule(Struct, frozen=True):
    """What a file must be so that a field may hold it.

    Attributes:
        groups: the kinds that may be, as people call them (``files.GROUPS``).
        media_types: what files of these kinds are stored as.
        max_bytes: the largest size of one file.
    """

    groups: tuple[str, ...]
    media_types: tuple[str, ...]
    max_bytes: int


class ValueContext(Struct, frozen=True):
    """What reading a value depends on.

    Attributes:
        now: UTC; "today" and a missing year are taken from it in ``timezone``.
        timezone: IANA name; a datetime without offset is local time there.
        language: for the texts that ``text`` returns.
        me: who writes; None for the system, and where a value is only looked at.
        typed: the value stands as a person wrote it, into a file or a cell. Without it, it is what a program sends: a
            bare "15" is then what the API would answer, not 15 %.
        held: the database value of the first column as it stands: what a field holds may stay, though nobody could
            choose it any more. None where a value is new.
    """

    now: datetime
    timezone: str = "Asia/Shanghai"
    language: str = "zh-CN"
    me: UUID | None = None
    typed: bool = False
    held: Any = None


class FieldType:
    """One type of field. A folder of ``field_types`` holds a subclass; what it does not say stays as here.

    Attributes:
        key: what ``Field.type`` says.
        settings: model of its settings; every attribute has a default.
        searchable: fields of this type may be found by search.
        groupable: records may be grouped by the value.
        uniqueable: the value may be unique, alone or with others.
        titleable: a record may be named by it.
        measures: aggregate functions that make sense, besides ``count``.
        refers: what the ids it stores are ids of; None when it stores none.
        named: under which member an answered reference carries the name of the thing.
        sealed: what ``parse`` returns is encrypted before it is written (``Sealed``, ``Blind``).
        computed: nobody sends a value; the platform gives it.
        counted: each record takes the next number of a counter, see ``period`` and ``numbered``.
        designable: a designer may give it to a field.
        linable: a field of a sub-table's lines may have it.
    """

    key: ClassVar[str]
    label: ClassVar[Words]
    settings: ClassVar[type[Struct]]
    storage: ClassVar[Storage]
    operator_set: ClassVar[OperatorSet]
    sortable: ClassVar[bool] = True
    searchable: ClassVar[bool] = False
    groupable: ClassVar[bool] = True
    uniqueable: ClassVar[bool] = True
    titleable: ClassVar[bool] = False
    measures: ClassVar[frozenset[str]] = frozenset({"count_distinct"})
    refers: ClassVar[Refers | None] = None
    named: ClassVar[str] = ""
    sealed: ClassVar[bool] = False
    computed: ClassVar[bool] = False
    counted: ClassVar[bool] = False
    designable: ClassVar[bool] = True
    linable: ClassVar[bool] = True

    @property
    def many(self) -> bool:
        """Whether a value is a list."""
        return self.storage.endswith("[]")

    def columns(self, field: Field) -> tuple[Column, ...]:
        """Return the columns of a field, the one that carries the value first; extra ones are ``<key>__<part>``."""
        return (Column(field.key, self.storage),)

    def line_fields(self, settings: Any) -> tuple[FieldBody, ...]:
        """Return the designed fields of the lines that hold the value; only for the storage ``none``."""
        return ()

    def options(self, settings: Any, option_sets: Mapping[str, OptionSetBody]) -> Options:
        """Return the choices in force, whether the settings hold them or an option set; none unless a type has some."""
        return Options()

    def check(self, field: Field) -> Iterator[BadSetting]:
        """Yield what is wrong with the settings of a field under design."""
        return iter(())

    def needs(self, field: Field) -> Iterator[Need]:
        """Yield the definitions that the settings name."""
        return iter(())

    def demands(self, field: Field) -> Iterator[Demand]:
        """Yield what values of the field ask of the record that takes them; most ask for nothing."""
        return iter(())

    def operators(self, field: Field) -> tuple[str, ...]:
        """Return the operators a filter may use on the field."""
        return OPERATORS[self.operator_set]

    def parse(self, value: object, field: Field, context: ValueContext) -> dict[str, Any]:
        """Normalise what was typed, imported or sent to database values by column name; blank becomes None.

        Takes what ``to_json`` answers and what ``text`` says, and gives the same database values again.

        Raises:
            BadValue: codes ``F1xx``.
        """
        raise NotImplementedError

    def to_json(self, value: Any, field: Field) -> Any:
        """Turn the database value of the first column into what the API answers."""
        return value

    def json_sql(self, field: Field, row: str) -> str | None:
        """Return the SQL of the JSON text that the API answers for the row under the alias ``row``; never NULL.

        ``{sys_file}`` and ``{sys_member}`` stand for those tables of the workspace.
        None: the value of the first column as its storage is answered; a reference with the name of what it names.
        """
        return None

    def stands(self, value: object, columns: Mapping[str, Any], field: Field) -> bool:
        """Tell whether what was sent is what the API answers for database values by column: then nothing changes."""
        return columns.get(field.column) is not None and value == self.to_json(columns[field.column], field)

    def from_log(self, columns: dict[str, Any], field: Field) -> Any:
        """Return what the API answers from the columns as the change log holds them (JSON; decimals are text)."""
        return columns.get(field.column)

    def to_json_schema(self, field: Field) -> dict[str, Any]:
        """Describe what the API answers for this field, null included."""
        raise NotImplementedError

    def text(self, value: Any, field: Field, context: ValueContext) -> str:
        """Say a JSON value (as the API answers it) in words: for history, titles and export."""
        return "" if value is None else str(value)

    def cell(self, value: Any, field: Field, context: ValueContext) -> Any:
        """Return what stands in a spreadsheet for a JSON value: a Decimal, int, date or local datetime, else its words.

        A cell is read by ``parse`` again as the same value, where the words of the type are.
        """
        return self.text(value, field, context)

    def search_text(self, value: Any, field: Field) -> str | None:
        """Return the words under which a database value is found, or None if it is not searched."""
        return None

    def below(self, value: str, field: Field) -> str:
        """Return the beginning that everything below ``value`` in a tree has; only for the operator set ``tree``."""
        raise NotImplementedError

    def period(self, field: Field, context: ValueContext) -> str:
        """Return the name of the counter that gives a number at ``context.now``; another name begins at 1 again."""
        raise NotImplementedError

    def numbered(self, number: int, field: Field, context: ValueContext) -> dict[str, Any]:
        """Return the database values by column of the record that took ``number``."""
        raise NotImplementedError

    def file_rule(self, field: Field) -> FileRule:
        """Return what a file must be so that the field may hold it; only where ``refers`` is ``file``."""
        raise NotImplementedError

    def move(self, old: Any, new: Any, field: Field) -> FieldProblem | None:
        """Say why the database value may not go from ``old`` to ``new``; most types let it go anywhere."""
        return None

    @property
    def guarded(self) -> bool:
        """Whether ``move`` may refuse: then a change needs the value that stands."""
        return type(self).move is not FieldType.move
