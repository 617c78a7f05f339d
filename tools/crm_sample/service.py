"""The tickets of customers who have bought: asked, answered, closed."""

from __future__ import annotations

from crm_sample.base import Row, Words, at, dice, pair
from crm_sample.deals import Deal

TICKETS, RECENT = 160, 30


def tickets(words: Words, deals: list[Deal], orders: list[Row]) -> list[Row]:
    """Return the tickets, the oldest first; those of the last days are still open."""
    chance = dice("ticket")
    won = [deal for deal in deals if deal.stage == "won"]
    order_of = {str(row.get("opportunity")): str(row["ref"]) for row in orders if row.get("opportunity")}
    drawn = sorted(
        (int(chance.triangular(0, 600, 3)) if n >= RECENT else chance.randint(0, 12), n) for n in range(TICKETS)
    )
    rows = []
    for number, (age, _) in enumerate(reversed(drawn), 1):
        deal = chance.choice([each for each in won if each.ended > age] or won)
        subject, kind, problem, cure = chance.choice(words["tickets"])
        hour, minute = chance.randint(8, 17), chance.randint(0, 59)
        urgency = "critical" if "停产" in pair(subject).zh else chance.choice(("high", "normal", "normal", "low"))
        row: Row = {
            "ref": f"t{number:03d}",
            "subject": subject,
            "customer": deal.customer.ref,
            "contact": deal.contact[0],
            "product": str(deal.lines[0]["product"]),
            "order": order_of.get(deal.ref, ""),
            "kind": kind,
            "urgency": urgency,
            "channel": chance.choice(("phone", "phone", "message", "mail", "web")),
            "status": _status(age, chance.random()),
            "opened_at": at(-age - 1, hour, minute),
            "description": problem,
            "owner_id": ("p11", "p12", "")[number % 3] if age < 12 else ("p11", "p12")[number % 2],
            "created_at": at(-age - 1, hour, minute),
            "as_of": at(-age - 1, hour, minute),
        }
        if row["status"] != "open":
            row["first_reply_at"] = at(-age - 1, hour, min(59, minute + 14))
        if row["status"] in ("confirming", "closed"):
            row["solution"] = cure
        if row["status"] == "closed":
            closed = at(-max(age - chance.randint(0, 4), 1), chance.choice((18, 19)), minute)
            row |= {"closed_at": closed, "as_of": closed, "satisfaction": chance.choice((3, 4, 5, 5, 5))}
        rows.append(row)
    return rows


def _status(age: int, draw: float) -> str:
    if age > 14:
        return "closed"
    if age < 2:
        return "open" if draw < 0.6 else "working"
    return "working" if draw < 0.35 else "waiting" if draw < 0.5 else "confirming" if draw < 0.65 else "closed"
