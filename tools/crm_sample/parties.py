"""The people of the invented company, its customers, their contacts, and its competitors."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from typing import Any

from crm_sample.base import (
    Cell,
    Pair,
    Row,
    Words,
    at,
    card_number,
    credit_code,
    dice,
    identity_number,
    joined,
    landline,
    mobile,
    pair,
)

CUSTOMERS = 300
CONTACTS = 500
EVERY_NTH_IS_A_PERSON = 10
OLDEST = 725
TEAM = ("", "p01", "p02", "p03", "p04", "p05", "p06", "p07", "p08")
"""Who sells: nobody named means the person who installs the sample data."""


@dataclass
class Customer:
    """A customer while the other tables are made; ``age`` is how many days ago it was entered."""

    ref: str
    age: int
    owner: str
    row: Row
    short: Pair
    contacts: list[tuple[str, Pair]] = field(default_factory=list)
    contacted: int | None = None


def departments(words: Words) -> list[Row]:
    """Return the departments: what a person's ``department`` names."""
    return [{"ref": str(key), "name": name} for key, name in words["departments"]]


def people(words: Words) -> list[Row]:
    """Return the people, to whom records belong."""
    return [
        {"ref": f"p{n:02d}", "name": Pair(str(name), str(spelled)), "department": department}
        for n, (name, spelled, department) in enumerate(words["people"], 1)
    ]


def customers(words: Words) -> list[Customer]:
    """Return the customers, the oldest first; one in ten is a person."""
    chance = dice("customer")
    names = [(Pair(f"{a}{b}", f"{A}{B}")) for (a, A), (b, B) in product(words["first"], words["second"])]
    chance.shuffle(names)
    given = [Pair(f"{a}{b}", f"{A} {B}") for (a, A), (b, B) in product(words["surnames"], words["given"])]
    chance.shuffle(given)
    ages = sorted((chance.randint(4, OLDEST) for _ in range(CUSTOMERS)), reverse=True)
    made = []
    for n, age in enumerate(ages):
        person = n % EVERY_NTH_IS_A_PERSON == EVERY_NTH_IS_A_PERSON - 1
        made.append(_person(n, age, given[n], words) if person else _company(n, age, names[n], words))
    for n, one in enumerate(made):
        if n > 40 and n % 23 == 0 and one.row["kind"] == "company":
            one.row["parent"] = made[n - 40 - n % 10].ref
    return made


def _company(n: int, age: int, name: Pair, words: Words) -> Customer:
    chance = dice(f"company {n}")
    industry = chance.choice([key for key in words if key.startswith("trades.")])
    trade = pair(chance.choice(words[industry])[0])
    code, _, spelled, area, province = chance.choice(words["cities"])
    short = Pair(f"{name.zh}{trade.zh}", f"{name.en} {trade.en}")
    size = chance.choice((35, 60, 90, 120, 180, 240, 320, 480, 650, 900, 1600, 2800))
    level = "a" if n % 9 == 0 else "b" if n % 3 == 0 else chance.choice("ccd")
    number = chance.randint(1, 999)
    row: Row = {
        "ref": f"c{n + 1:03d}",
        "name": Pair(f"{short.zh}（样例）", f"{short.en} (sample)"),
        "short_name": short,
        "kind": "company",
        "level": level,
        "industry": industry.partition(".")[2],
        "source": chance.choice(("referral", "exhibition", "website", "search", "phone", "visit", "partner", "tender")),
        "region": code,
        "address": Pair(f"{province}样例路{number}号", f"{number} Sample Road, {spelled}"),
        "phone": landline(str(area), n + 1),
        "website": f"https://www.example.com/{name.en.lower()}",
        "email": f"office@{name.en.lower()}.example.com",
        "credit_code": credit_code(n + 1) if n % 4 else "",
        "employees": size,
        "annual_revenue": size * chance.randint(35, 90) * 10_000,
        "tags": _tags(chance, words),
        **_terms(chance, level),
        "remark": pair(chance.choice(words["remarks"])[0]) if n % 3 == 0 else "",
        "collaborators": joined(chance.sample(TEAM[1:], 2)) if level == "a" else "",
    }
    if n % 17 == 0:
        row |= {"bank": Pair("样例银行高新支行", "Sample Bank, High-tech Branch"), "bank_account": card_number(n + 1)}
    return Customer(f"c{n + 1:03d}", age, TEAM[n % len(TEAM)], row, short)


def _terms(chance: Any, level: str) -> Row:
    limit = {"a": (200, 350, 500), "b": (50, 80, 120), "c": (10, 20, 30)}.get(level)
    return {
        "payment_terms": chance.choice(("staged_361", "staged_3331", "net_30", "net_60", "on_delivery", "prepaid")),
        "credit_limit": chance.choice(limit) * 10_000 if limit else "",
    }


def _tags(chance: Any, words: Words) -> Cell:
    some = [pair(tag) for (tag,) in chance.sample(words["tags"], chance.randint(0, 3))]
    return Pair(joined(tag.zh for tag in some), joined(tag.en for tag in some)) if some else ""


def _person(n: int, age: int, name: Pair, words: Words) -> Customer:
    chance = dice(f"person {n}")
    code, _, spelled, _, province = chance.choice(words["cities"])
    year, month, day = chance.randint(1962, 1998), chance.randint(1, 12), chance.randint(1, 28)
    number = chance.randint(1, 99)
    row: Row = {
        "ref": f"c{n + 1:03d}",
        "name": Pair(f"{name.zh}（样例）", f"{name.en} (sample)"),
        "kind": "person",
        "level": chance.choice("ccd"),
        "source": chance.choice(("referral", "website", "search", "phone")),
        "region": code,
        "address": Pair(f"{province}样例新村{number}号", f"{number} Sample Court, {spelled}"),
        "mobile": mobile(10_000 + n),
        "email": f"person{n + 1}@example.com",
        "id_card": identity_number(f"{year}{month:02d}{day:02d}", n + 1),
        "birthday": f"{year}-{month:02d}-{day:02d}",
        "tags": _tags(chance, words),
    }
    return Customer(f"c{n + 1:03d}", age, TEAM[n % len(TEAM)], row, name)


def contacts(words: Words, all_customers: list[Customer]) -> list[Row]:
    """Return the contacts of the companies and remember at each who they are."""
    chance = dice("contact")
    companies = [one for one in all_customers if one.row["kind"] == "company"]
    names = [Pair(f"{a}{b}", f"{A} {B}") for (a, A), (b, B) in product(words["surnames"], words["given"])]
    chance.shuffle(names)
    hosts = companies + sorted(chance.choices(companies, k=CONTACTS - len(companies)), key=lambda one: one.ref)
    rows = []
    for n, host in enumerate(hosts):
        name, ref = names[n], f"k{n + 1:03d}"
        position, department, role = chance.choice(words["positions"])
        spelled = name.en.lower().replace(" ", ".").replace("ü", "u")
        first = not host.contacts
        host.contacts.append((ref, name))
        rows.append(
            {
                "ref": ref,
                "name": name,
                "customer": host.ref,
                "department": department,
                "position": position,
                "role": role if chance.random() < 0.85 else chance.choice(("opens", "uses", "blocks")),
                "influence": chance.randint(3, 5) if first else chance.randint(1, 5),
                "is_key": "true" if first else "false",
                "mobile": mobile(n + 1),
                "email": f"{spelled}@example.com",
                "wechat": f"sample_{spelled.replace('.', '_')}",
                "gender": chance.choice(("male", "female")),
                "birthday": f"{chance.randint(1968, 1999)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}",
                "hobby": pair(chance.choice(words["hobbies"])[0]) if chance.random() < 0.3 else "",
                "owner_id": host.owner,
                "created_at": at(-max(host.age - n % 5, 1), 9 + n % 8, n * 7 % 60),
            }
        )
    return rows


def competitors(words: Words) -> list[Row]:
    """Return the competitors."""
    keys = ("name", "threat", "price_level", "region", "products", "strengths", "weaknesses", "answer")
    return [
        {"ref": f"v{n}", **dict(zip(keys, cells, strict=True)), "created_at": at(-700 + n, 10)}
        for n, cells in enumerate(words["competitors"], 1)
    ]
