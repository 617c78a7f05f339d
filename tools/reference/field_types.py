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
from tenon.schema import DESIGNABLE, Column, Field, FieldType

INTRO = """# Field types

What a field stores, what it may be set to, how it can be compared, and what people may type. A blank value is null,
for every type. The operators are those of [filters](api.md#filters). An input that is refused names the field and a
[code](errors.md). The examples are cases that the tests hold the program to; "today" is 2026-03-05 in Shanghai."""

SAME = ("options", "target", "fields", "questions", "grades")
MOST_CHARACTERS = 80
MOST_ACCEPTED = 12
"""Examples of what a type takes; the rest stands in the file of its cases."""


def page() -> str:
    """Return the Markdown of the page."""
    texts = all_texts()
    kinds = table(("type", "", "", "stored as"), [_line(kind) for kind in DESIGNABLE.values()])
    return "\n\n".join([INTRO, kinds, *("\n\n".join(_section(each, texts)) for each in DESIGNABLE.values())])


def _line(kind: FieldType) -> tuple[str, str, str, str]:
    names = (resolve(kind.label, language) for language in ("zh-CN", "en-US"))
    return f"[{code(kind.key)}](#{_anchor(kind)})", *names, code(kind.storage)


def _anchor(kind: FieldType) -> str:
    """Return what a heading is addressed by: lower case, its marks left out, its spaces hyphens."""
    kept = (each for each in _heading(kind).lower() if each.isalnum() or each in " _-")
    return "".join(kept).replace(" ", "-")


def _heading(kind: FieldType) -> str:
    return f"`{kind.key}` – {resolve(kind.label, 'en-US')} / {resolve(kind.label, 'zh-CN')}"


def _section(kind: FieldType, texts: Texts) -> Iterator[str]:
    yield f"## {_heading(kind)}"
    field = Field(key="field", type=kind.key, label="", settings=kind.settings(), searchable=kind.searchable)
    yield table(("", ""), _facts(kind, field))
    settings = [_setting(each, texts) for each in msgspec.structs.fields(kind.settings)]
    if settings:
        about = " ".join((inspect.getdoc(kind.settings) or "").split()).replace("``", "`")
        yield f"**Settings.** {about}\n\n" + table(("setting", "", "type", "default"), settings)
    cases = json.loads((ROOT / "golden" / "fields" / f"{kind.key}.json").read_text("utf-8"))["cases"]
    yield "**Accepted.**\n\n" + table(("typed or sent", "settings", "answered"), _accepted(cases))
    yield "**Refused.**\n\n" + table(("typed or sent", "settings", "code", "message"), _refused(cases, texts))


def _facts(kind: FieldType, field: Field) -> list[tuple[str, str]]:
    abilities = {
        "sorted": kind.sortable,
        "grouped": kind.groupable,
        "found by search": kind.searchable,
        "unique": kind.uniqueable,
        "a title": kind.titleable,
        "encrypted": kind.sealed,
    }
    measures = [name for name in ("sum", "avg", "min", "max", "count_distinct") if name in kind.measures]
    return [
        ("stored as", ", ".join(map(_column, kind.columns(field))) or "rows of a table of their own"),
        ("answered as", code(json.dumps(kind.to_json_schema(field), ensure_ascii=False))),
        ("operators", " ".join(code(each) for each in kind.operators(field))),
        ("can be", ", ".join(name for name, can in abilities.items() if can)),
        ("measures", " ".join(code(each) for each in ["count", *measures])),
    ]


def _column(column: Column) -> str:
    return code(column.sql_type) + (f" for its {column.part}" if column.part else "")


def _setting(field: msgspec.structs.FieldInfo, texts: Texts) -> tuple[str, str, str, str]:
    label = texts.message(f"setting.{field.name}", "en-US")
    label = "" if label == f"setting.{field.name}" else label
    return code(field.encode_name), label, _type_name(field.type), code(json.dumps(_plain(field.default)))


def _type_name(found: Any) -> str:
    if getattr(found, "__origin__", None) is tuple:
        return f"list of {_type_name(get_args(found)[0])}"
    if found in _NAMES:
        return _NAMES[found]
    if isinstance(found, type) and issubclass(found, msgspec.Struct):
        return _SHAPES.get(found.__name__, f"{found.__name__.lower()}s")
    return " or ".join(_type_name(each) if each in _NAMES else _json(each) for each in get_args(found)) or "any"


_NAMES: dict[Any, str] = {int: "integer", float: "number", str: "text", bool: "true or false", type(None): "null"}
_SHAPES = {"Branch": "options with children", "FieldBody": "fields"}


def _plain(value: object) -> object:
    return [] if value == () else value


def _accepted(cases: list[dict[str, Any]]) -> Iterator[tuple[str, str, str]]:
    for case in _few([case for case in cases if case.get("json") is not None])[:MOST_ACCEPTED]:
        yield _input(case), _settings(case), code(_json(case["json"]))


def _refused(cases: list[dict[str, Any]], texts: Texts) -> Iterator[tuple[str, str, str, str]]:
    first = {case["error"]: case for case in reversed(_few([case for case in cases if "error" in case]))}
    for case in first.values():
        yield _input(case), _settings(case), code(case["error"]), _message(texts, case["error"])


def _few(cases: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Leave out what would only fill a line: values as long as a page."""
    return [case for case in cases if len(_json(case["input"])) <= MOST_CHARACTERS]


def _message(texts: Texts, error: str) -> str:
    return texts.message(error, "en-US")


def _input(case: Mapping[str, Any]) -> str:
    return code(_json(case["input"]))


def _settings(case: Mapping[str, Any]) -> str:
    """Say which settings a case differs in; those of ``SAME`` are nearly the same in every case, and long."""
    given = {key: value for key, value in case.get("settings", {}).items() if key not in SAME}
    return code(_json(given)) if given else ""


def _json(value: object) -> str:
    """Return JSON in which what cannot be seen is spelled out."""
    text = json.dumps(value, ensure_ascii=False)
    return "".join(f"\\u{ord(each):04x}" if unicodedata.category(each) in ("Cf", "Cs") else each for each in text)
