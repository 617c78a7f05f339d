"""The page of all settings."""

from __future__ import annotations

import inspect
import re

import msgspec

from reference.markdown import code, table
from tenon.kernel.settings import NAMES, PREFIX, Settings

INTRO = """# Settings

A setting stands in the environment under its name, or in one TOML file without the prefix and in lower case:
`TENON_PORT=9000` is `port = 9000`. The environment wins over the file, the file over the default. The file is the
one that `TENON_CONFIG` names, else `tenon.toml` in the checkout, else `tenon.toml` in the data folder.

`./tenon config` shows every setting with where it comes from, passwords hidden. `./tenon doctor` names variables
that look like settings and are none."""

COMPUTED = {
    "data": "root: `/var/lib/tenon/` and a name made from the checkout; others: `.tenon/data` in the checkout",
    "keys": "the data folder's name with `-keys`, beside it",
}
"""Defaults that depend on who starts Tenon."""


def page() -> str:
    """Return the Markdown of the page."""
    meaning = _meanings()
    rows = [(code(PREFIX + name.upper()), code(name), _default(name), meaning[name]) for name in NAMES]
    return f"{INTRO}\n\n{table(('environment', 'in the file', 'default', 'meaning'), rows)}"


def _meanings() -> dict[str, str]:
    """Read the attributes' section of the docstring of ``Settings``."""
    section = (inspect.getdoc(Settings) or "").partition("Attributes:\n")[2]
    found = re.findall(r"^    (\w+): (.+(?:\n        .+)*)", section, re.MULTILINE)
    return {name: re.sub(r"\s+", " ", text).replace("``", "`") for name, text in found}


def _default(name: str) -> str:
    field = next(each for each in msgspec.structs.fields(Settings) if each.name == name)
    if name in COMPUTED:
        return COMPUTED[name]
    if field.default is None:
        return "–"
    return code(int(field.default) if isinstance(field.default, bool) else field.default)
