"""The page of the CRM starter: its objects, their fields and views, from ``packs/crm``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gate import ROOT

from reference.markdown import code, table
from tenon.kernel.words import Words, resolve
from tenon.packs import Pack, read_pack
from tenon.schema import DESIGNABLE

INTRO = """# The CRM starter

Objects, fields and views of the pack `crm`, as they are installed. How to begin with it:
[Start from the CRM](../how-to/start-from-the-crm.md)."""


def page() -> str:
    """Return the page."""
    pack = read_pack(ROOT / "packs/crm")
    app = pack.definitions["app", "crm"]
    keys = [item["object"] for group in app["items"] for item in group["items"]]
    return "\n\n".join([INTRO, _overview(pack, keys), *(_object(pack, key) for key in keys)])


def _overview(pack: Pack, keys: list[str]) -> str:
    rows = []
    for key in keys:
        body = pack.definitions["object", key]
        title = _both(body["label"])
        rows.append([f"[{code(key)}](#{key})", title, str(len(body["fields"])), resolve(body["description"], "en-US")])
    return table(["object", "", "fields", ""], rows)


def _object(pack: Pack, key: str) -> str:
    body = pack.definitions["object", key]
    fields = table(["field", "", "type", ""], _fields(body["fields"]))
    views = [view for (kind, _), view in pack.definitions.items() if kind == "view" and view["object"] == key]
    listed = ", ".join(resolve(view["label"], "en-US") for view in sorted(views, key=lambda view: view["position"]))
    title = f'<a id="{key}"></a>\n\n## {_both(body["label"])}'
    return f"{title}\n\n{fields}\n\n**Views.** {listed}."


def _fields(fields: list[dict[str, Any]], above: str = "") -> Iterator[list[str]]:
    for field in fields:
        settings = field.get("settings", {})
        marks = [word for word in ("required", "unique") if field.get(word)]
        aims = [code(settings[name]) for name in ("target", "option_set") if name in settings]
        helped = resolve(field["help"], "en-US") if "help" in field else ""
        kind = resolve(DESIGNABLE[field["type"]].label, "en-US")
        told = " · ".join(each for each in (", ".join([*marks, *aims]), helped) if each)
        yield [code(above + field["key"]), _both(field["label"]), kind, told]
        yield from _fields(settings.get("fields", []), f"{field['key']}.")


def _both(words: Words) -> str:
    return f"{resolve(words, 'en-US')} / {resolve(words, 'zh-CN')}"
