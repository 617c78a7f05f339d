"""The writers of the reference pages, one file each; ``make_reference.py`` puts them into ``docs/reference``."""

from __future__ import annotations

from collections.abc import Callable

from reference import commands, crm, definitions, errors, field_types, functions, settings

PAGES: dict[str, Callable[[], str]] = {
    "settings": settings.page,
    "commands": commands.page,
    "errors": errors.page,
    "field-types": field_types.page,
    "definitions": definitions.page,
    "crm": crm.page,
    "functions": functions.english,
    "functions.zh-CN": functions.chinese,
}
"""File name without ending, and the function that returns its Markdown."""
