"""Rights: nothing by default, and nothing without a name."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import msgspec
import pytest

from tenon.access import (
    ALL,
    FULL_ACCESS,
    NO_ACCESS,
    NOTHING,
    READ,
    UPDATE,
    Departments,
    ObjectScope,
    Own,
    Scope,
    Subject,
    Where,
    readable_fields,
    resolve,
)
from tenon.kernel.condition import Compare
from tenon.schema import Catalog

ME = UUID(int=1)
CATALOG = Catalog("crm", "w_crm", 1, "zh-CN", "Asia/Shanghai", "CNY", {})


def member(**more: Any) -> Subject:
    return Subject("member", more.pop("user_id", ME), "Some One", more.pop("workspace", "crm"), **more)


def test_a_scope_without_grants_gives_nothing() -> None:
    scope = Scope(member(), 1)
    assert scope.object("customer") == NO_ACCESS
    assert not scope.object("customer").may(READ)
    assert not scope.object("customer").can_read("name")
    assert not scope.may_design
    assert NO_ACCESS.row == NOTHING


def test_members_work_with_records_and_admins_design() -> None:
    plain, admin = resolve(member(), CATALOG, 3), resolve(member(admin=True), CATALOG, 3)
    assert plain.object("customer") == FULL_ACCESS == admin.object("customer")
    assert (plain.may_design, admin.may_design, plain.epoch) == (False, True, 3)
    assert FULL_ACCESS.row == ALL


@pytest.mark.parametrize(
    "subject", [member(workspace="other"), member(user_id=None), Subject("system", None, "", "crm")]
)
def test_no_principal_or_a_foreign_one_gets_no_rights(subject: Subject) -> None:
    assert resolve(subject, CATALOG, 1).object("customer") == NO_ACCESS


@pytest.mark.parametrize("reason", ["", "  "])
def test_system_work_must_say_why(reason: str) -> None:
    with pytest.raises(ValueError, match="reason"):
        Scope.system("crm", reason=reason)
    assert Scope.system("crm", reason="installs a pack").object("customer").may(UPDATE)


def test_a_field_that_may_not_be_read_may_not_be_written() -> None:
    scope = ObjectScope(
        frozenset((READ, UPDATE)), readable=frozenset(("name",)), writable=frozenset(("name", "secret"))
    )
    assert scope.can_write("name")
    assert not scope.can_write("secret")
    assert readable_fields(scope, ["secret", "name"]) == ("name",)


def test_scopes_with_equal_effect_have_equal_fingerprints_and_others_do_not() -> None:
    def limited(user: UUID, row: Any, fields: frozenset[str] | None = None) -> Scope:
        return Scope(member(user_id=user), 1, {"customer": ObjectScope(frozenset((READ,)), row, fields)})

    assert resolve(member(), CATALOG, 1).fingerprint == resolve(member(user_id=UUID(int=2)), CATALOG, 9).fingerprint
    different = [
        resolve(member(), CATALOG, 1),
        limited(ME, Own()),
        limited(UUID(int=2), Own()),
        limited(ME, Departments((ME,))),
        limited(ME, Where(Compare(("tags",), "in", ["a", "b"]))),
        limited(ME, Where(Compare(("tags",), "in", ["a"]))),
        limited(ME, Own(), frozenset(("name",))),
        Scope(member(), 1),
    ]
    assert len({scope.fingerprint for scope in different}) == len(different)
    assert limited(ME, Own()).fingerprint == limited(ME, Own()).fingerprint


def test_scopes_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Scope(member(), 1).epoch = 2  # type: ignore[misc]
    assert msgspec.structs.replace(Scope(member(), 1), epoch=2).epoch == 2
