"""The page of the field types: from ``schema``, and the accepted inputs from ``golden/fields``."""

from __future__ import annotations

import inspect
import json
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any, get_args

import msgspec
from gate import ROOT

from reference.markdown import code, table
from tenon.kernel.texts import Texts
from tenon.kernel.words import resolve
from tenon.main.texts import all_texts
from tenon.schema import DESIGNABLE, OPERATORS, Column, Field, FieldType

INTRO = """# Field types

What a field stores, what it may be set to, how it can be compared, and what people may type. A blank value is null,
for every type. The operators are those of [filters](api.md#filters). An input that is refused names the field and a
[code](errors.md). The examples are cases that the tests hold the program to; "today" is 2026-03-05 in Shanghai."""

MOST_CHARACTERS = 80


def page() -> str:
    """Return the Markdown of the page."""
    texts = all_texts()
    return "\n\n".join([INTRO, *("\n\n".join(_section(each, texts)) for each in DESIGNABLE.values())])


def _section(kind: FieldType, texts: Texts) -> Iterator[str]:
    yield f"## `{kind.key}` – {resolve(kind.label, 'en-US')} / {resolve(kind.label, 'zh-CN')}"
    field = Field(key="field", type=kind.key, label="", settings=kind.settings(), searchable=kind.searchable)
    yield table(("", ""), _facts(kind, field))
    settings = [_setting(each) for each in msgspec.structs.fields(kind.settings)]
    if settings:
        about = " ".join((inspect.getdoc(kind.settings) or "").split()).replace("``", "`")
        yield f"**Settings.** {about}\n\n" + table(("setting", "type", "default"), settings)
    cases = json.loads((ROOT / "golden" / "fields" / f"{kind.key}.json").read_text("utf-8"))["cases"]
    yield "**Accepted.**\n\n" + table(("typed or sent", "settings", "answered"), _accepted(cases))
    yield "**Refused.**\n\n" + table(("typed or sent", "settings", "code", "message"), _refused(cases, texts))


def _facts(kind: FieldType, field: Field) -> list[tuple[str, str]]:
    abilities = {"sorted": kind.sortable, "grouped": kind.groupable, "found by search": kind.searchable}
    measures = [name for name in ("sum", "avg", "min", "max", "count_distinct") if name in kind.measures]
    return [
        ("stored as", ", ".join(map(_column, kind.columns(field)))),
        ("answered as", code(json.dumps(kind.to_json_schema(field), ensure_ascii=False))),
        ("operators", " ".join(code(each) for each in OPERATORS[kind.operator_set])),
        ("can be", ", ".join(name for name, can in abilities.items() if can)),
        ("measures", " ".join(code(each) for each in ["count", *measures])),
    ]


def _column(column: Column) -> str:
    return code(column.sql_type) + (f" for its {column.part}" if column.part else "")


def _setting(field: msgspec.structs.FieldInfo) -> tuple[str, str, str]:
    return code(field.encode_name), _type_name(field.type), code(json.dumps(_plain(field.default)))


def _type_name(found: Any) -> str:
    if getattr(found, "__origin__", None) is tuple:
        return "list of options"
    if found in _NAMES:
        return _NAMES[found]
    return " or ".join(_type_name(each) if each in _NAMES else _json(each) for each in get_args(found))


_NAMES: dict[Any, str] = {int: "integer", float: "number", str: "text", bool: "true or false", type(None): "null"}


def _plain(value: object) -> object:
    return [] if value == () else value


def _accepted(cases: list[dict[str, Any]]) -> Iterator[tuple[str, str, str]]:
    for case in _few([case for case in cases if case.get("json") is not None]):
        yield _input(case), _settings(case), code(_json(case["json"]))


def _refused(cases: list[dict[str, Any]], texts: Texts) -> Iterator[tuple[str, str, str, str]]:
    for case in _few([case for case in cases if "error" in case]):
        yield _input(case), _settings(case), code(case["error"]), _message(texts, case["error"])


def _few(cases: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Leave out what would only fill a line: values as long as a page."""
    return [case for case in cases if len(_json(case["input"])) <= MOST_CHARACTERS]


def _message(texts: Texts, error: str) -> str:
    return texts.message(error, "en-US")


def _input(case: Mapping[str, Any]) -> str:
    return code(_json(case["input"]))


def _settings(case: Mapping[str, Any]) -> str:
    """Say which settings a case differs in; the choices of a select are the same in every case."""
    given = {key: value for key, value in case.get("settings", {}).items() if key not in ("options", "target")}
    return code(_json(given)) if given else ""


def _json(value: object) -> str:
    """Return JSON in which what cannot be seen is spelled out."""
    text = json.dumps(value, ensure_ascii=False)
    return "".join(f"\\u{ord(each):04x}" if unicodedata.category(each) == "Cf" else each for each in text)
