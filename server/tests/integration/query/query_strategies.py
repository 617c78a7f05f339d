"""Random worlds, people and conditions for the oracle tests: few values, so that ties and gaps are common."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from hypothesis import strategies as st
from query_world import meta

MEMBERS = [str(UUID(int=100 + n)) for n in range(3)]
DEPARTMENTS = [str(UUID(int=200 + n)) for n in range(2)]
COMPANIES = [str(UUID(int=300 + n)) for n in range(4)]
NAMES = {
    "张三": "zhangsan|zs|张三",
    "张三丰": "zhangsanfeng|zsf|张三丰",
    "Ab 100%_x": "ab100x|ab100x|ab 100%_x",
    "银行 A1": "yinhanga1|yha1|银行 a1",
    "b\\a": "ba|ba|b\\a",
}
CODES = ["", "A-1", "a-10", "客户", "_", "%", "zs"]
AMOUNTS = [Decimal("0.00"), Decimal("-1.50"), Decimal("10.00"), Decimal("10.05")]
DAYS = [date(2026, 3, 4), date(2026, 3, 5), date(2025, 12, 31)]
MOMENTS = [datetime(2026, 3, 4, 15, 59, 59, tzinfo=UTC), datetime(2026, 3, 4, 16, 0, 0, 120000, tzinfo=UTC)]
STATUSES = ["new", "won", "lost"]
PLACES = ["a", "a/b", "a/c", "ab"]
FIELDS = meta()

maybe = lambda values: st.none() | st.sampled_from(values)  # noqa: E731


@st.composite
def records(draw: Any, obj: str, number: int) -> dict[str, Any]:
    name, secret = draw(maybe(list(NAMES))), draw(maybe(list(NAMES)))
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    deleted = draw(st.integers(0, 4)) == 0
    record: dict[str, Any] = {
        "id": COMPANIES[number] if obj == "company" else str(UUID(int=1000 + number)),
        "version": draw(st.integers(1, 3)),
        "deleted": deleted,
        "deleted_at": moment + timedelta(hours=draw(st.integers(0, 2))) if deleted else None,
        "created_at": moment + timedelta(days=draw(st.integers(0, 2))),
        "updated_at": moment + timedelta(milliseconds=draw(st.sampled_from([0, 5, 1500]))),
        "created_by": draw(maybe(MEMBERS)),
        "updated_by": draw(maybe(MEMBERS)),
        "owner_id": draw(maybe(MEMBERS)),
        "department_id": draw(maybe(DEPARTMENTS)),
        "name": name,
        "spelt": {"name": NAMES.get(name)},
    }
    if obj == "company":
        return record | {"level": draw(maybe(["a", "b"])), "group": draw(maybe(COMPANIES))}
    if obj == "case":
        links = st.lists(st.sampled_from(COMPANIES), min_size=1, max_size=3, unique=True)
        return record | {
            "id": str(UUID(int=2000 + number)),
            "labels": draw(maybe([["a"], ["a", "b"], ["c"], ["a", "b", "c"]])),
            "ok": draw(maybe([True, False])),
            "place": draw(maybe(PLACES)),
            "links": draw(st.none() | links),
        }
    record["spelt"]["secret"] = NAMES.get(secret)
    return record | {
        "secret": secret,
        "code": draw(maybe(CODES[1:])),
        "amount": draw(maybe(AMOUNTS)),
        "signed_on": draw(maybe(DAYS)),
        "met_at": draw(maybe(MOMENTS)),
        "status": draw(maybe(STATUSES)),
        "company": draw(maybe(COMPANIES)),
        "seller": draw(maybe(MEMBERS)),
    }


@st.composite
def worlds(draw: Any) -> dict[str, Any]:
    return {
        "objects": FIELDS,
        "members": {member: f"成员{place}" for place, member in enumerate(MEMBERS[:2])},
        "departments": {department: f"部门{place}" for place, department in enumerate(DEPARTMENTS)},
        "records": {
            "company": [draw(records("company", n)) for n in range(draw(st.sampled_from([4, 3, 0])))],
            "customer": [draw(records("customer", n)) for n in range(draw(st.sampled_from([12, 6, 1, 0])))],
            "case": [draw(records("case", n)) for n in range(draw(st.sampled_from([6, 3, 0])))],
        },
    }


LEAVES: dict[str, tuple[list[str], list[Any]]] = {
    "name": (
        ["eq", "ne", "contains", "not_contains", "starts_with", "ends_with"],
        ["张", "张三", "三", "a", "%", "_x", "\\"],
    ),
    "code": (["eq", "ne", "contains", "starts_with", "ends_with"], ["a-1", "A-1", "客", "_", "%", "10"]),
    "secret": (["eq", "contains"], ["张三", "银行"]),
    "amount": (["eq", "ne", "gt", "ge", "lt", "le"], ["10", "10.05", 0, "-1.5"]),
    "signed_on": (["eq", "ne", "gt", "le"], ["2026-03-04", "2026-03-05"]),
    "met_at": (["gt", "le", "eq"], ["2026-03-04T16:00:00Z", "2026-03-04T15:59:59Z"]),
    "status": (["eq", "ne"], STATUSES),
    "level": (["eq", "ne"], ["a", "b"]),
    "company": (["eq", "ne"], COMPANIES),
    "group": (["eq", "ne"], COMPANIES),
    "seller": (["eq", "ne"], [*MEMBERS, "$me"]),
    "owner_id": (["eq", "ne"], [*MEMBERS, "$me"]),
    "labels": (["has_any", "has_all", "has_none", "exactly"], [["a"], ["b", "a"], ["c", "a"], []]),
    "links": (["has_any", "has_all", "has_none", "exactly"], [[], COMPANIES[:1], COMPANIES[1:3], COMPANIES[::-1]]),
    "ok": (["eq", "ne"], [True, False]),
    "place": (["eq", "ne", "under", "not_under"], PLACES),
}
LISTS = {"status": STATUSES, "level": ["a", "b"], "company": COMPANIES, "owner_id": MEMBERS, "code": CODES[1:]}
LISTS["place"] = PLACES
HOPS = {
    "customer": ("", "company.", "company.group.", "company.group.group."),
    "company": ("", "group.", "group.group."),
    "case": ("", "links.", "links.group.", "links.group.group."),
}


@st.composite
def leaves(draw: Any, obj: str) -> dict[str, Any]:
    hop = draw(st.sampled_from(HOPS[obj]))
    at = "company" if hop else obj
    field = draw(st.sampled_from([key for key in LEAVES if key in FIELDS[at]["fields"]]))
    operators, values = LEAVES[field]
    op = draw(st.sampled_from([*operators, "empty", "not_empty", *(["in", "not_in"] if field in LISTS else [])]))
    leaf = {"field": hop + field, "op": op}
    if op in ("in", "not_in"):
        return leaf | {"value": draw(st.lists(st.sampled_from(LISTS[field]), max_size=2))}
    return leaf if op.endswith("empty") else leaf | {"value": draw(st.sampled_from(values))}


def conditions(obj: str) -> st.SearchStrategy[dict[str, Any]]:
    return st.recursive(
        leaves(obj),
        lambda inner: st.one_of(
            st.builds(lambda parts: {"and": parts}, st.lists(inner, max_size=3)),
            st.builds(lambda parts: {"or": parts}, st.lists(inner, max_size=3)),
            st.builds(lambda part: {"not": part}, inner),
        ),
        max_leaves=4,
    )


def row_filters(obj: str) -> st.SearchStrategy[tuple[Any, ...]]:
    simple = st.one_of(
        st.just(("all",)),
        st.just(("nothing",)),
        st.just(("own",)),
        st.builds(lambda ids: ("departments", ids), st.lists(st.sampled_from(DEPARTMENTS), max_size=2)),
        st.builds(lambda tree: ("where", tree), conditions(obj)),
    )
    joined = st.builds(
        lambda kind, parts: (kind, parts), st.sampled_from(["either", "both"]), st.lists(simple, max_size=2)
    )
    return simple | joined


@st.composite
def users(draw: Any) -> dict[str, Any]:
    grants = {}
    for obj, found in FIELDS.items():
        keys = list(found["fields"])
        hidden = draw(st.sets(st.sampled_from(keys), max_size=3))
        grants[obj] = {
            "read": draw(st.integers(0, 9)) > 0,
            "row": draw(st.just(("all",)) | row_filters(obj)),
            "readable": draw(st.sampled_from([None, None, [key for key in keys if key not in hidden]])),
        }
    return {"id": draw(st.sampled_from(MEMBERS)), "grants": grants}


SORTS = ["name", "ok", "place", "code", "amount", "signed_on", "met_at", "status", "created_at", "updated_at", "id"]
sorts = st.lists(st.tuples(st.sampled_from(SORTS), st.booleans()), max_size=3, unique_by=lambda key: key[0]).map(tuple)
