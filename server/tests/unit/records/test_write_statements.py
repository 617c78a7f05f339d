"""The write statements as text: one shape whatever the values, nothing of a caller inside the text."""

import re
from datetime import UTC, datetime
from uuid import UUID

from tenon.access import ALL, CREATE, FULL_ACCESS, READ, UPDATE, Caller, ObjectScope, Own, Scope, Subject
from tenon.query import View, delete_one, insert_many, insert_one, mark_many, update_many, update_one
from tenon.schema import Catalog, FieldBody, ObjectBody, build_object

ME = UUID(int=7)
NOTE = build_object(
    "note",
    ObjectBody(
        label="笔记",
        title_field="title",
        fields=(
            FieldBody(key="title", type="text", label="标题", searchable=True),
            FieldBody(key="amount", type="number", label="金额", settings={"decimals": 2}),
            FieldBody(key="parent", type="relation", label="上级", settings={"target": "note"}),
        ),
    ),
    {},
)
CATALOG = Catalog("test", "w_test", 1, "zh-CN", "Asia/Shanghai", "CNY", {"note": NOTE})
UPDATE_OF_AMOUNT = (
    'WITH gate AS MATERIALIZED (SELECT meta_rev, perm_epoch FROM "w_test"."sys_revision"), '
    'ins AS (UPDATE "w_test"."note" AS t SET "amount" = $1::numeric(24,2), version = t.version + 1, '
    "updated_at = $2::timestamptz, updated_by = $3::uuid FROM gate WHERE (t.id = $4::uuid AND t.version = $5::int "
    "AND t.deleted_at IS NULL AND gate.meta_rev = $6::bigint AND gate.perm_epoch = $7::bigint "
    'AND (ROW(t."amount") IS DISTINCT FROM ROW($1::numeric(24,2)))) RETURNING old."amount" AS o0, '
)


def view(scope=FULL_ACCESS):
    subject = Subject("member", ME, "", "test")
    granted = Scope(subject, 0, {"note": scope}) if scope is not FULL_ACCESS else Scope(subject, 0, default=FULL_ACCESS)
    caller = Caller(subject, CATALOG, granted, "zh-CN", "Asia/Shanghai", datetime(2026, 3, 5, tzinfo=UTC))
    return View(caller, "note")


def statements(opened):
    return [
        insert_one(opened, ()),
        insert_one(opened, ("parent",)),
        update_one(opened, ("amount",), (), search=False),
        update_one(opened, ("title", "parent"), ("parent",), search=True),
        delete_one(opened, any_version=True),
        insert_many(opened),
        update_many(opened, ("title",), search=True),
        mark_many(opened, deleted=True),
    ]


def test_an_update_is_one_statement_that_passes_the_gate_writes_and_logs():
    text = update_one(view(), ("amount",), (), search=False).text
    assert text.startswith(UPDATE_OF_AMOUNT)
    assert text.count("INSERT INTO") == 1
    assert 'INSERT INTO "w_test"."sys_change_log"' in text


def test_every_table_is_qualified_and_every_value_a_parameter():
    for write in statements(view()):
        tables = re.findall(r"(?:(?<!DISTINCT )FROM|INTO|UPDATE|JOIN) (\"?\w+\"?(?:\.\"?\w+\"?)?)", write.text)
        known = {"gate", "rows", "ins", "fresh", "ref0", "jsonb_to_recordset", "unnest"}
        assert all(name.startswith('"w_test".') or name in known for name in tables), tables
        assert str(ME) not in write.text


def test_a_statement_of_somebody_who_reaches_everything_is_kept_and_any_other_is_made_anew():
    first, again = statements(view()), statements(view())
    assert all(one is other for one, other in zip(first, again, strict=True))
    own = ObjectScope(frozenset({READ, CREATE, UPDATE}), Own())
    assert update_one(view(own), ("amount",), (), search=False) is not update_one(
        view(own), ("amount",), (), search=False
    )


def test_a_limited_caller_writes_only_what_lies_in_his_rows_before_and_after():
    own = update_one(view(ObjectScope(frozenset({READ, UPDATE}), Own())), ("amount",), (), search=False)
    # Before, after, and where the title of the parent is read.
    assert own.text.count("owner_id = ") == own.params.count(ME) == 3
    assert "a.owner_id = " in own.text
    every = update_one(view(ObjectScope(frozenset({READ, UPDATE}), ALL)), ("amount",), (), search=False)
    assert "owner_id = " not in every.text
