"""Campaigns, and the leads that they and others brought."""

from __future__ import annotations

from itertools import product

from crm_sample.base import Pair, Row, Words, at, dice, mobile, pair
from crm_sample.deals import Deal

LEADS = 200
RECENT, OLDEST = 45, 600


def campaigns(words: Words, leads: list[Row]) -> list[Row]:
    """Return the campaigns with the number of leads that each has brought."""
    chance = dice("campaign")
    rows = []
    for n, (name, kind, age, days, city, budget, wanted) in enumerate(words["campaigns"], 1):
        ref, began, length = f"m{n:02d}", int(str(age)), int(str(days))
        state = "planned" if began < 0 else "running" if began < length else "done"
        row: Row = {"ref": ref, "name": name, "kind": kind, "status": state, "starts_on": at(-began)}
        row |= {"ends_on": at(length - 1 - began), "region": city, "budget": budget, "leads_wanted": wanted}
        if state != "planned":
            row["cost"] = int(str(budget)) * chance.randint(82, 108) // 100
            row["leads_made"] = sum(lead.get("campaign") == ref for lead in leads)
        row |= {"owner_id": "p09" if n % 2 else "p10", "created_at": at(-max(began + 30, 1), 10)}
        rows.append(row)
    return rows


def leads(words: Words, deals: list[Deal]) -> list[Row]:
    """Return the leads; some came from campaigns, and some of the older ones became opportunities."""
    chance = dice("lead")
    names = [Pair(f"{a}{b}", f"{A} {B}") for (a, A), (b, B) in product(words["surnames"], words["given"])]
    chance.shuffle(names)
    firms = [Pair(f"{a}{b}", f"{A}{B}") for (b, B), (a, A) in product(words["second"], words["first"])]
    chance.shuffle(firms)
    became = [deal for deal in deals if deal.began < OLDEST][::6]
    started = [(f"m{n:02d}", int(str(row[2])), int(str(row[3]))) for n, row in enumerate(words["campaigns"], 1)]
    ages = sorted((int(chance.triangular(1, OLDEST, RECENT)) for _ in range(LEADS)), reverse=True)
    rows = []
    for n, age in enumerate(ages):
        trades = chance.choice([key for key in words if key.startswith("trades.")])
        trade, firm = pair(chance.choice(words[trades])[0]), firms[n]
        code = chance.choice(words["cities"])[0]
        near = [ref for ref, began, days in started if 0 <= began - age <= days + 14]
        received = at(-age, chance.randint(8, 20), chance.randint(0, 59))
        row: Row = {
            "ref": f"l{n + 1:03d}",
            "name": names[n],
            "company": Pair(f"{firm.zh}{trade.zh}（样例）", f"{firm.en} {trade.en} (sample)"),
            "position": chance.choice(words["positions"])[0],
            "status": _status(age, chance.random()),
            "source": "campaign" if near else chance.choice(("website", "search", "phone", "referral", "exhibition")),
            "campaign": near[0] if near else "",
            "industry": trades.partition(".")[2],
            "region": code,
            "mobile": mobile(20_000 + n),
            "email": f"lead{n + 1}@example.com",
            "intent": chance.randint(1, 5),
            "need": pair(chance.choice(words["needs"])[0]) if chance.random() < 0.8 else "",
            "budget": chance.choice((0, 50_000, 100_000, 200_000, 500_000)) or "",
            "received_at": received,
            "owner_id": ("", "p01", "p03", "p05", "p07", "p09")[n % 6],
            "created_at": received,
            "as_of": at(-max(age - 3, 1), 21),
        }
        if row["status"] == "converted":
            deal = next((deal for deal in became if deal.began < age), None)
            if deal is None:
                row["status"] = "qualified"
            else:
                became.remove(deal)
                row |= {"customer": deal.customer.ref, "opportunity": deal.ref, "owner_id": deal.owner}
        if row["status"] == "invalid":
            row["invalid_reason"] = chance.choice(("wrong", "no_need", "peer", "double", "small"))
        rows.append(row)
    return rows


def _status(age: int, draw: float) -> str:
    if age <= 4:
        return "new"
    if age <= 30:
        return "new" if draw < 0.25 else "contacting" if draw < 0.7 else "qualified" if draw < 0.85 else "invalid"
    return "converted" if draw < 0.3 else "invalid" if draw < 0.65 else "qualified" if draw < 0.75 else "contacting"
