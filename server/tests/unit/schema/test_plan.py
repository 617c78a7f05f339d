"""The planner as text: from bodies to statements, without a database."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from tenon.kernel.names import is_key
from tenon.schema import (
    DESIGNABLE,
    FieldBody,
    Object,
    ObjectBody,
    Option,
    Place,
    build_object,
    plan,
    wanted_indexes,
)
from tenon.schema.table import Table, mark, spelled

PLACE = Place("w_test", "w_test", "zh-CN", "Asia/Shanghai")
KEYS = st.from_regex(r"[a-z][a-z0-9_]{0,40}", fullmatch=True).filter(is_key)
ODD = st.text(max_size=20) | st.sampled_from(['"; DROP TABLE x; --', "a'b", "$1", "{x}", "%s", "客户"])


@st.composite
def objects(draw: st.DrawFn) -> Object:
    """Sound objects of a few fields with odd labels."""
    keys = draw(st.lists(KEYS, min_size=1, max_size=6, unique=True))
    fields = [FieldBody(key=keys[0], type="text", label=draw(ODD), searchable=draw(st.booleans()))]
    for key in keys[1:]:
        kind = draw(st.sampled_from(sorted(key for key, each in DESIGNABLE.items() if each.storage != "none")))
        settings = {
            "relation": {"target": "other"},
            "relations": {"target": "other"},
            "select": {"options": [msgspec.to_builtins(Option("a", draw(ODD)))]},
            "number": {"decimals": draw(st.integers(0, 4))},
        }.get(kind, {})
        fields.append(
            FieldBody(
                key=key,
                type=kind,
                label=draw(ODD),
                unique=DESIGNABLE[kind].uniqueable and draw(st.booleans()),
                indexed=draw(st.booleans()),
                searchable=draw(st.booleans()),
                settings=settings,
            )
        )
    return build_object("thing", ObjectBody(label=draw(ODD), title_field=keys[0], fields=tuple(fields)), {})


def table_of(target: Object, rows: int = 10) -> Table:
    """The table as the plan of a new object leaves it."""
    columns = {c.name: spelled(c.sql_type) for f in target.own_fields for c in f.columns}
    marks = {f.column: mark(f) for f in target.own_fields if mark(f)}
    return Table(columns, frozenset(wanted_indexes(target)), rows, len(columns) + 10, marks)


@given(objects())
def test_an_object_that_did_not_change_needs_no_step(target: Object):
    assert plan(target, target, table_of(target), PLACE) == []


@given(objects(), objects())
def test_statements_hold_keys_and_never_a_label(old: Object, new: Object):
    known = {c.name for o in (old, new) for f in o.own_fields for c in f.columns}
    for step in [*plan(None, new, None, PLACE), *plan(old, new, table_of(old), PLACE)]:
        quoted = step.sql.split('"')[1::2]
        for name in quoted:
            stem = name.split("__")[0]
            assert is_key(stem) or stem in Object.__struct_fields__ or name in SYSTEM, name
            assert name in known | SYSTEM or name.startswith("thing") or "__" in name
        assert "DROP TABLE" not in step.sql


SYSTEM = {
    "w_test", "thing", "id", "version", "created_at", "created_by", "updated_at", "updated_by", "owner_id",
    "department_id", "deleted_at", "search",
}  # fmt: skip


@given(objects(), objects())
def test_columns_are_never_dropped(old: Object, new: Object):
    for step in plan(old, new, table_of(old), PLACE):
        assert "DROP COLUMN" not in step.sql
        assert "DROP TABLE" not in step.sql


@given(objects())
def test_names_of_indexes_fit_and_differ(target: Object):
    names = list(wanted_indexes(target))
    assert len(names) == len(set(names))
    assert all(len(name) <= 63 for name in names)
    assert set(target.constraints) <= set(names)


def test_long_keys_make_distinct_index_names_that_fit():
    fields = tuple(FieldBody(key=f"{'x' * 39}{n}", type="text", unique=True) for n in range(2))
    target = build_object("y" * 41, ObjectBody(title_field=fields[0].key, fields=fields), {})
    names = list(wanted_indexes(target))
    assert len(set(names)) == len(names)
    assert max(map(len, names)) <= 63


def test_a_large_table_gets_its_indexes_without_being_locked():
    old = build_object("thing", ObjectBody(title_field="a", fields=(FieldBody(key="a", type="text"),)), {})
    new = build_object("thing", ObjectBody(title_field="a", fields=(FieldBody(key="a", type="text", unique=True),)), {})
    (step,) = plan(old, new, table_of(old, rows=100_000), PLACE)
    assert step.concurrent
    assert step.sql.startswith('CREATE UNIQUE INDEX CONCURRENTLY "thing__a__uq" ON "w_test"."thing"')


def test_retiring_touches_nothing():
    old = build_object("thing", ObjectBody(title_field="a", fields=(FieldBody(key="a", type="text"),)), {})
    (step,) = plan(old, None, table_of(old), PLACE)
    assert step.sql == ""
