"""What a view names, what its diff says, and what is judged before anybody saves it; no I/O."""

from __future__ import annotations

import pytest

from tenon.access import FULL_ACCESS, Caller, ObjectScope, Scope, Subject
from tenon.definitions import Context
from tenon.kernel.ids import new_id
from tenon.kernel.words import resolve
from tenon.main.kinds import all_kinds
from tenon.schema import Catalog, FieldBody, ObjectBody, build_object
from tenon.views import ColumnBody, GroupBody, OrderBody, TotalBody, ViewBody, view_kind
from tenon.views.compare import compare_views
from tenon.views.names import may_know, named_fields, without_the_gone

DEAL = ObjectBody(
    label={"zh-CN": "商机", "en-US": "Deal"},
    title_field="name",
    fields=(
        FieldBody("name", "text", {"zh-CN": "名称", "en-US": "Name"}),
        FieldBody("amount", "number", {"zh-CN": "金额", "en-US": "Amount"}),
        FieldBody("parent", "relation", "Parent", settings={"target": "deal"}),
    ),
)
BIG = ViewBody(
    object="deal",
    label="Big",
    filter={"and": [{"field": "amount", "op": "gt", "value": 5}, {"not": {"field": "parent.name", "op": "empty"}}]},
    sort=(OrderBody("amount", True),),
    columns=(ColumnBody("name", 200), ColumnBody("amount")),
    group=GroupBody("owner_id"),
    totals=(TotalBody("amount", "sum"),),
)


def context() -> Context:
    return Context("deal_big", "test", "w_test", "w_test", "zh-CN", "Asia/Shanghai", {("object", "deal"): DEAL})


def caller(**granted: ObjectScope) -> Caller:
    subject = Subject("member", new_id(), "", "test")
    catalog = Catalog("test", "w_test", 1, "zh-CN", "Asia/Shanghai", "CNY", {"deal": build_object("deal", DEAL, {})})
    return Caller(subject, catalog, Scope(subject, 0, granted, FULL_ACCESS), "zh-CN", "Asia/Shanghai", None)  # type: ignore[arg-type]


def test_every_field_is_named_once_for_each_place() -> None:
    paths = {each.path: each.field for each in named_fields(BIG)}
    assert paths == {
        "filter.and[0].field": "amount",
        "filter.and[1].not.field": "parent.name",
        "sort[0].field": "amount",
        "columns[0].field": "name",
        "columns[1].field": "amount",
        "totals[0].field": "amount",
        "group.field": "owner_id",
    }
    parts = {reference.part for reference in view_kind().references(BIG)}
    assert parts == {"", "fields.amount", "fields.parent", "fields.name", "fields.owner_id"}


@pytest.mark.parametrize("hidden", ["amount", "parent", "name", "owner_id"])
def test_a_view_that_names_a_hidden_field_is_not_for_its_reader(hidden: str) -> None:
    keys = frozenset({"name", "amount", "parent", "owner_id"} - {hidden})
    assert may_know(BIG, caller())
    assert not may_know(BIG, caller(deal=ObjectScope(frozenset({"read"}), readable=keys)))


def test_what_is_gone_leaves_the_columns_and_stays_in_the_conditions() -> None:
    gone = ViewBody(object="deal", columns=(ColumnBody("old"), ColumnBody("name")), filter=BIG.filter, lanes="old")
    left = without_the_gone(gone, caller().catalog)
    assert (left.columns, left.lanes, left.filter) == ((ColumnBody("name"),), "", BIG.filter)


def test_a_sound_view_has_no_problem_and_a_broken_object_is_not_its_fault() -> None:
    kind = view_kind()
    assert kind.validate(BIG, context()) == []
    broken = ObjectBody(label="x", title_field="name", fields=(FieldBody("name", "no_such_type"),))
    assert kind.validate(BIG, Context("k", "t", "w_t", "w_t", "zh-CN", "UTC", {("object", "deal"): broken})) == []
    missing = kind.validate(BIG, Context("k", "t", "w_t", "w_t", "zh-CN", "UTC", {}))
    assert [(problem.path, problem.code) for problem in missing] == [("object", "W101")]


def test_a_diff_says_in_both_languages_what_changed_and_nothing_else() -> None:
    assert compare_views(BIG, BIG, context()) == []
    later = ViewBody(
        object="deal",
        label="Big",
        filter={"field": "amount", "op": "gt", "value": 9},
        sort=BIG.sort,
        columns=(ColumnBody("amount"), ColumnBody("name", 240), ColumnBody("owner_id")),
        totals=BIG.totals,
    )
    changes = compare_views(BIG, later, context())
    said = {change.path: resolve(change.text, "en-US") for change in changes}
    assert said == {
        "filter": "Conditions: Amount gt 5, parent.name empty → Amount gt 9",
        "group": "Groups: Owner → —",
        "columns.owner_id": "Column “Owner” shown",
        "columns": "Columns put in another order",
        "columns.name.width": "Width of column “Name”: 200 → 240",
    }
    assert resolve(changes[0].text, "zh-CN").startswith("条件：金额 gt 5、")


def test_views_are_published_behind_the_objects_that_they_look_at() -> None:
    keys = [kind.key for kind in all_kinds()]
    assert keys.index("object") < keys.index("view")
