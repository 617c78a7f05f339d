"""What was said with customers and leads over two years, and what is to be done next."""

from __future__ import annotations

from typing import Any

from crm_sample.base import Pair, Row, Words, at, dice, pair
from crm_sample.deals import Deal
from crm_sample.parties import Customer

TALKS = 1500
FROM_LEADS = 100
WAYS = {
    "first": ("phone", "visit", "message"),
    "needs": ("exchange", "visit", "phone"),
    "proposal": ("online", "mail", "visit", "hosted"),
    "negotiation": ("visit", "phone", "online"),
    "signing": ("phone", "message"),
    "won": ("visit", "phone", "message"),
    "lost": ("phone",),
    "care": ("phone", "message", "visit"),
    "lead": ("phone", "message"),
}
ORDER = ("first", "needs", "proposal", "negotiation", "signing")
REACHED = {"contact": 1, "needs": 2, "proposal": 3, "negotiation": 4, "signing": 5, "won": 5, "lost": 3}
PLACES = {
    "430100": "112.938800,28.228200",
    "320500": "120.585300,31.298900",
    "440300": "114.057900,22.543100",
    "420100": "114.305500,30.592800",
}


class Book:
    """Collects the follow-ups; ``last`` and ``next`` say when a customer, deal or lead was and will be spoken of."""

    def __init__(self, words: Words, goods: list[Pair]) -> None:
        self._words = words
        self._goods = goods
        self._chance = dice("talk")
        self.rows: list[tuple[int, Row]] = []
        self.last: dict[str, int] = {}
        self.next: dict[str, tuple[int, Pair]] = {}

    def write(self, kind: str, day: int, owner: str, who: tuple[str, Pair], about: Row) -> Row:
        """Write one follow-up of ``day`` (counted from today, never later than yesterday); returns its row."""
        chance, day = self._chance, min(day, -1)
        text = pair(chance.choice(self._words[f"talk.{kind}"])[0])
        thing = chance.choice(self._goods)
        count, days = chance.randint(2, 9), chance.choice((10, 15, 20, 30))
        filled = Pair(
            text.zh.format(who=who[1].zh, thing=thing.zh, count=count, days=days),
            text.en.format(who=who[1].en, thing=thing.en[:1].lower() + thing.en[1:], count=count, days=days),
        )
        hour, minute = chance.choice((9, 10, 11, 14, 15, 16, 17)), chance.choice((0, 5, 10, 20, 24, 30, 42, 50))
        way = chance.choice(WAYS[kind])
        row: Row = {
            "content": filled,
            "at": at(day, hour, minute),
            "way": way,
            **about,
            "contact": who[0],
            "owner_id": owner,
            "created_at": at(day, hour, minute + 5),
        }
        self.rows.append((day * 1440 + hour * 60 + minute, row))
        for name in (about.get("customer"), about.get("opportunity"), about.get("lead")):
            if name:
                self.last[str(name)] = max(day, self.last.get(str(name), day))
        return row

    def plan(self, row: Row, day: int, *, done: bool) -> None:
        """Say in ``row`` what comes next; what is not done is also what comes next with its customer and deal."""
        chance = self._chance
        step = pair(chance.choice(self._words["steps"])[0])
        row["next_at"] = at(day, chance.choice((9, 10, 14, 15, 16)), chance.choice((0, 30)))
        row["next_step"] = step
        row["done"] = "true" if done else "false"
        if not done:
            for name in ("customer", "opportunity", "lead"):
                if row.get(name):
                    self.next[str(row[name])] = (day, step)


def talk_of_deals(book: Book, deals: list[Deal]) -> None:
    """Write what was said in each deal, and after it was won."""
    chance = dice("talk of deals")
    for number, deal in enumerate(deals):
        about: Row = {"customer": deal.customer.ref, "opportunity": deal.ref}
        kinds = [kind for kind in ORDER[: REACHED[deal.stage]] for _ in range(chance.choice((1, 1, 2)))]
        end = chance.randint(1, min(deal.ended, 12)) if deal.is_open else deal.ended
        days = sorted(-chance.randint(end, max(deal.began - 1, end)) for _ in kinds)
        days[-1] = -end
        if deal.stage == "lost":
            kinds[-1] = "lost"
        rows = [book.write(kind, day, deal.owner, deal.contact, about) for kind, day in zip(kinds, days, strict=True)]
        for row, day in zip(rows[:-1], days[1:], strict=True):
            book.plan(row, day, done=True)
        if deal.is_open and number % 7:
            book.plan(rows[-1], _ahead(chance, deal.owner), done=False)
        if deal.stage == "won":
            _afterwards(book, chance, deal)


def _ahead(chance: Any, owner: str) -> int:
    """Return a day to come, or one that has been missed; whoever installs the data has more of them today."""
    return chance.choice((0, 0, 1, 2, 3, 5, 8)) if not owner else chance.choice((-2, -1, 0, 1, 2, 3, 4, 6, 9, 14))


def _afterwards(book: Book, chance: Any, deal: Deal) -> None:
    about: Row = {"customer": deal.customer.ref, "opportunity": deal.ref, "contract": f"h{deal.ref[1:]}"}
    for back in sorted((deal.ended - chance.choice((20, 50, 75, 110, 180, 300)) for _ in range(3)), reverse=True):
        if back >= 1:
            row = book.write("won", -back, deal.owner, deal.contact, about)
            if back > 40:
                book.plan(row, -back + chance.randint(5, 20), done=True)


def talk_of_leads(book: Book, leads: list[Row]) -> None:
    """Write what was said with some of the leads."""
    chance = dice("talk of leads")
    told = [row for row in leads if row["status"] in ("contacting", "qualified", "converted")]
    for row in told[:FROM_LEADS]:
        began = int(str(row["received_at"]).partition("T")[0][1:])
        who = ("", pair(row["name"]))
        talk = book.write("lead", began + chance.randint(0, 3), str(row["owner_id"]), who, {"lead": row["ref"]})
        if row["status"] == "contacting" and began > -40:
            book.plan(talk, chance.choice((0, 1, 2, 4)), done=False)


def talk_of_customers(book: Book, customers: list[Customer]) -> None:
    """Write small talk: with whom nobody has talked yet, then with anybody until there are enough follow-ups."""
    chance = dice("talk of customers")
    silent = [one for one in customers if one.ref not in book.last]
    while silent or len(book.rows) < TALKS:
        one = silent.pop() if silent else chance.choice(customers)
        who = chance.choice(one.contacts) if one.contacts else ("", one.short)
        day = -min(max(one.age - 2, 1), max(1, int(chance.triangular(1, 700, 30))))
        row = book.write("care" if one.age + day > 6 else "first", day, one.owner, who, {"customer": one.ref})
        if one.ref not in book.next and day > -45 and chance.random() < 0.4:
            book.plan(row, chance.randint(1, 21), done=False)


def follow_ups(book: Book, customers: list[Customer]) -> list[Row]:
    """Return the follow-ups in the order in which they happened; a visit to a known city says where it was."""
    regions = {one.ref: str(one.row["region"]) for one in customers}
    rows = [row for _, row in sorted(book.rows, key=lambda each: each[0])]
    for n, row in enumerate(rows):
        place = PLACES.get(regions.get(str(row.get("customer")), ""))
        if row["way"] == "visit" and place:
            longitude, latitude = place.split(",")
            row["place"] = f"{float(longitude) + n % 37 / 500:.6f},{float(latitude) - n % 29 / 500:.6f}"
    return rows
