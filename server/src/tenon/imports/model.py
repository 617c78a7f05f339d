"""What crosses the door of imports. Instants are aware, in UTC; rows are counted from 1, as people see them."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

import msgspec

from tenon.kernel.errors import FieldProblem

State = Literal["draft", "checking", "checked", "running", "done", "stopped"]
Mode = Literal["insert", "update", "upsert"]

SAMPLES = 5


class Column(msgspec.Struct, frozen=True):
    """A column of the file.

    Attributes:
        index: its place in the sheet, from 0.
        label: its header; ``group`` is what stands above it in a header of several rows.
        samples: its first values, as text.
        field: the field it goes to; None: it is left out.
        score: how sure the proposal was, from 0 to 1; 1 for what a person chose.
        values: what is taken (None: nothing) in the place of what stands in a cell; texts without blanks around them.
    """

    index: int
    label: str
    group: str = ""
    samples: tuple[str, ...] = ()
    field: str | None = None
    score: float = 0.0
    values: dict[str, str | None] = {}


class Plan(msgspec.Struct, frozen=True):
    """What a person decides before an import.

    Attributes:
        first: the first row of the header, from 0; ``depth`` rows are header, the data follow.
        mode: whether rows become new records, change those they find, or both.
        key: the unique field by which rows find records; needed unless rows only become new ones.
    """

    sheet: str
    first: int
    depth: int
    columns: tuple[Column, ...]
    mode: Mode = "insert"
    key: str = ""

    @property
    def data(self) -> int:
        """The first row of the data, from 0."""
        return self.first + self.depth

    @property
    def mapped(self) -> tuple[Column, ...]:
        """The columns that go to a field."""
        return tuple(column for column in self.columns if column.field)


class Counts(msgspec.Struct):
    """What became of the rows that were read so far; empty rows are not counted."""

    read: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    refused: int = 0


class Import(msgspec.Struct, frozen=True):
    """One import. ``counts`` are of the check while it is a draft or checked, of the import itself afterwards."""

    id: UUID
    object: str
    file_id: UUID
    file_name: str
    sheets: tuple[str, ...]
    plan: Plan
    state: State
    rows: int
    counts: Counts
    job_id: UUID | None
    batch_id: UUID | None
    created_by: UUID | None
    created_at: datetime
    updated_at: datetime


class Changes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a person changes of a plan; what is UNSET stays.

    Attributes:
        sheet: another sheet: its header is looked for and its columns are matched anew.
        first, depth: where its header is; the columns are matched anew.
        fields: field key (None: leave it out) by index of a column.
    """

    sheet: str | msgspec.UnsetType = msgspec.UNSET
    first: int | msgspec.UnsetType = msgspec.UNSET
    depth: int | msgspec.UnsetType = msgspec.UNSET
    fields: dict[int, str | None] | msgspec.UnsetType = msgspec.UNSET
    mode: Mode | msgspec.UnsetType = msgspec.UNSET
    key: str | msgspec.UnsetType = msgspec.UNSET


class Refused(msgspec.Struct, frozen=True):
    """A row that was refused: all its cells as text, and for each problem the column it stands in (None: the row's)."""

    number: int
    cells: tuple[str, ...]
    problems: tuple[tuple[int | None, FieldProblem], ...]


class WrongValue(msgspec.Struct, frozen=True):
    """A value that a column's field refuses, in how many rows, and what is wrong with it in the first of them."""

    value: str
    count: int
    problem: FieldProblem


class Kind(msgspec.Struct, frozen=True):
    """Refused rows that lack the same: their column (None: the row as a whole), how many, the most frequent values."""

    column: int | None
    field: str
    code: str
    count: int
    values: tuple[WrongValue, ...]


class Proposal(msgspec.Struct, frozen=True):
    """The object that a file would make: its columns as fields, as a designer would save them."""

    label: str
    title_field: str
    fields: tuple[dict[str, Any], ...]
