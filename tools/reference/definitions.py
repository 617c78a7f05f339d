"""The page of the kinds of definitions and the JSON Schema of their bodies."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from reference.markdown import block
from tenon.definitions import DefinitionKind
from tenon.kernel.words import resolve
from tenon.main.kinds import all_kinds

INTRO = """# Kinds of definitions

A definition is a designed thing: it is drafted, checked, published as a version, compared and brought back, whatever
its kind ([how publishing works](../explanation/publishing.md)). `PUT /api/v1/definitions/{kind}/{key}` takes a body
of this shape; a pack holds the same as YAML. A body may be incomplete while it is a draft, so nearly every attribute
has a default; what is missing is told as a problem. An attribute that is not listed is refused.

A label is a text, or one text for each language: `{"zh-CN": "客户", "en-US": "Customer"}`. The `settings` of a field
depend on its type: [field types](field-types.md).

A **layout** of an object arranges a form for its `uses`: `create`, `detail`, `phone`. Tabs hold groups, groups hold
items: a `field`, a `note` or a `divider`. A system field (`created_at`, `owner_id` …) is placed like any other. A use
without a layout shows all fields in their order; a field that a layout does not place is not shown there, and keeps
its values. A **sub-table** is a field whose settings hold `fields` of the same shape as those of the object; they are
designed, compared and published with it. In short, an object is drafted like this:"""

EXAMPLE = """{
 "label": {"zh-CN": "报价单", "en-US": "Quotation"},
 "title_field": "number",
 "fields": [
  {"key": "number", "type": "auto_number", "label": "编号", "settings": {"pattern": "BJ-{YYYY}-{0000}"}},
  {"key": "customer", "type": "relation", "label": "客户", "settings": {"target": "customer", "on_delete": "refuse"}},
  {"key": "lines", "type": "subtable", "label": "明细", "settings": {"min_rows": 1, "fields": [
   {"key": "item", "type": "text", "label": "品名", "required": true},
   {"key": "price", "type": "money", "label": "单价"}]}}
 ],
 "layouts": [{"key": "short", "uses": ["phone"], "tabs": [{"key": "all", "groups": [
  {"key": "main", "columns": 1, "items": [{"field": "customer"}, {"note": "一行一个品名"}, {"field": "lines"}]}]}]}]
}"""


def page() -> str:
    """Return the Markdown of the page."""
    return "\n\n".join([INTRO, block(EXAMPLE, "json"), *(_section(kind) for kind in all_kinds())])


def _section(kind: DefinitionKind) -> str:
    label = f"{resolve(kind.label, 'en-US')} / {resolve(kind.label, 'zh-CN')}"
    schema = _tidied(msgspec.json.schema(kind.model))
    return f"## `{kind.key}` – {label}\n\n{block(json.dumps(schema, ensure_ascii=False, indent=1), 'json')}"


def _tidied(schema: Any) -> Any:
    """Put descriptions on one line and leave out the list of required attributes where there is none."""
    if isinstance(schema, dict):
        kept = {key: value for key, value in schema.items() if not (key == "required" and value == [])}
        return {
            key: " ".join(value.split()) if key == "description" and isinstance(value, str) else _tidied(value)
            for key, value in kept.items()
        }
    return [_tidied(each) for each in schema] if isinstance(schema, list) else schema
