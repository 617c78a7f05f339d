"""Log rows put into words: which fields changed, from what to what, with the titles of what they name.

Rights are those of now: a field that the caller may not read has no history for him, and a record that he cannot see
has no title.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Self
from uuid import UUID

import asyncpg
import msgspec

from tenon.kernel.ids import parse_id
from tenon.kernel.words import resolve
from tenon.query import UnknownObject, View, names_of_members, target_of, titles_of
from tenon.schema import FIELD_TYPES, Field, ValueContext
from tenon.store import Lease, Transaction


class Change(msgspec.Struct, frozen=True):
    """One field before and after: as the API answers values, and in words."""

    field: str
    label: str
    before: Any
    after: Any
    before_text: str
    after_text: str


class ChangeTexts:
    """The titles that the values of some log rows need, looked up once for each object referred to."""

    def __init__(self, view: View, titles: Mapping[str, Mapping[UUID, str | None]]) -> None:
        self._own = titles.get(view.object.key, {})
        self._titles = titles

    @classmethod
    async def load(
        cls, source: Lease | Transaction, view: View, logged: Sequence[asyncpg.Record], records: Iterable[UUID] = ()
    ) -> Self:
        """Look up the titles of ``records`` of the view's object, and of everything that the log rows name."""
        wanted: dict[str, set[UUID]] = {view.object.key: set(records)}
        fields = [field for field in view.object.own_fields if field.type in ("relation", "user")]
        for log in logged:
            for side in ("before", "after"):
                values = decoded(log[side])
                for field in fields:
                    named = parse_id(values.get(field.column))
                    if named is not None:
                        wanted.setdefault(_home(field), set()).add(named)
        titles = {home: await _titles(source, view, home, sorted(ids)) for home, ids in wanted.items() if ids}
        return cls(view, titles)

    def sees(self, record_id: UUID) -> bool:
        """Tell whether the caller can see the record at all."""
        return record_id in self._own

    def title(self, record_id: UUID) -> str | None:
        """Return the title of a record of the view's object; None if it has none for this caller."""
        return self._own.get(record_id)

    def reference(self, field: Field, value: Any) -> Any:
        """Return a logged id as the API answers a reference."""
        named = parse_id(value)
        if named is None:
            return None
        member = "name" if field.type == "user" else "title"
        return {"id": str(named), member: self._titles.get(_home(field), {}).get(named)}


def change_rows(view: View, log: Mapping[str, Any], texts: ChangeTexts) -> list[Change]:
    """Return the changes of one log row, in the order of the object's fields."""
    caller = view.caller
    before, after = decoded(log["before"]), decoded(log["after"])
    context = ValueContext(caller.now, caller.timezone, caller.language)
    changes = []
    for field in view.readable:
        if field.key not in (log["changed"] or ()):
            continue
        kind = FIELD_TYPES[field.type]
        old, new = (_answered(field, side.get(field.column), texts) for side in (before, after))
        label = resolve(field.label, caller.language, caller.catalog.language)
        changes.append(
            Change(field.key, label, old, new, kind.text(old, field, context), kind.text(new, field, context))
        )
    return changes


def decoded(text: str | None) -> dict[str, Any]:
    """Return one side of a log row; an absent one is empty."""
    return {} if text is None else msgspec.json.decode(text)


def _answered(field: Field, value: Any, texts: ChangeTexts) -> Any:
    if value is None:
        return None
    if field.type in ("relation", "user"):
        return texts.reference(field, value)
    if field.type == "datetime" and isinstance(value, str):
        return value.removesuffix("+00:00") + "Z"
    return value


async def _titles(source: Lease | Transaction, view: View, home: str, ids: Sequence[UUID]) -> dict[UUID, str | None]:
    if home == "user":
        statement = names_of_members(view)
    else:
        try:
            statement = titles_of(View(view.caller, home))
        except UnknownObject:
            return {}
    rows = await source.fetch(statement.text, *statement.fill({":ids": ids}))
    return {row["id"]: row["title"] for row in rows}


def _home(field: Field) -> str:
    return "user" if field.type == "user" else target_of(field)
