"""The page of all error codes."""

from __future__ import annotations

import importlib
import json
import pkgutil
from collections.abc import Iterator, Mapping
from importlib import resources

import tenon
from reference.markdown import code, table
from tenon.kernel.errors import TenonError
from tenon.main.texts import ROOMS
from tenon.schema import FIELD_TYPES

INTRO = """# Error codes

Every refusal carries a code that does not change, a message and what to do next. Over HTTP it is a problem document
([the HTTP interface](api.md)); `…` stands for what differs from case to case. The first line of a cell is English,
the second Chinese.

A dash for the status means that the code is not the status of an answer by itself: it is one entry of `errors` in a
422 document, a problem of a draft, the error of a job, or a sentence in the terminal."""

ROOM_TITLES = {
    "kernel": "Settings, ids, filters",
    "expression": "Formulas",
    "store": "Database",
    "store.embedded": "The PostgreSQL that comes with Tenon",
    "identity": "People and sessions",
    "jobs": "Background jobs",
    "files": "Files",
    "calendar": "Working days and the clock",
    "vault": "Keys",
    "sheets": "Spreadsheets",
    "definitions": "Definitions",
    "schema": "Objects, fields and values",
    "query": "Reading",
    "records": "Writing",
    "views": "Views",
    "packs": "Packs",
    "imports": "Imports",
    "exports": "Exports",
    "transfer": "Moving a workspace",
    "ops": "Running Tenon",
    "api": "The edge of the HTTP interface",
    "cli": "The command line",
}


def page() -> str:
    """Return the Markdown of the page."""
    status = _statuses()
    parts = [INTRO]
    for room in ROOMS:
        texts = _texts_of(room)
        if room == "schema":
            # A type's words stand in its own folder; whoever looks a code up does not know of which type it is.
            for each in FIELD_TYPES:
                texts |= _texts_of(f"schema.field_types.{each}")
        rows = [_row(key, entry, status) for key, entry in sorted(texts.items()) if _is_code(key)]
        if rows:
            parts += [f"## {ROOM_TITLES[room]}", table(("code", "status", "message", "what to do"), rows)]
    return "\n\n".join(parts)


def _texts_of(room: str) -> dict[str, dict[str, dict[str, str]]]:
    file = resources.files(f"tenon.{room}").joinpath("texts.json")
    texts: dict[str, dict[str, dict[str, str]]] = json.loads(file.read_text("utf-8")) if file.is_file() else {}
    return texts


def _is_code(key: str) -> bool:
    return len(key) == 4 and key[0].isupper() and key[1:].isdigit()


def _row(key: str, entry: Mapping[str, Mapping[str, str]], status: Mapping[str, int]) -> tuple[str, ...]:
    both = [entry["en-US"], entry["zh-CN"]]
    message, hint = (_shown([text.get(part, "") for text in both]) for part in ("message", "hint"))
    return code(key), str(status.get(key, "–")), message, hint


def _shown(texts: list[str]) -> str:
    return "\n".join(_without_names(text) for text in texts if text)


def _without_names(text: str) -> str:
    """Put ``…`` for what stands in braces."""
    parts = text.split("{")
    return parts[0] + "".join("…" + part.partition("}")[2] for part in parts[1:])


def _statuses() -> dict[str, int]:
    """Return the HTTP status of every code that an error class gives one."""
    for module in pkgutil.walk_packages(tenon.__path__, "tenon."):
        if module.name.endswith((".errors", ".settings")):
            importlib.import_module(module.name)
    return {each.code: each.status for each in _all(TenonError) if each.status != TenonError.status} | {
        TenonError.code: TenonError.status
    }


def _all(base: type[TenonError]) -> Iterator[type[TenonError]]:
    for each in base.__subclasses__():
        yield each
        yield from _all(each)
