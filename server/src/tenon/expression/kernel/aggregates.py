"""Sums, means, counts, and what is counted under a criterion."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from tenon.expression.criteria import criterion
from tenon.expression.figures import EXACT, ONE, ZERO, divide, root, settled, whole
from tenon.expression.model import Failed, Fault
from tenon.expression.values import Value, members

Group = tuple[list[Value], Value]


def total(numbers: Iterable[Decimal]) -> Decimal:
    return sum(numbers, ZERO)


def product(numbers: Sequence[Decimal]) -> Decimal:
    if not numbers:
        return ZERO
    found = ONE
    for number in numbers:
        found = EXACT.multiply(found, number)
    return found


def mean(numbers: Sequence[Decimal]) -> Decimal:
    return divide(total(numbers), Decimal(len(numbers)))


def _chosen(values: list[Value], groups: Iterable[Group]) -> list[Value]:
    """Return the values at whose place every key meets its criterion."""
    tests = [(members(keys), criterion(wanted)) for keys, wanted in groups]
    if any(len(keys) != len(values) for keys, _ in tests):
        raise Failed("VALUE")
    return [value for place, value in enumerate(values) if all(meets(keys[place]) for keys, meets in tests)]


def _figures(values: Iterable[Value]) -> list[Decimal]:
    found = []
    for value in values:
        if isinstance(value, Fault):
            raise Failed(value.code)
        if type(value) is Decimal:
            found.append(value)
    return found


def chosen_numbers(numbers: list[Value], groups: Iterable[Group]) -> list[Decimal]:
    return _figures(_chosen(numbers, groups))


def _by_key(keys: list[Value], wanted: Value, numbers: list[Value]) -> list[Decimal]:
    return chosen_numbers(numbers or keys, [(keys, wanted)])


def sum_of_products(lists: Sequence[list[Value]]) -> Decimal:
    if any(len(each) != len(lists[0]) for each in lists):
        raise Failed("VALUE")
    rows = zip(*lists, strict=True)
    return total(product([value if type(value) is Decimal else ZERO for value in _unfailing(row)]) for row in rows)


def _unfailing(row: Iterable[Value]) -> Iterable[Value]:
    for value in row:
        if isinstance(value, Fault):
            raise Failed(value.code)
        yield value


def variance(numbers: Sequence[Decimal], less: int) -> Decimal:
    """Return the variance, exact but for one division: (n Σx² − (Σx)²) / (n (n − less))."""
    n = Decimal(len(numbers))
    if len(numbers) <= less:
        raise Failed("DIV0")
    squares = total(EXACT.multiply(number, number) for number in numbers)
    whole_sum = total(numbers)
    above = EXACT.subtract(EXACT.multiply(n, squares), EXACT.multiply(whole_sum, whole_sum))
    return divide(above, n * (n - less))


def median(numbers: Sequence[Decimal]) -> Decimal:
    if not numbers:
        raise Failed("NUM")
    ordered, middle = sorted(numbers), len(numbers) // 2
    return ordered[middle] if len(ordered) % 2 else divide(ordered[middle - 1] + ordered[middle], Decimal(2))


def mode(numbers: Sequence[Decimal]) -> Decimal:
    counts = Counter(numbers)
    most = max(counts.values(), default=0)
    if most < 2:
        raise Failed("NA")
    return next(number for number in numbers if counts[number] == most)


def _nth(numbers: list[Value], place: Decimal, descending: bool) -> Decimal:
    ordered = sorted(_figures(numbers), reverse=descending)
    at = whole(place)
    if not 1 <= at <= len(ordered):
        raise Failed("NUM")
    return ordered[at - 1]


def rank(number: Decimal, numbers: list[Value], ascending: Decimal) -> Decimal:
    told = _figures(numbers)
    if number not in told:
        raise Failed("NA")
    before = sum((each < number) if ascending else (each > number) for each in told)
    return Decimal(before + 1)


def percentile(numbers: list[Value], share: Decimal) -> Decimal:
    ordered = sorted(_figures(numbers))
    if not ordered or not 0 <= share <= 1:
        raise Failed("NUM")
    place = EXACT.multiply(share, Decimal(len(ordered) - 1))
    low = int(place)
    rest = place - low
    if not rest:
        return ordered[low]
    return settled(ordered[low] + rest * (ordered[low + 1] - ordered[low]))


_FIGURES: dict[int, Callable[[list[Decimal]], Decimal]] = {
    1: mean,
    2: lambda numbers: Decimal(len(numbers)),
    3: lambda numbers: Decimal(len(numbers)),
    4: lambda numbers: max(numbers, default=ZERO),
    5: lambda numbers: min(numbers, default=ZERO),
    6: product,
    7: lambda numbers: root(variance(numbers, 1)),
    8: lambda numbers: root(variance(numbers, 0)),
    9: total,
    10: lambda numbers: variance(numbers, 1),
    11: lambda numbers: variance(numbers, 0),
}


def subtotal(function: Decimal, numbers: list[Decimal]) -> Decimal:
    figure = _FIGURES.get(whole(function) % 100 if whole(function) > 100 else whole(function))
    if figure is None:
        raise Failed("VALUE")
    return figure(numbers)


FUNCTIONS: dict[str, Callable[..., Value]] = {
    "AND": all,
    "OR": any,
    "XOR": lambda truths: sum(truths) % 2 == 1,
    "NOT": lambda truth: not truth,
    "TRUE": lambda: True,
    "FALSE": lambda: False,
    "SUM": total,
    "PRODUCT": product,
    "SUMIF": lambda keys, wanted, numbers: total(_by_key(keys, wanted, numbers)),
    "AVERAGEIF": lambda keys, wanted, numbers: mean(_by_key(keys, wanted, numbers)),
    "SUMIFS": lambda numbers, groups: total(chosen_numbers(numbers, groups)),
    "AVERAGEIFS": lambda numbers, groups: mean(chosen_numbers(numbers, groups)),
    "MAXIFS": lambda numbers, groups: max(chosen_numbers(numbers, groups), default=ZERO),
    "MINIFS": lambda numbers, groups: min(chosen_numbers(numbers, groups), default=ZERO),
    "COUNTIF": lambda keys, wanted: Decimal(len(_chosen(keys, [(keys, wanted)]))),
    "COUNTIFS": lambda groups: Decimal(len(_chosen(members(groups[0][0]), groups))),
    "SUMPRODUCT": sum_of_products,
    "COUNT": lambda values: Decimal(sum(type(value) is Decimal for value in values)),
    "COUNTA": lambda values: Decimal(sum(value is not None for value in values)),
    "COUNTBLANK": lambda values: Decimal(sum(value is None or value == "" for value in values)),
    "MAX": lambda values: max(values, default=None),
    "MIN": lambda values: min(values, default=None),
    "SUBTOTAL": subtotal,
    "MEDIAN": median,
    "MODE": mode,
    "STDEVP": lambda numbers: root(variance(numbers, 0)),
    "VAR": lambda numbers: variance(numbers, 1),
    "LARGE": lambda numbers, place: _nth(numbers, place, descending=True),
    "SMALL": lambda numbers, place: _nth(numbers, place, descending=False),
    "RANK": rank,
    "PERCENTILE": percentile,
}
