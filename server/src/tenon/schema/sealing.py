"""Field types whose values are encrypted: what their columns are, how little of a value is shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, Literal

from tenon.kernel.names import quote_ident
from tenon.schema.codes import typed_code
from tenon.schema.field_type import BadSetting, BadValue, FieldType, OperatorSet, Storage, ValueContext
from tenon.schema.model import Column, Field
from tenon.schema.sealed import Blind, Sealed

DOT = "*"
"""Stands for each character of a value that is not shown."""


class SealedType(FieldType):
    """A type that is stored as a ciphertext, found by its blind index and shown by its mask.

    Attributes:
        blind: how values are normalised before they are compared.
    """

    storage: ClassVar[Storage] = "bytea"
    operator_set: ClassVar[OperatorSet] = "sealed"
    sortable = False
    groupable = False
    measures = frozenset()
    sealed = True
    blind: ClassVar[Literal["text", "digits"]] = "digits"

    def read(self, typed: str, field: Field, context: ValueContext) -> str:
        """Return the spelling that is encrypted; ``typed`` is not blank.

        Raises:
            BadValue: it is no such value. No parameter holds the value, which the log must not learn.
        """
        raise NotImplementedError

    def mask(self, text: str) -> str:
        """Return what everybody who may read the field sees of a value: its last four characters."""
        return DOT * (len(text) - 4) + text[-4:]

    def details(self, text: str) -> dict[str, Any]:
        """Return what a value tells besides itself, for whoever it is revealed to."""
        return {}

    def indexed(self, field: Field) -> bool:
        """Tell whether equal values of several records are found, and may be refused."""
        return True

    def columns(self, field: Field) -> tuple[Column, ...]:
        return (
            Column(field.key, "bytea"),
            Column(f"{field.key}__index", "bytea", "index"),
            Column(f"{field.key}__mask", "text", "mask"),
        )

    def check(self, field: Field) -> Iterator[BadSetting]:
        if field.default is not None:
            yield BadSetting("", "M140")

    def typed(self, value: object, field: Field) -> str | None:
        """Return what was typed, plain and on one line; None if it is blank."""
        return typed_code(value, field)

    def parse(self, value: object, field: Field, context: ValueContext) -> dict[str, Any]:
        if isinstance(value, Sealed):
            value = value.text
        if isinstance(value, dict):
            raise BadValue(field, "F148")
        typed = self.typed(value, field)
        if typed is None:
            return {column.name: None for column in self.columns(field)}
        if typed.startswith(DOT * 4):
            raise BadValue(field, "F148")
        text = self.read(typed, field, context)
        values = (Sealed(text), Blind(text, form=self.blind, own=not self.indexed(field)), self.mask(text))
        return {column.name: value for column, value in zip(self.columns(field), values, strict=True)}

    def to_json(self, value: Any, field: Field) -> Any:
        return {"masked": self.mask(value.text)} if isinstance(value, Sealed) else None

    def stands(self, value: object, columns: Mapping[str, Any], field: Field) -> bool:
        mask = columns.get(f"{field.key}__mask")
        return mask is not None and value == {"masked": mask}

    def json_sql(self, field: Field, row: str) -> str:
        mask = f"{row}.{quote_ident(f'{field.key}__mask')}"
        return f"CASE WHEN {mask} IS NULL THEN 'null' ELSE json_build_object('masked', {mask})::text END"

    def from_log(self, columns: dict[str, Any], field: Field) -> Any:
        mask = columns.get(f"{field.key}__mask")
        return None if mask is None else {"masked": mask}

    def to_json_schema(self, field: Field) -> dict[str, Any]:
        return {
            "type": ["object", "null"],
            "properties": {"masked": {"type": "string"}},
            "required": ["masked"],
            "additionalProperties": False,
        }

    def text(self, value: Any, field: Field, context: ValueContext) -> str:
        return value["masked"] if value else ""
