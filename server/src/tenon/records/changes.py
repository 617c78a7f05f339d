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
from tenon.query import UnknownObject, View, names_of_things, target_of, titles_of, type_of
from tenon.schema import FIELD_TYPES, Field, Refers, ValueContext
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
        fields = [field for field in view.object.fields.values() if type_of(field).refers is not None]
        for log in logged:
            for side in ("before", "after"):
                values = decoded(log[side])
                for field in fields:
                    wanted.setdefault(_home(field), set()).update(_ids(values.get(field.column)))
                    for column in field.columns:
                        if column.part == "by":
                            wanted.setdefault(_PEOPLE, set()).update(_ids(values.get(column.name)))
        titles = {home: await _titles(source, view, home, sorted(ids)) for home, ids in wanted.items() if ids}
        return cls(view, titles)

    def sees(self, record_id: UUID) -> bool:
        """Tell whether the caller can see the record at all."""
        return record_id in self._own

    def title(self, record_id: UUID) -> str | None:
        """Return the title of a record of the view's object; None if it has none for this caller."""
        return self._own.get(record_id)

    def named(self, field: Field, answered: Any) -> Any:
        """Return an answered reference, or a list of such, with the names of today."""
        if isinstance(answered, list):
            return [self.named(field, each) for each in answered]
        told = answered if isinstance(answered, dict) else {"id": answered}
        known = parse_id(told.get("id"))
        if known is None:
            return None
        title = self._titles.get(_home(field), {}).get(known)
        if isinstance(told.get("by"), dict):
            told = {**told, "by": self._person(told["by"])}
        return {**told, "id": str(known), type_of(field).named or "name": title}

    def _person(self, told: dict[str, Any]) -> dict[str, Any]:
        known = parse_id(told.get("id"))
        return {**told, "name": self._titles.get(_PEOPLE, {}).get(known) if known else None}


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
        old, new = (_answered(field, side, texts) for side in (before, after))
        label = resolve(field.label, caller.language, caller.catalog.language)
        changes.append(
            Change(field.key, label, old, new, kind.text(old, field, context), kind.text(new, field, context))
        )
    return changes


def decoded(text: str | None) -> dict[str, Any]:
    """Return one side of a log row; an absent one is empty."""
    return {} if text is None else msgspec.json.decode(text)


def _answered(field: Field, columns: dict[str, Any], texts: ChangeTexts) -> Any:
    kind = type_of(field)
    answered = kind.from_log(columns, field)
    return answered if answered is None or kind.refers is None else texts.named(field, answered)


def _ids(logged: Any) -> list[UUID]:
    found = (parse_id(each) for each in (logged if isinstance(logged, list) else (logged,)))
    return [each for each in found if each is not None]


async def _titles(source: Lease | Transaction, view: View, home: str, ids: Sequence[UUID]) -> dict[UUID, str | None]:
    if home in _THINGS:
        statement = names_of_things(view, _THINGS[home])
    else:
        try:
            statement = titles_of(View(view.caller, home))
        except UnknownObject:
            return {}
    rows = await source.fetch(statement.text, *statement.fill({":ids": ids}))
    return {row["id"]: row["title"] for row in rows}


_PEOPLE = ":member"
_THINGS: dict[str, Refers] = {_PEOPLE: "member", ":department": "department", ":file": "file"}
"""Homes that are no objects, by a name that no object has."""


def _home(field: Field) -> str:
    return target_of(field) or f":{type_of(field).refers}"
