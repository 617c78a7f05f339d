"""What the invented company sells, and lines of quotations and orders made of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from crm_sample.base import Cell, Pair, Row, Words, at, pair

CENT = Decimal("0.01")
TESTED = Pair(
    "<ul><li>出厂前满载测试 8 小时</li><li>质保 24 个月</li></ul>",
    "<ul><li>Tested at full load for 8 hours</li><li>24 months of warranty</li></ul>",
)


@dataclass(frozen=True)
class Product:
    ref: str
    name: Pair
    category: str
    unit: str
    price: int


def products(words: Words) -> tuple[list[Product], list[Row]]:
    """Return the products, and their rows."""
    made, rows = [], []
    for n, (code, name, category, spec, unit, price, share, days) in enumerate(words["products"], 1):
        ref, cost = f"g{n:02d}", int(str(price)) * int(str(share)) // 100
        made.append(Product(ref, pair(name), str(category), str(unit), int(str(price))))
        rows.append(
            {
                "ref": ref,
                "name": name,
                "code": code,
                "category": category,
                "spec": spec,
                "unit": unit,
                "list_price": price,
                "cost": cost,
                "lead_days": days,
                "description": Pair(
                    f"<p>{pair(name).zh}，{pair(spec).zh}。</p>{TESTED.zh}",
                    f"<p>{pair(name).en}, {pair(spec).en}.</p>{TESTED.en}",
                ),
                "created_at": at(-724 + n, 9),
            }
        )
    return made, rows


def lines(chance: Any, goods: list[Product], category: str, of: str) -> tuple[list[Row], Decimal]:
    """Return two to four lines of record ``of``, and what they come to."""
    main = chance.sample([one for one in goods if one.category == category], chance.choice((1, 1, 2)))
    extra = chance.sample([one for one in goods if one.category in ("spare", "service") and one not in main], 2)
    rows, total = [], Decimal(0)
    for one in (*main, *extra):
        quantity = chance.choice(
            (1, 2, 2, 3, 4, 6) if one.price > 20_000 else (10, 20, 40) if one in main else (2, 5, 10)
        )
        discount = chance.choice((Decimal(0), Decimal("0.05"), Decimal("0.1"))) if one in main else Decimal(0)
        amount = (quantity * one.price * (1 - discount)).quantize(CENT)
        line: dict[str, Cell] = {"of": of, "product": one.ref, "quantity": quantity, "unit": one.unit}
        rows.append({**line, "price": one.price, "discount": str(discount), "amount": str(amount)})
        total += amount
    return rows, total
