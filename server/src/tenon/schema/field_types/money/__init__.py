"""The field type money: an exact amount in the one currency of its field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, ClassVar

from msgspec import Struct

from tenon.kernel.names import quote_ident
from tenon.kernel.words import Words
from tenon.schema.amounts import AmountType, bad_amounts, fitted, read_amount
from tenon.schema.characters import folded
from tenon.schema.field_type import BadSetting, BadValue, ValueContext
from tenon.schema.field_types.money.settings import MoneySettings
from tenon.schema.model import Column, Field

_CURRENCY = re.compile(r"[A-Z]{3}")
_NAMED = re.compile(r"(?P<before>[A-Z]{3})?\s*(?P<amount>[^A-Z]*?[^A-Z\s])\s*(?P<after>[A-Z]{3})?")
_SIGNS = {"CNY": "¥", "JPY": "¥", "USD": "$"}
_SPOKEN = {"RMB": "CNY"}


class MoneyType(AmountType):
    key = "money"
    label: ClassVar[Words] = {"zh-CN": "金额", "en-US": "Money"}
    settings: ClassVar[type[Struct]] = MoneySettings

    def columns(self, field: Field) -> tuple[Column, ...]:
        return (*super().columns(field), Column(f"{field.key}__currency", "text", "currency"))

    def check(self, field: Field) -> Iterator[BadSetting]:
        if not _CURRENCY.fullmatch(field.settings.currency):
            yield BadSetting("currency", "M150", {"value": field.settings.currency[:20]})
        for problem in bad_amounts(field.settings):
            if problem.path != "unit":
                yield problem

    def parse(self, value: object, field: Field, context: ValueContext) -> dict[str, Any]:
        if isinstance(value, dict):
            _same_currency(value.get("currency"), field)
            value = value.get("amount")
        elif isinstance(value, str):
            value = _bare(value, field)
        number = read_amount(value, field, "")
        currency = None if number is None else field.settings.currency
        return {field.key: None if number is None else fitted(number, field), f"{field.key}__currency": currency}

    def to_json(self, value: Any, field: Field) -> Any:
        return None if value is None else {"amount": format(value, "f"), "currency": field.settings.currency}

    def cell(self, value: Any, field: Field, context: ValueContext) -> Any:
        return None if value is None else Decimal(value["amount"])

    def json_sql(self, field: Field, row: str) -> str:
        amount, currency = (f"{row}.{quote_ident(column.name)}" for column in field.columns)
        # A field that was a number before has amounts without a currency.
        fallback = field.settings.currency if _CURRENCY.fullmatch(field.settings.currency) else "CNY"
        ends = f"""'","currency":"'||coalesce({currency},'{fallback}')||'"}}'"""
        return f"""coalesce('{{"amount":"'||{amount}||{ends},'null')"""

    def from_log(self, columns: dict[str, Any], field: Field) -> Any:
        amount = columns.get(field.column)
        currency = columns.get(f"{field.key}__currency") or field.settings.currency
        return None if amount is None else {"amount": amount, "currency": currency}

    def to_json_schema(self, field: Field) -> dict[str, Any]:
        amount = {"type": "string", "format": "decimal", "pattern": r"^-?\d+(\.\d+)?$"}
        properties = {"amount": amount, "currency": {"const": field.settings.currency}}
        return {"type": ["object", "null"], "properties": properties, "required": ["amount", "currency"]}

    def text(self, value: Any, field: Field, context: ValueContext) -> str:
        if not isinstance(value, dict):
            return ""
        amount, currency = Decimal(value["amount"]), value["currency"]
        told = f"{abs(amount):,f}"
        sign = "-" if amount < 0 else ""
        return f"{sign}{_SIGNS[currency]}{told}" if currency in _SIGNS else f"{currency} {sign}{told}"


def _bare(typed: str, field: Field) -> str:
    """Return the amount without the code of its currency, which must be the field's own."""
    text = folded(typed[:200])
    match = _NAMED.fullmatch(text.upper())
    if match is None or not (match["before"] or match["after"]):
        if "$" in text and field.settings.currency in _SIGNS and _SIGNS[field.settings.currency] != "$":
            raise BadValue(field, "F176", value="$", currency=field.settings.currency)
        return text
    for code in (match["before"], match["after"]):
        _same_currency(code, field)
    return match["amount"]


def _same_currency(code: object, field: Field) -> None:
    if code is None:
        return
    named = folded(code).upper() if isinstance(code, str) else str(code)
    if _SPOKEN.get(named, named) != field.settings.currency:
        raise BadValue(field, "F176", value=named[:20], currency=field.settings.currency)


TYPE = MoneyType()
