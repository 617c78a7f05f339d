"""What the cells of sample tables mean, and what the shipped sample data promise."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from collections import defaultdict
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest

from tenon.packs import BadPack, read_pack
from tenon.packs.model import SampleTable
from tenon.packs.sample import Reading, rounds, said, sample_rows
from tenon.schema import Catalog, Object, ObjectBody
from tenon.schema.bodies import FieldBody
from tenon.schema.build import build_object

ROOT = Path(__file__).parents[4]
CRM = ROOT / "packs/crm"
NOW = datetime(2026, 3, 5, 2, 0, tzinfo=UTC)
ANNA = UUID(int=1)


def firm() -> Object:
    fields = (
        FieldBody(key="name", type="text"),
        FieldBody(key="since", type="date"),
        FieldBody(key="at", type="datetime"),
        FieldBody(key="parent", type="relation", settings={"target": "firm"}),
    )
    return build_object("firm", ObjectBody(fields=fields, title_field="name"), {})


def reading(language: str = "zh-CN") -> Reading:
    catalog = Catalog("w", "w_w", 1, "zh-CN", "Asia/Shanghai", "CNY", {"firm": firm()})
    return Reading(catalog, language, "Asia/Shanghai", NOW, {("sys_member", "p1"): ANNA})


def table(head: str, *rows: str) -> SampleTable:
    return SampleTable("firm", tuple(head.split(",")), tuple(tuple(row.split(",")) for row in rows))


def test_days_and_times_are_counted_from_the_installation() -> None:
    (row,) = sample_rows(table("ref,since,at,as_of", "a,@-3,@-1T09:30,@-2T08:00"), firm(), reading())
    assert row.values == {"since": "2026-03-02", "at": "2026-03-04T01:30:00+00:00"}
    assert row.as_of == datetime(2026, 3, 3, 0, 0, tzinfo=UTC)


def test_a_text_is_said_in_the_language_of_the_workspace_or_as_it_stands() -> None:
    texts = table("name,name.en-US", "泵,Pump", "阀,")
    assert [row["name"] for row in said(texts, "en-US")] == ["Pump", "阀"]
    assert [row["name"] for row in said(texts, "zh-CN")] == ["泵", "阀"]


def test_whose_a_record_is_wrote_it() -> None:
    mine, theirs = sample_rows(table("ref,owner_id", "a,", "b,p1"), firm(), reading())
    assert mine.values == {}
    assert theirs.values == {"owner_id": str(ANNA), "created_by": str(ANNA)}


def test_a_row_comes_after_the_row_to_which_it_points() -> None:
    portions = rounds(table("ref,parent", "a,b", "b,", "c,a"), firm())
    assert [[row[0] for row in portion.rows] for portion in portions] == [["b"], ["a"], ["c"]]


def test_rows_that_point_to_each_other_are_refused() -> None:
    with pytest.raises(BadPack):
        list(rounds(table("ref,parent", "a,b", "b,a"), firm()))


@pytest.mark.parametrize("head", ["ref,nothing", "ref,parent"])
def test_what_does_not_exist_is_named(head: str) -> None:
    with pytest.raises(BadPack):
        sample_rows(table(head, "a,x"), firm(), reading())


def rows(name: str) -> list[dict[str, str]]:
    with (CRM / "sample" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def sums(name: str, by: str) -> dict[str, Decimal]:
    found: dict[str, Decimal] = defaultdict(Decimal)
    for row in rows(name):
        found[row[by]] += Decimal(row["amount"])
    return found


def test_the_sample_data_are_what_their_generator_writes() -> None:
    command = [sys.executable, str(ROOT / "tools/make_crm_sample.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_sample_company_is_as_large_as_it_says() -> None:
    tables = {table.object: len(table.rows) for table in read_pack(CRM).sample}
    least = {"customer": 300, "contact": 500, "lead": 200, "opportunity": 250, "follow_up": 1500, "ticket": 100}
    assert {key: tables[key] >= count for key, count in least.items()} == dict.fromkeys(least, True)
    assert sum(path.stat().st_size for path in CRM.rglob("*") if path.is_file()) < 1_500_000


def test_amounts_of_the_sample_data_add_up() -> None:
    plans, quoted, ordered = sums("payment_plan", "contract"), sums("quotation.lines", "of"), sums("order.lines", "of")
    signed = {row["ref"]: Decimal(row["amount"]) for row in rows("contract") if row["signed_on"]}
    assert plans == signed
    assert quoted == {row["ref"]: Decimal(row["amount"]) for row in rows("quotation")}
    assert ordered == {row["ref"]: Decimal(row["amount"]) for row in rows("order")}
    due = {row["ref"]: Decimal(row["amount"]) for row in rows("payment_plan")}
    received = sums("payment", "plan")
    assert all(amount <= due[plan] for plan, amount in received.items())
    paid = {row["ref"] for row in rows("payment_plan") if row["status"] == "paid"}
    assert {plan for plan, amount in received.items() if amount == due[plan]} == paid


def test_nobody_in_the_sample_data_can_exist() -> None:
    customers, contacts, leads = rows("customer"), rows("contact"), rows("lead")
    assert all(row["name"].endswith("（样例）") for row in customers)
    assert all(row["name.en-US"].endswith("(sample)") for row in customers)
    assert all(row["company"].endswith("（样例）") for row in leads)
    assert all(row["id_card"].startswith("119999") for row in customers if row["id_card"])
    assert all(row["credit_code"][2:8] == "999999" for row in customers if row["credit_code"])
    mobiles = [row["mobile"] for row in (*customers, *contacts, *leads) if row["mobile"]]
    assert all(re.fullmatch(r"1[35789]\d0000\d{4}", number) for number in mobiles)
    assert all(re.fullmatch(r"0\d{2,3}-1\d{6,7}", row["phone"]) for row in customers if row["phone"])
    assert all(row["email"].endswith("example.com") for row in (*customers, *contacts, *leads) if row["email"])


def test_the_newest_follow_up_of_the_sample_data_is_of_yesterday() -> None:
    assert max(int(row["at"][1:].partition("T")[0]) for row in rows("follow_up")) == -1
