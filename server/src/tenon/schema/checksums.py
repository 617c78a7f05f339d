"""Check digits of the numbers that people copy from papers and goods, each as its standard defines it. Pure.

Every function takes digits and letters alone, in upper case, of the right length and alphabet: the field types see to
that before they ask.
"""

from __future__ import annotations

CREDIT_CODE_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""GB 32100-2015, table 1: a character counts as its place. I, O, S, V and Z are left out, being misread too easily."""

_ID_CARD_CHECKS = "10X98765432"


def credit_code_check(body: str) -> str:
    """Return the last of the 18 characters of a unified social credit code (GB 32100-2015) for the first 17.

    Weights are the powers of 3 modulo 31, so that every single wrong character and every swap of neighbours shows.

    >>> credit_code_check("91350100M000100Y4")
    '3'
    """
    total = sum(CREDIT_CODE_ALPHABET.index(each) * pow(3, place, 31) for place, each in enumerate(body))
    return CREDIT_CODE_ALPHABET[-total % 31]


def id_card_check(body: str) -> str:
    """Return the last of the 18 characters of a citizen's number (GB 11643-1999, ISO 7064 MOD 11-2) for the first 17.

    >>> id_card_check("11010519491231002")
    'X'
    """
    total = sum(int(each) * pow(2, 17 - place, 11) for place, each in enumerate(body))
    return _ID_CARD_CHECKS[total % 11]


def luhn_check(body: str) -> str:
    """Return the last digit of a payment card's number (ISO/IEC 7812-1, annex B, the Luhn formula) for those before it.

    Every single wrong digit shows, and every swap of neighbours but 09 and 90.

    >>> luhn_check("7992739871")
    '3'
    """
    total = 0
    for place, each in enumerate(reversed(body)):
        digit = int(each) * (1 if place % 2 else 2)
        total += digit - 9 if digit > 9 else digit
    return str(-total % 10)


def gtin_check(body: str) -> str:
    """Return the last digit of an EAN-13, EAN-8 or UPC-A (GB 12904, ISO/IEC 15420) for those before it.

    Weights are 3 and 1 from the right; every single wrong digit shows.

    >>> gtin_check("690123456789"), gtin_check("9638507"), gtin_check("03600029145")
    ('2', '4', '2')
    """
    return str(-sum(int(each) * (1 if place % 2 else 3) for place, each in enumerate(reversed(body))) % 10)
