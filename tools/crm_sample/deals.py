"""Opportunities, and what grows out of them: quotations, contracts, orders, payment plans, payments that add up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from crm_sample.base import Pair, Row, Words, at, dice, joined, landline, pair
from crm_sample.goods import CENT, Product, lines
from crm_sample.parties import Customer

STAGES = {"won": 95, "lost": 55, "contact": 28, "needs": 26, "proposal": 22, "negotiation": 15, "signing": 9}
AGES = {"contact": (2, 40), "needs": (10, 70), "proposal": (20, 110), "negotiation": (35, 150), "signing": (45, 170)}
QUOTED = ("proposal", "negotiation", "signing", "won")
SHARES = {"staged_361": ("0.3", "0.6", "0.1"), "staged_3331": ("0.3", "0.3", "0.3", "0.1")}
DUE_AFTER = (7, 60, 100, 465)
REPEAT_ORDERS = 25
HOURS = (9, 10, 11, 14, 15, 16)


@dataclass
class Deal:
    """An opportunity while the other tables are made. ``began`` and ``ended`` are days ago; an open one ends today."""

    ref: str
    customer: Customer
    name: Pair
    stage: str
    category: str
    began: int
    ended: int
    owner: str
    contact: tuple[str, Pair]
    amount: Decimal = Decimal(0)
    lines: list[Row] = field(default_factory=list)
    quotation: str = ""

    @property
    def is_open(self) -> bool:
        return self.stage not in ("won", "lost")


def deals(words: Words, customers: list[Customer], goods: list[Product]) -> list[Deal]:
    """Return the opportunities, the oldest first, with the lines that were quoted for them."""
    chance = dice("opportunity")
    hosts = [one for one in customers if one.contacts]
    drawn = sorted((_drawn(chance, stage) for stage, count in STAGES.items() for _ in range(count)), reverse=True)
    made = []
    for n, (began, ended, stage) in enumerate(drawn, 1):
        older = [one for one in hosts if one.age > began] or hosts[:5]
        fresh = [one for one in older if one.age < began + 60]
        host = chance.choice(fresh if fresh and chance.random() < 0.6 else older)
        name, category = chance.choice(words["needs"])
        began = min(began, host.age - 1)
        deal = Deal(
            f"o{n:03d}",
            host,
            pair(name),
            stage,
            str(category),
            began,
            min(ended, began),
            host.owner,
            chance.choice(host.contacts),
        )
        deal.lines, deal.amount = lines(chance, goods, deal.category, "")
        if deal.stage in ("contact", "needs"):
            deal.amount = (deal.amount / 1000).quantize(Decimal(1)) * 1000
        made.append(deal)
    return made


def _drawn(chance: Any, stage: str) -> tuple[int, int, str]:
    """Return how many days ago an opportunity began and reached its stage."""
    if stage in AGES:
        began = chance.randint(*AGES[stage])
        return began, chance.randint(1, min(began, 36)), stage
    ended = chance.randint(6, 640)
    return min(ended + chance.randint(25, 110), 715), ended, stage


def opportunities(words: Words, made: list[Deal], goods: list[Product]) -> Iterator[Row]:
    """Yield the rows of the opportunities; ``talks`` adds when they were last and will next be spoken of."""
    chance = dice("opportunity rows")
    reasons = ("price", "competitor", "budget", "postponed", "delivery", "product", "relation", "silent")
    for n, deal in enumerate(made):
        row: Row = {
            "ref": deal.ref,
            "name": deal.name,
            "customer": deal.customer.ref,
            "contact": deal.contact[0],
            "stage": deal.stage,
            "amount": str(deal.amount),
            "expected_on": at(-deal.ended if not deal.is_open else chance.randint(4, 120)),
            "kind": chance.choice(("new", "new", "retrofit", "expansion", "renewal")),
            "source": str(deal.customer.row["source"]),
            "products": joined(dict.fromkeys(str(line["product"]) for line in deal.lines[:2])),
            "competitors": joined(chance.sample([f"v{k}" for k in range(1, 9)], chance.choice((0, 1, 1, 2)))),
            "need": pair(chance.choice(words["pains"])[0]) if n % 2 else "",
            "owner_id": deal.owner,
            "created_at": at(-deal.began, HOURS[n % 6], n * 7 % 60),
            "as_of": at(-deal.ended, 17, n * 11 % 60),
        }
        if n % 6 == 0:
            row |= {"tender_no": f"ZB-{1000 + n}", "tender_on": at(-deal.began + 20)}
        if deal.stage == "won":
            row["closed_on"] = at(-deal.ended)
        if deal.stage == "lost":
            note = pair(chance.choice(words["losses"])[0])
            row |= {"closed_on": at(-deal.ended), "lost_reason": chance.choice(reasons), "lost_note": note}
        yield row


def quotations(words: Words, made: list[Deal]) -> tuple[list[Row], list[Row]]:
    """Return the quotations and their lines."""
    chance = dice("quotation")
    rows: list[Row] = []
    all_lines: list[Row] = []
    for deal in made:
        if deal.stage not in QUOTED and not (deal.stage == "lost" and chance.random() < 0.6):
            continue
        deal.quotation = f"q{len(rows) + 1:03d}"
        quoted = deal.ended + (deal.began - deal.ended) // 3
        state = {"won": "accepted", "signing": "accepted", "lost": chance.choice(("declined", "expired"))}
        rows.append(
            {
                "ref": deal.quotation,
                "subject": _about(deal.customer, deal.name),
                "customer": deal.customer.ref,
                "contact": deal.contact[0],
                "opportunity": deal.ref,
                "status": state.get(deal.stage, "sent" if quoted < 40 or chance.random() < 0.7 else "draft"),
                "quoted_on": at(-quoted),
                "valid_until": at(30 - quoted),
                "amount": str(deal.amount),
                "payment_terms": str(deal.customer.row["payment_terms"]),
                "delivery": pair(chance.choice(words["deliveries"])[0]),
                "owner_id": deal.owner,
                "created_at": at(-quoted, 10, len(rows) * 7 % 60),
            }
        )
        all_lines += [{**line, "of": deal.quotation} for line in deal.lines]
    return rows, all_lines


def contracts(made: list[Deal]) -> list[Row]:
    """Return the contracts of the deals that were won or are about to be; their refs follow those of the deals."""
    chance = dice("contract")
    rows: list[Row] = []
    for deal in made:
        if deal.stage not in ("won", "signing"):
            continue
        signed = deal.stage == "won"
        old = deal.ended > DUE_AFTER[-1] + 30
        years = chance.choice((1, 1, 2))
        status = ("finished" if old else "running") if signed else chance.choice(("draft", "review"))
        name = Pair(f"{deal.customer.short.zh}{deal.name.zh}合同", f"{deal.customer.short.en}: {deal.name.en}")
        row: Row = {
            "ref": f"h{deal.ref[1:]}",
            "title": name,
            "customer": deal.customer.ref,
            "opportunity": deal.ref,
            "quotation": deal.quotation,
            "kind": {"service": "service", "spare": "frame"}.get(deal.category, "sale"),
            "status": status,
            "amount": str(deal.amount),
            "payment_terms": str(deal.customer.row["payment_terms"]),
            "signatory": deal.contact[0],
            "our_signatory": deal.owner,
            "owner_id": deal.owner,
            "created_at": at(-deal.ended - 2, 15, len(rows) * 13 % 60),
            "as_of": at(-deal.ended, 16),
        }
        if signed:
            row |= {
                "signed_on": at(-deal.ended),
                "starts_on": at(-deal.ended),
                "ends_on": at(365 * years - deal.ended),
                "invoiced": "all" if old else chance.choice(("part", "all", "no")),
                "archive_no": f"{1000 + len(rows)}-A",
            }
        rows.append(row)
    return rows


def orders(made: list[Deal], goods: list[Product], customers: list[Customer]) -> tuple[list[Row], list[Row]]:
    """Return the orders and their lines: one of each deal that was won, and some for spare parts alone."""
    chance = dice("order")
    rows: list[Row] = []
    all_lines: list[Row] = []
    won = [deal for deal in made if deal.stage == "won"]
    for deal in won:
        of = _order(rows, deal.customer, deal.ended - 2, 60, str(deal.amount), deal.name, deal.contact[1])
        of |= {"contract": f"h{deal.ref[1:]}", "quotation": deal.quotation, "opportunity": deal.ref}
        all_lines += [{**line, "of": str(of["ref"])} for line in deal.lines]
    for _ in range(REPEAT_ORDERS):
        deal = chance.choice([each for each in won if each.ended > 30])
        name = Pair("备件补货", "Spare parts")
        of = _order(rows, deal.customer, chance.randint(1, deal.ended - 20), 10, "", name, deal.contact[1])
        some, total = lines(chance, goods, "spare", str(of["ref"]))
        of["amount"] = str(total)
        all_lines += some
    return sorted(rows, key=lambda row: str(row["ref"])), all_lines


def _order(
    rows: list[Row], customer: Customer, age: int, days: int, amount: str, name: Pair, receiver: Pair
) -> dict[str, Any]:
    number = len(rows) + 1
    row: dict[str, Any] = {
        "ref": f"d{number:03d}",
        "subject": _about(customer, name),
        "customer": customer.ref,
        "status": "placed",
        "ordered_on": at(-age),
        "due_on": at(days - age),
        "amount": amount,
        "receiver": receiver,
        "receiver_phone": landline("0731", 5000 + number),
        "address": customer.row["address"],
        "owner_id": customer.owner,
        "created_at": at(-age, 11, number * 7 % 60),
        "as_of": at(-age, 18),
    }
    if age > days + 15:
        row |= {"status": "accepted", "shipped_on": at(days - 4 - age), "accepted_on": at(days + 9 - age)}
        row |= {"waybill": f"SAMPLE{number:08d}", "as_of": at(days + 9 - age, 14)}
    elif age > days - 5:
        row |= {"status": "shipped", "shipped_on": at(days - 5 - age), "waybill": f"SAMPLE{number:08d}"}
        row["as_of"] = at(days - 5 - age, 17)
    elif age > min(days // 3, 5):
        row |= {"status": "producing", "as_of": at(3 - age, 18)}
    rows.append(row)
    return row


def _about(customer: Customer, name: Pair) -> Pair:
    return Pair(f"{customer.short.zh} {name.zh}", f"{customer.short.en}: {name.en}")


def payments(words: Words, made: list[Deal]) -> tuple[list[Row], list[Row]]:
    """Return payment plans that add up to their contract, and the payments that came in on them."""
    chance = dice("payment")
    plans: list[Row] = []
    received: list[Row] = []
    for deal in (deal for deal in made if deal.stage == "won"):
        shares = SHARES.get(str(deal.customer.row["payment_terms"]), ("0.3", "0.7"))
        left = deal.amount
        for n, share in enumerate(shares):
            amount = left if n == len(shares) - 1 else (deal.amount * Decimal(share)).quantize(CENT)
            left -= amount
            due = DUE_AFTER[n] - deal.ended
            state, paid = _paid(chance, due, deal.ended > DUE_AFTER[-1] + 30)
            step = pair(words["instalments"][n][0])
            plan = f"n{len(plans) + 1:03d}"
            shared: Row = {"contract": f"h{deal.ref[1:]}", "customer": deal.customer.ref}
            plans.append(
                {
                    "ref": plan,
                    "name": Pair(f"第 {n + 1} 期 {step.zh}", f"{n + 1}. {step.en}"),
                    **shared,
                    "place": n + 1,
                    "share": share,
                    "amount": str(amount),
                    "due_on": at(due),
                    "status": state,
                    "condition": pair(words["conditions"][n][0]),
                    "owner_id": deal.owner,
                    "created_at": at(-deal.ended, 17, n),
                }
            )
            if paid is not None:
                part = amount if state == "paid" else (amount / 2).quantize(CENT)
                received.append(_payment(chance, len(received), shared, plan, paid, part, deal.owner))
    received.sort(key=lambda row: int(str(row["paid_on"])[1:]))
    return plans, received


def _paid(chance: Any, due: int, settled: bool) -> tuple[str, int | None]:
    """Return the state of an instalment and the day on which money came."""
    if due >= 0:
        return "due", None
    late = due + chance.choice((-3, 0, 0, 2, 5, 9, 21))
    if settled or chance.random() < (0.97 if due < -60 else 0.62):
        return "paid", min(late, -1)
    return ("part", min(late, -1)) if chance.random() < 0.35 else ("due", None)


def _payment(chance: Any, n: int, shared: Row, plan: str, paid: int, amount: Decimal, owner: str) -> Row:
    return {
        "ref": f"r{n + 1:03d}",
        **shared,
        "plan": plan,
        "paid_on": at(paid),
        "amount": str(amount),
        "way": chance.choice(("transfer", "transfer", "transfer", "acceptance", "check")),
        "invoice_no": f"SAMPLE{n + 1:06d}",
        "owner_id": owner,
        "created_at": at(paid, 16, n * 7 % 60),
    }
