"""Readable differences of two views, in both languages. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tenon.definitions import Change, Context
from tenon.kernel.words import Words
from tenon.schema import SYSTEM_FIELDS
from tenon.views.model import ViewBody
from tenon.views.names import ROLES, leaves
from tenon.views.phrases import joined, phrase

_PLAIN = ("label", "type", "frozen", "position", *ROLES)


def compare_views(old: ViewBody | None, new: ViewBody | None, context: Context) -> list[Change]:
    """Say how ``new`` differs from ``old``; None is no view at all."""
    if new is None:
        return [] if old is None else [Change("remove", "", phrase("diff.view.remove", label=old.label))]
    if old is None:
        return [Change("add", "", phrase("diff.view.add", label=new.label))]
    return list(_Views(old, new, context).changes())


class _Views:
    """One view before and after, with the names of its fields."""

    def __init__(self, old: ViewBody, new: ViewBody, context: Context) -> None:
        self._old, self._new = old, new
        found = context.find("object", new.object)
        names = {field.key: field.label for field in found.fields} if found is not None else {}
        self._names: Mapping[str, Words] = {key: field.label for key, field in SYSTEM_FIELDS.items()} | names

    def changes(self) -> Iterator[Change]:
        for name in _PLAIN:
            before, after = getattr(self._old, name), getattr(self._new, name)
            if before != after:
                yield self._said(name, self._shown(name, before), self._shown(name, after))
        if self._old.filter != self._new.filter:
            yield self._said("filter", self._condition(self._old.filter), self._condition(self._new.filter))
        for name in ("sort", "totals", "card"):
            before, after = getattr(self._old, name), getattr(self._new, name)
            if before != after:
                yield self._said(name, self._listed(before), self._listed(after))
        if self._old.group != self._new.group:
            groups = [() if each is None else (each,) for each in (self._old.group, self._new.group)]
            yield self._said("group", self._listed(groups[0]), self._listed(groups[1]))
        yield from self._columns()

    def _columns(self) -> Iterator[Change]:
        before = {column.field: column.width for column in self._old.columns}
        after = {column.field: column.width for column in self._new.columns}
        for key in before.keys() - after.keys():
            yield Change("remove", f"columns.{key}", phrase("diff.column.remove", label=self._name(key)))
        for key in (key for key in after if key not in before):
            yield Change("add", f"columns.{key}", phrase("diff.column.add", label=self._name(key)))
        both = [key for key in before if key in after]
        if both != [key for key in after if key in before]:
            yield Change("move", "columns", phrase("diff.columns.move"))
        for key in both:
            if before[key] != after[key]:
                text = phrase("diff.column.width", label=self._name(key), before=before[key], after=after[key])
                yield Change("change", f"columns.{key}.width", text)

    def _said(self, name: str, before: Words, after: Words) -> Change:
        return Change("change", name, phrase("diff.changed", what=phrase(f"part.{name}"), before=before, after=after))

    def _name(self, key: str) -> Words:
        return self._names.get(key, key) or key

    def _shown(self, name: str, value: Any) -> Words:
        if value in ("", None):
            return "—"
        if name in ROLES:
            return self._name(value)
        return phrase(f"type.{value}") if name == "type" and f"type.{value}" in _TYPES else _words(value)

    def _listed(self, items: tuple[Any, ...]) -> Words:
        return joined([self._item(item) for item in items])

    def _item(self, item: Any) -> Words:
        if isinstance(item, str):
            return self._name(item)
        mark = getattr(item, "fn", "") or ("↓" if getattr(item, "desc", False) else "")
        bucket = getattr(item, "bucket", "")
        return phrase("diff.marked", label=self._name(item.field), mark=" ".join(filter(None, (bucket, mark))))

    def _condition(self, tree: Any) -> Words:
        told = [self._leaf(leaf.field, leaf.node) for leaf in leaves(tree)]
        return joined(told)

    def _leaf(self, field: str, node: Mapping[str, Any]) -> Words:
        value = node.get("value")
        shown = ", ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
        head, *rest = field.split(".")
        label = self._name(head) if not rest else field
        return phrase("diff.condition", label=label, op=str(node.get("op", "")), value=shown)


_TYPES = frozenset(f"type.{each}" for each in ("grid", "kanban", "calendar", "gallery"))


def _words(value: Any) -> Words:
    return value if isinstance(value, str | dict) else str(value)
