"""However an object came to be what it is, its table serves it as a new one would; its lists use their indexes."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schema_world import WS, Designer, body, field

from tenon.schema import Catalogs, wanted_indexes
from tenon.schema.table import spelled
from tenon.store import Database

_numbers = itertools.count(1)
OPTIONS = {"options": [{"key": "a", "label": "A"}]}
CHOICES = [
    ("text", {}), ("text", {"max_length": 50}), ("number", {}), ("number", {"decimals": 2}), ("date", {}),
    ("datetime", {}), ("select", OPTIONS), ("user", {}),
]  # fmt: skip


@st.composite
def bodies(draw: st.DrawFn):
    keys = draw(st.lists(st.sampled_from("abcdef"), max_size=4, unique=True))
    fields = []
    for key in keys:
        kind, chosen = draw(st.sampled_from(CHOICES))
        flags = {name: draw(st.booleans()) for name in ("unique", "indexed")}
        fields.append(field(key, kind, settings=chosen, searchable=kind == "text" and draw(st.booleans()), **flags))
    rules = [keys[:2]] if len(keys) > 1 and draw(st.booleans()) else []
    return body(field("name", searchable=draw(st.booleans())), *fields, unique_together=rules)


@given(st.lists(bodies(), min_size=2, max_size=4), st.booleans())
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_a_changed_table_equals_a_new_one_in_all_that_its_object_uses(module_database: Database, chain, filled):
    designer, number = Designer(module_database), next(_numbers)
    changed, fresh = f"changed_{number}", f"fresh_{number}"
    for each in chain:
        await designer.service.publish_bodies(WS, None, {("object", changed): each})
        if filled and number % 2:
            await designer.fill(changed, "name", ["x"])
    await designer.service.publish_bodies(WS, None, {("object", fresh): chain[-1]})
    catalog = await Catalogs(designer.service).get(WS)
    target = catalog.object(changed)
    columns = await designer.columns(changed)
    for column in (c for f in target.own_fields for c in f.columns):
        assert columns[column.name] == spelled(column.sql_type)
    made, new = await designer.indexes(changed), await designer.indexes(fresh)
    assert made.keys() == wanted_indexes(target).keys() | {f"{changed}__pk"}
    assert {k.replace("changed", "fresh"): v.replace("changed", "fresh") for k, v in made.items()} == new


SHAPES = [
    ("ORDER BY created_at DESC, id DESC", "thing__created_at__ix"),
    ("ORDER BY name__pinyin, id", "thing__name__pinyin__ix"),
    ("AND owner_id = '0193a1c2-0000-7000-8000-000000000001' ORDER BY id", "thing__owner_id__ix"),
    ("AND parent = '0193a1c2-0000-7000-8000-000000000001' ORDER BY id", "thing__parent__ix"),
    ("AND amount < 5 ORDER BY amount, id", "thing__amount__ix"),
    ("AND code = 'c17'", "thing__code__uq"),
    ("AND (created_at, id) < (now(), '0193a1c2-0000-7000-8000-000000000001') ORDER BY created_at DESC, id DESC",
     "thing__created_at__ix"),
    ("AND search @> ARRAY['ab1']", "thing__search__gin"),
]  # fmt: skip


@pytest.fixture(scope="module")
async def world(module_database: Database) -> Designer:
    designer = Designer(module_database)
    await designer.publish(
        "thing",
        field("name", searchable=True),
        field("code", unique=True),
        field("amount", "number", indexed=True),
        field("parent", "relation", settings={"target": "thing"}),
    )
    async with module_database.ddl() as tx:
        await tx.execute(
            "INSERT INTO w_test.thing (id, name, name__pinyin, code, amount, parent, owner_id, search, created_at,"
            " updated_at) SELECT gen_random_uuid(), n::text, n::text, 'c' || n, n, gen_random_uuid(),"
            " gen_random_uuid(), ARRAY['ab' || n], now() - n * interval '1 s', now() - n * interval '1 s'"
            " FROM generate_series(1, 5000) n"
        )
        await tx.execute("ANALYZE w_test.thing")
    return designer


@pytest.mark.parametrize(("shape", "index"), SHAPES)
async def test_each_shape_of_a_list_is_served_by_its_index_without_sorting(world: Designer, shape, index):
    async with world.db.lease(WS) as lease:
        rows = await lease.fetch(f"EXPLAIN SELECT id FROM w_test.thing WHERE deleted_at IS NULL {shape} LIMIT 20")
    plan = "\n".join(row[0] for row in rows)
    assert index in plan
    assert "Sort" not in plan
