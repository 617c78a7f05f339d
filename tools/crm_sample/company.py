"""The whole invented company: every table, in the order in which records are made."""

from __future__ import annotations

from crm_sample import deals, goods, market, parties, service, talks
from crm_sample.base import Row, at, csv_text, read_words
from crm_sample.deals import Deal
from crm_sample.parties import Customer

SILENT, GONE = 120, 400


def files() -> dict[str, str]:
    """Return the text of each file of ``packs/crm/sample`` by its name."""
    return {f"{name}.csv": csv_text(rows) for name, rows in _tables().items()}


def _tables() -> dict[str, list[Row]]:
    words = read_words()
    customers = parties.customers(words)
    contacts = parties.contacts(words, customers)
    things, products = goods.products(words)
    made = deals.deals(words, customers, things)
    quotations, quoted = deals.quotations(words, made)
    ordered, order_lines = deals.orders(made, things, customers)
    plans, payments = deals.payments(words, made)
    leads = market.leads(words, made)
    book = talks.Book(words, [one.name for one in things if one.category not in ("spare", "service")])
    talks.talk_of_deals(book, made)
    talks.talk_of_leads(book, leads)
    talks.talk_of_customers(book, customers)
    opportunities = [_spoken(row, book) for row in deals.opportunities(words, made, things)]
    return {
        "departments": parties.departments(words),
        "people": parties.people(words),
        "customer": [_customer(one, made, book) for one in customers],
        "contact": contacts,
        "competitor": parties.competitors(words),
        "product": products,
        "campaign": market.campaigns(words, leads),
        "opportunity": opportunities,
        "lead": [_spoken(row, book) for row in leads],
        "quotation": quotations,
        "quotation.lines": quoted,
        "contract": deals.contracts(made),
        "order": ordered,
        "order.lines": order_lines,
        "payment_plan": plans,
        "payment": payments,
        "follow_up": talks.follow_ups(book, customers),
        "ticket": service.tickets(words, made, ordered),
    }


def _spoken(row: Row, book: talks.Book) -> Row:
    """Add to a row when its record was last spoken of, and what comes next."""
    ref = str(row["ref"])
    if ref in book.last:
        row["last_contact_on"] = at(book.last[ref])
    if ref in book.next:
        day, step = book.next[ref]
        row["next_contact_on"] = at(day)
        if "company" not in row:
            row["next_step"] = step
    return row


def _customer(one: Customer, made: list[Deal], book: talks.Book) -> Row:
    own = [deal for deal in made if deal.customer is one]
    won = [deal.ended for deal in own if deal.stage == "won"]
    row = _spoken(one.row, book)
    silent = -book.last.get(one.ref, -one.age)
    if won:
        row |= {"status": "customer", "first_deal_on": at(-max(won))}
    elif any(deal.is_open for deal in own):
        row["status"] = "talking"
    else:
        row["status"] = "lost" if silent > GONE else "dormant" if silent > SILENT else "potential"
    return row | {"owner_id": one.owner, "created_at": at(-one.age, 9 + one.age % 8, one.age * 7 % 60)}
