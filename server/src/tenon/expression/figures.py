"""Numbers: decimal, exact where that is possible, else rounded once to 15 digits, half away from zero. Pure.

``+ - *`` are exact; more than 60 digits are ``#NUM!``. What has no end (quotients, roots, logarithms, powers with a
fraction) is computed to 40 digits, cut, and rounded to 15. Half-away rounding of a cut expansion depends on its kept
digits alone, so programs that compute in different ways agree.
"""

from __future__ import annotations

import decimal
import math
from collections.abc import Callable, Sequence
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_UP, ROUND_UP, Context, Decimal

from tenon.expression.model import Failed

ZERO, ONE, TEN = Decimal(0), Decimal(1), Decimal(10)
DIGITS = 15
"""Significant digits of a result that has no end."""

MAX_DIGITS = 60
_EMAX, _EMIN = 20_000, -10_000
_TINY = Decimal("1e-45")

EXACT = Context(
    prec=MAX_DIGITS, Emax=_EMAX, Emin=_EMIN, traps=[decimal.Inexact, decimal.InvalidOperation, decimal.Overflow]
)
"""Refuses to round: a sum or product of more than 60 digits raises ``decimal.Inexact``."""

_WIDE = Context(
    prec=60, Emax=_EMAX, Emin=_EMIN, rounding=ROUND_DOWN, traps=[decimal.InvalidOperation, decimal.Overflow]
)
_TO_15 = Context(prec=DIGITS, Emax=_EMAX, Emin=_EMIN, rounding=ROUND_HALF_UP, traps=[decimal.Overflow])
_ANY = Context(prec=30_000, Emax=_EMAX, Emin=_EMIN * 3, traps=[decimal.InvalidOperation, decimal.Overflow])


def settled(number: Decimal) -> Decimal:
    """Return the 15 digits of a result that was cut.

    >>> settled(Decimal("0.66666666666666666666"))
    Decimal('0.666666666666667')
    """
    if abs(number) < _TINY:
        return ZERO
    return _TO_15.plus(number)


def divide(a: Decimal, b: Decimal) -> Decimal:
    """Return the quotient by the rule of this language.

    >>> divide(Decimal("21.9"), Decimal("0.2")), divide(Decimal(2), Decimal(3))
    (Decimal('109.5'), Decimal('0.666666666666667'))
    """
    if not b:
        raise Failed("DIV0")
    return settled(_WIDE.divide(a, b)) if a else ZERO


def modulo(a: Decimal, b: Decimal) -> Decimal:
    """Return what is left, with the sign of the divisor.

    >>> modulo(Decimal(-3), Decimal(2)), modulo(Decimal(3), Decimal(-2))
    (Decimal('1'), Decimal('-1'))
    """
    if not b:
        raise Failed("DIV0")
    if abs(a.adjusted() - b.adjusted()) > 1_000:
        raise Failed("NUM")
    rest = _ANY.remainder(a, b)
    if rest and (rest < 0) != (b < 0):
        rest = _ANY.add(rest, b)
    return EXACT.plus(rest)


def power(base: Decimal, exponent: Decimal) -> Decimal:
    """Return a power: exact for small whole exponents, else to 15 digits."""
    if not base:
        if exponent < 0:
            raise Failed("DIV0")
        if not exponent:
            raise Failed("NUM")
        return ZERO
    if exponent == exponent.to_integral_value():
        return _whole_power(base, int(exponent))
    if base < 0:
        raise Failed("NUM")
    try:
        return settled(_guarded(lambda context: context.exp(context.multiply(exponent, context.ln(base)))))
    except decimal.Overflow:
        raise Failed("NUM") from None


def _whole_power(base: Decimal, exponent: int) -> Decimal:
    if abs(exponent) * max(1, abs(base.adjusted()) + 1) > 1_000 and base not in (ONE, -ONE):
        raise Failed("NUM")
    if base in (ONE, -ONE):
        return ONE if base == ONE or exponent % 2 == 0 else -ONE
    whole = _ANY.power(base, abs(exponent))
    if exponent < 0:
        return divide(ONE, whole)
    return whole if len(whole.as_tuple().digits) <= MAX_DIGITS else settled(whole)


def root(number: Decimal) -> Decimal:
    if number < 0:
        raise Failed("NUM")
    return settled(_WIDE.sqrt(number))


def exponential(number: Decimal) -> Decimal:
    if number > 2_000:
        raise Failed("NUM")
    if number < -2_000:
        return ZERO
    return settled(_guarded(lambda context: context.exp(number)))


def logarithm(number: Decimal) -> Decimal:
    """Return the natural logarithm."""
    if number <= 0:
        raise Failed("NUM")
    return settled(_guarded(lambda context: context.ln(number)))


def logarithm_to(number: Decimal, base: Decimal) -> Decimal:
    """Return the logarithm to a base; a whole one where there is one: ``LOG(1000, 10)`` is 3."""
    if number <= 0 or base <= 0:
        raise Failed("NUM")
    if base == 1:
        raise Failed("DIV0")
    return settled(_guarded(lambda context: context.divide(context.ln(number), context.ln(base))))


def _guarded(compute: Callable[[Context], Decimal]) -> Decimal:
    """Compute with 50 digits rounded to nearest and cut to 40, so that a last digit that is unsure cannot be seen."""
    exact = compute(Context(prec=50, Emax=_EMAX, Emin=_EMIN, traps=[decimal.InvalidOperation, decimal.Overflow]))
    near = Context(prec=40, Emax=_EMAX, Emin=_EMIN).plus(exact)
    return near


_MODES = {"round": ROUND_HALF_UP, "up": ROUND_UP, "down": ROUND_DOWN, "floor": ROUND_FLOOR, "ceil": ROUND_CEILING}


def rounded(number: Decimal, digits: Decimal, mode: str) -> Decimal:
    """Return a number with so many places, fewer than none round tens; half goes away from zero.

    >>> rounded(Decimal("2.675"), Decimal(2), "round"), rounded(Decimal(1250), Decimal(-2), "round")
    (Decimal('2.68'), Decimal('1.3E+3'))
    """
    places = whole(digits)
    if places > 400 or (number == number.to_integral_value() and places >= 0):
        return number
    if places < -400:
        return ZERO
    return number.quantize(Decimal(1).scaleb(-places), _MODES[mode], _ANY)


def multiple(number: Decimal, step: Decimal, mode: str) -> Decimal:
    """Return the multiple of ``step`` that lies above, below or nearest."""
    if not step:
        return ZERO
    times = _ANY.divide_int(number, step)
    rest = _ANY.subtract(number, _ANY.multiply(times, step))
    if rest:
        if mode == "round":
            away = 2 * abs(rest) >= abs(step)
            times += (1 if (number < 0) == (step < 0) else -1) if away else 0
        elif mode == "up":
            times += 1 if (number < 0) == (step < 0) else -1
        elif mode == "floor" and (number < 0) != (step < 0):
            times -= 1
        elif mode == "ceil" and (number < 0) == (step < 0):
            times += 1
    return EXACT.plus(_ANY.multiply(times, step))


def whole(number: Decimal) -> int:
    """Return a number without its fraction, as counts are read; absurd ones are refused."""
    if abs(number) >= Decimal("1e15"):
        raise Failed("NUM")
    return int(number)


def common_divisor(numbers: Sequence[Decimal]) -> Decimal:
    return Decimal(math.gcd(*map(_natural, numbers)))


def common_multiple(numbers: Sequence[Decimal]) -> Decimal:
    found = Decimal(math.lcm(*map(_natural, numbers)))
    if found.adjusted() >= DIGITS:
        raise Failed("NUM")
    return found


def _natural(number: Decimal) -> int:
    if number < 0:
        raise Failed("NUM")
    return whole(number)


def factorial(number: Decimal) -> Decimal:
    times = _natural(number)
    if times > 170:
        raise Failed("NUM")
    return settled(Decimal(math.factorial(times))) if times > 45 else Decimal(math.factorial(times))


def combinations(of: Decimal, chosen: Decimal) -> Decimal:
    n, k = _natural(of), _natural(chosen)
    if k > n or n > 2_000:
        raise Failed("NUM")
    found = Decimal(math.comb(n, k))
    return settled(found) if len(found.as_tuple().digits) > MAX_DIGITS else found


PI = Decimal("3.14159265358979")
_LONG_PI = Decimal(
    "3.14159265358979323846264338327950288419716939937510582097494459230781640628620899862803482534211707"
)


def degrees(radians: Decimal) -> Decimal:
    return settled(_WIDE.divide(_ANY.multiply(radians, Decimal(180)), _LONG_PI))


def radians(angle_in_degrees: Decimal) -> Decimal:
    return settled(_WIDE.divide(_ANY.multiply(angle_in_degrees, _LONG_PI), Decimal(180)))


def angle(number: Decimal, function: str) -> Decimal:
    """Return sine, cosine or tangent of an angle in radians (Taylor series after reduction by pi/2)."""
    if abs(number) > Decimal("1e15"):
        raise Failed("NUM")
    with decimal.localcontext(Context(prec=80)):
        half = _LONG_PI / 2
        turns = (number / half).to_integral_value(decimal.ROUND_HALF_EVEN)
        rest = number - turns * half
        sine, cosine = _series(rest, 1), _series(rest, 0)
        quarters = [(sine, cosine), (cosine, -sine), (-sine, -cosine), (-cosine, sine)]
        sine, cosine = quarters[int(turns) % 4]
        if function == "tan":
            if abs(cosine) < Decimal("1e-30"):
                raise Failed("NUM")
            return settled(+(sine / cosine))
        return settled(sine if function == "sin" else cosine)


def _series(x: Decimal, first: int) -> Decimal:
    term = x if first else ONE
    total, n = ZERO, first
    while abs(term) > Decimal("1e-60"):
        total += term
        n += 2
        term = -term * x * x / (n * (n - 1))
    return total
