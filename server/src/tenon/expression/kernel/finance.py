"""Even payments and cash flows, by the equation that Excel documents.

present (1+r)^n + payment (1 + r·early) ((1+r)^n − 1)/r + future = 0
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Context, Decimal, DivisionByZero, InvalidOperation, Overflow, localcontext
from functools import wraps

from tenon.expression.figures import ONE, ZERO, settled
from tenon.expression.model import Failed
from tenon.expression.values import Value, numbers

_DEEP = Context(prec=40, Emax=20_000, Emin=-20_000, traps=[InvalidOperation, DivisionByZero, Overflow])
_STEPS = 100
_NEAR = Decimal("1e-25")


def _deep(compute: Callable[..., Decimal]) -> Callable[..., Decimal]:
    """Compute with 40 digits and settle what comes out to 15; what cannot be computed is ``#NUM!``."""

    @wraps(compute)
    def settling(*args: Value) -> Decimal:
        try:
            with localcontext(_DEEP):
                return settled(compute(*args))
        except (InvalidOperation, DivisionByZero, Overflow):
            raise Failed("NUM") from None

    return settling


def _growth(rate: Decimal, periods: Decimal) -> Decimal:
    if rate <= -1 or abs(periods) > 100_000:
        raise Failed("NUM")
    return (ONE + rate) ** periods


def _annuity(rate: Decimal, growth: Decimal, early: Decimal) -> Decimal:
    """Return what one paid each period has become at the end."""
    return (ONE + rate * (ONE if early else ZERO)) * (growth - ONE) / rate


@_deep
def payment(rate: Decimal, periods: Decimal, present: Decimal, future: Decimal, early: Decimal) -> Decimal:
    if not periods:
        raise Failed("NUM")
    if not rate:
        return -(present + future) / periods
    growth = _growth(rate, periods)
    return -(present * growth + future) / _annuity(rate, growth, early)


@_deep
def present_value(rate: Decimal, periods: Decimal, paid: Decimal, future: Decimal, early: Decimal) -> Decimal:
    if not rate:
        return -(future + paid * periods)
    growth = _growth(rate, periods)
    return -(future + paid * _annuity(rate, growth, early)) / growth


@_deep
def future_value(rate: Decimal, periods: Decimal, paid: Decimal, present: Decimal, early: Decimal) -> Decimal:
    if not rate:
        return -(present + paid * periods)
    growth = _growth(rate, periods)
    return -(present * growth + paid * _annuity(rate, growth, early))


@_deep
def periods(rate: Decimal, paid: Decimal, present: Decimal, future: Decimal, early: Decimal) -> Decimal:
    if not rate:
        return -(present + future) / paid
    due = paid * (ONE + rate * (ONE if early else ZERO))
    share = (due - future * rate) / (due + present * rate)
    if share <= 0 or rate <= -1:
        raise Failed("NUM")
    return share.ln() / (ONE + rate).ln()


@_deep
def net_present_value(rate: Decimal, values: list[Decimal]) -> Decimal:
    if rate == -1:
        raise Failed("DIV0")
    return _discounted(rate, [ZERO, *values])


def _discounted(rate: Decimal, values: list[Decimal]) -> Decimal:
    total, factor, by = ZERO, ONE, ONE / (ONE + rate)
    for value in values:
        total += value * factor
        factor *= by
    return total


@_deep
def inner_rate(values: list[Value], guess: Decimal) -> Decimal:
    flows = numbers([values])
    if not (any(flow > 0 for flow in flows) and any(flow < 0 for flow in flows)):
        raise Failed("NUM")
    return _solved(lambda rate: _discounted(rate, flows), guess)


@_deep
def rate(number: Decimal, paid: Decimal, present: Decimal, future: Decimal, early: Decimal, guess: Decimal) -> Decimal:
    if number <= 0:
        raise Failed("NUM")

    def owed(each: Decimal) -> Decimal:
        if not each:
            return present + paid * number + future
        growth = _growth(each, number)
        return present * growth + future + paid * _annuity(each, growth, early)

    return _solved(owed, guess)


def _solved(function: Callable[[Decimal], Decimal], guess: Decimal) -> Decimal:
    """Return where a function is nothing, by the secant method from a guess."""
    one, two = guess, guess + Decimal("0.0001")
    at_one, at_two = function(one), function(two)
    for _ in range(_STEPS):
        if not at_two or abs(two - one) < _NEAR:
            return two
        slope = at_two - at_one
        if not slope:
            break
        following = two - at_two * (two - one) / slope
        one, at_one = two, at_two
        two = following if following > -1 else (one - 1) / 2
        at_two = function(two)
    raise Failed("NUM")


FUNCTIONS: dict[str, Callable[..., Value]] = {
    "PMT": payment,
    "PV": present_value,
    "FV": future_value,
    "NPER": periods,
    "NPV": net_present_value,
    "IRR": inner_rate,
    "RATE": rate,
}
