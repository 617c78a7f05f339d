"""The text form: the same body, the same bytes, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenon.definitions import BadText, canonical, decode, load_text, to_text
from tenon.kernel.errors import Invalid
from tenon.schema import definition_kinds

KINDS = {kind.key: kind for kind in definition_kinds()}
TEXTS = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=30) | st.sampled_from(
    [
        "yes",
        "null",
        "~",
        "2026-01-01",
        "1e5",
        "0x1F",
        "- a",
        "a: b",
        "#x",
        " ",
        "\t",
        "a\nb\n",
        "'",
        '"',
        "&a",
        "*a",
        "=",
        "<<",
    ]
)
WORDS = TEXTS | st.dictionaries(st.sampled_from(["zh-CN", "en-US"]), TEXTS, max_size=2)
OPTIONS = st.fixed_dictionaries({"key": TEXTS, "label": WORDS}, optional={"retired": st.booleans(), "color": TEXTS})
SETTINGS = st.fixed_dictionaries({}, optional={"options": st.lists(OPTIONS, max_size=3), "option_set": TEXTS})
FIELDS = st.fixed_dictionaries(
    {"key": TEXTS, "type": st.sampled_from(["text", "select", "number", "?"]), "label": WORDS},
    optional={
        "settings": SETTINGS,
        "required": st.booleans(),
        "default": TEXTS | st.none() | st.integers(-9, 9) | st.floats(-1e9, 1e9) | st.booleans(),
    },
)
BODIES = st.fixed_dictionaries(
    {"label": WORDS, "fields": st.lists(FIELDS, max_size=3)},
    optional={"unique_together": st.lists(st.lists(TEXTS, max_size=3), max_size=2), "icon": TEXTS},
)


@given(TEXTS, BODIES)
def test_the_text_form_round_trips_byte_for_byte(key, raw):
    kind = KINDS["object"]
    body = decode(raw, kind)
    text = to_text(kind, key, body)
    address, loaded = load_text(text)
    assert address == ("object", key)
    assert canonical(decode(loaded, kind)) == canonical(body)
    assert to_text(kind, key, decode(loaded, kind)) == text


def test_keys_are_sorted_and_defaults_left_out():
    kind = KINDS["object"]
    body = {
        "title_field": "name",
        "label": {"zh-CN": "客户", "en-US": "Customer"},
        "fields": [
            {"type": "text", "key": "name", "required": True, "label": "名称", "settings": {"multiline": False}}
        ],
    }
    assert to_text(kind, "customer", decode(body, kind)) == (
        "body:\n"
        "  fields:\n"
        "  - key: name\n"
        "    label: 名称\n"
        "    required: true\n"
        "    type: text\n"
        "  label:\n"
        "    en-US: Customer\n"
        "    zh-CN: 客户\n"
        "  title_field: name\n"
        "key: customer\n"
        "kind: object\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "kind: object",
        "kind: object\nkey: a\nbody: []",
        "kind: object\nkey: a\nbody: {}\nmore: 1",
        "kind: [a]\nkey: a\nbody: {}",
        "a: &x [1]\nb: *x",
        "{",
        "kind: !!python/object:os.system a",
        "\x00",
        "[" * 5000,
        "kind: object\nkey: a\nbody: {a: 1, [b]: 2}",
    ],
)
def test_a_text_that_is_none_is_refused_in_words(text):
    with pytest.raises(BadText):
        load_text(text)


def test_dates_in_a_text_stay_text():
    assert load_text("kind: calendar\nkey: cn\nbody: {date: 2026-01-01}")[1] == {"date": "2026-01-01"}


def _deep(levels):
    value = "x"
    for _ in range(levels):
        value = [value]
    return value


@pytest.mark.parametrize(
    ("raw", "path", "code"),
    [
        ([], "", "D120"),
        ("x", "", "D120"),
        ({"labell": "x"}, "", "D125"),
        ({"fields": {}}, "fields", "D120"),
        ({"fields": [{"key": 5}]}, "fields[0].key", "D120"),
        ({"fields": [{"kee": "a"}]}, "fields[0]", "D125"),
        ({"label": "a\x00b"}, "label", "D123"),
        ({"label": {"zh-CN": "\ud800"}}, "label.zh-CN", "D123"),
        ({"x\x00": 1}, "", "D123"),
        ({"k" * 300: 1}, "", "D123"),
        ({"fields": [{"default": _deep(60)}]}, None, "D121"),
        ({"fields": [{"default": _deep(5000)}]}, None, "D121"),
        ({"fields": [{"default": 10**30}]}, "fields[0].default", "D124"),
        ({"fields": [{"default": 10**400}]}, "fields[0].default", "D124"),
        ({"fields": [{"default": float("nan")}]}, "fields[0].default", "D124"),
        ({"description": "长" * 1_400_000}, "", "D122"),
    ],
)
def test_a_body_of_another_shape_is_refused_at_its_place(raw, path, code):
    with pytest.raises(Invalid) as refused:
        decode(raw, KINDS["object"])
    (problem,) = refused.value.problems
    assert problem.code == code
    assert path is None or problem.path == path
