"""Formulas computed in Python: evaluations per second of one core, by CPU time, and what reading a formula costs.

The promise is 200,000 evaluations a second for formulas as people write them. Beside each stands the same computed by
hand-written Python over ``Decimal``, so that the ratio is the finding.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from rig.harness import report
from tenon.expression import Around, formula

SECONDS_EACH = 1.0
PROMISE = 200_000
AROUND = Around()
RECORD: dict[str, Any] = {
    "amount": Decimal("123456.78"),
    "quantity": Decimal(12),
    "discount": Decimal("0.05"),
    "name": "示例机械",
    "due": date(2026, 3, 31),
    "lines": [{"amount": Decimal(n)} for n in range(20)],
}
FORMULAS: dict[str, tuple[str, Callable[[dict[str, Any]], object]]] = {
    "product": (
        "amount * quantity * (1 - discount)",
        lambda r: r["amount"] * r["quantity"] * (1 - r["discount"]),
    ),
    "choice": (
        'IF(amount > 500000, "A", IF(amount > 100000, "B", "C"))',
        lambda r: "A" if r["amount"] > 500_000 else "B" if r["amount"] > 100_000 else "C",
    ),
    "tax": ("ROUND(amount * 0.13 / 1.13, 2)", lambda r: round(r["amount"] * Decimal("0.13") / Decimal("1.13"), 2)),
    "text": ('name & "-" & amount', lambda r: f"{r['name']}-{r['amount']}"),
    "days": ("due - DATE(2026, 1, 1)", lambda r: (r["due"] - date(2026, 1, 1)).days),
    "lines": ("SUM(lines.amount)", lambda r: sum(line["amount"] for line in r["lines"])),
}


def per_second(compute: Callable[[], object]) -> float:
    """Return how often something is computed in a second of CPU."""
    done, begun = 0, time.process_time()
    while (spent := time.process_time() - begun) < SECONDS_EACH:
        for _ in range(1_000):
            compute()
        done += 1_000
    return done / spent


def main() -> None:
    for name, (text, by_hand) in FORMULAS.items():
        compiled = formula(text)
        ours = per_second(partial(compiled.value, RECORD, AROUND))
        bare = per_second(partial(by_hand, RECORD))
        reading = per_second(partial(formula, text))
        report(
            bench="expression",
            formula=name,
            per_second=round(ours),
            by_hand_per_second=round(bare),
            ratio=round(ours / bare, 2),
            compiled_per_second=round(reading),
            promise=PROMISE,
        )


if __name__ == "__main__":
    main()
