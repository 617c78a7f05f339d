"""Texts and numbers of people and things: what is stored is taken again as it is, whatever was typed."""

import doctest

import pytest
from field_cases import CONTEXT, build, ok_cases
from hypothesis import given
from hypothesis import strategies as st

from tenon.schema import FIELD_TYPES, BadValue, Sealed, codes, hosts, phone_numbers, safe_html

TEXTS = ("text", "long_text", "markdown", "rich_text", "email", "url", "phone", "mobile", "credit_code", "plate")
TYPES = (*TEXTS, "barcode", "id_card", "bank_card", "secret")
"""The types this file speaks of."""

ANYTHING = st.one_of(
    st.text(max_size=60),
    st.text("0123456789+-()转ext. xX*#E", max_size=40),
    st.text("<>/apbrimgsc='\" &;:#onhrefjavtlx\n", max_size=80),
    st.text("abz.@-_/:?%&=#wxn榫。", max_size=60),
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.lists(st.text(max_size=3), max_size=2),
    st.dictionaries(st.text(max_size=3), st.text(max_size=3), max_size=2),
)


def parse(kind, value, field):
    return FIELD_TYPES[kind].parse(value, field, CONTEXT)


def outcome(kind, value, field):
    """Return what is stored by column, or why nothing is."""
    try:
        return parse(kind, value, field)
    except BadValue as refused:
        return refused


@pytest.mark.parametrize("kind", TYPES)
@given(value=ANYTHING)
def test_whatever_is_sent_is_taken_or_refused_at_the_field(kind, value):
    field = build(kind)
    told = outcome(kind, value, field)
    if isinstance(told, BadValue):
        assert told.problem.path == "v"
    else:
        assert told.keys() == {column.name for column in field.columns}


@pytest.mark.parametrize("kind", TEXTS + ("barcode",))
@given(value=st.data())
def test_what_is_stored_is_taken_again_as_it_is(kind, value):
    typed = value.draw(st.one_of(ANYTHING, st.sampled_from([case["input"] for case in ok_cases(kind)])))
    field = build(kind)
    row = outcome(kind, typed, field)
    if isinstance(row, BadValue):
        return
    assert parse(kind, row["v"], field) == row
    words = FIELD_TYPES[kind].text(FIELD_TYPES[kind].to_json(row["v"], field), field, CONTEXT)
    assert parse(kind, words, field) == row


@pytest.mark.parametrize("kind", ["id_card", "bank_card", "secret"])
def test_a_sealed_value_stands_in_no_repr_and_in_no_refusal(kind):
    field = build(kind, {"index": True} if kind == "secret" else {})
    for case in ok_cases(kind):
        row = parse(kind, case["input"], field)
        if row["v"] is None:
            assert set(row.values()) == {None}
            continue
        assert isinstance(row["v"], Sealed)
        assert row["v"].text not in repr(row)
        assert parse(kind, row["v"].text, field) == row


@pytest.mark.parametrize("kind", ["id_card", "bank_card"])
@given(typed=st.text("0123456789X", min_size=12, max_size=20))
def test_a_refused_number_is_not_repeated(kind, typed):
    refused = outcome(kind, typed, build(kind))
    if not isinstance(refused, BadValue):
        return
    assert typed not in repr(refused.problem.params)
    assert typed not in str(refused)


@given(st.text("<>/apbrimgsc='\" &;:#onhrefjavtlxsvgdy-!\n", max_size=200))
def test_html_cleaned_twice_is_html_cleaned_once(typed):
    clean = safe_html.cleaned(typed)
    assert safe_html.cleaned(clean) == clean
    assert "<script" not in clean
    assert "javascript:" not in clean.split("<a", 1)[-1].split('href="')[-1][:11]


@pytest.mark.parametrize(
    "attack",
    [
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<a href=' javascript:alert(1)'>x</a>",
        "<a href='java\tscript:alert(1)'>x</a>",
        "<a href='data:text/html,x'>x</a>",
        "<iframe srcdoc='<script>alert(1)</script>'>",
        "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
        "<form action=/api/v1/session><input name=q></form>",
        "<p style='background:url(https://evil.example)'>x</p>",
        "<base href='https://evil.example/'>",
        "<link rel=stylesheet href=//evil.example>",
        "<img src='/api/v1/files/../session'>",
        "<img src='//evil.example/api/v1/files/0193a1c2-0000-7000-8000-000000000001'>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    ],
)
def test_nothing_that_acts_or_calls_out_is_left_of_an_attack(attack):
    clean = safe_html.cleaned(attack)
    tags = safe_html._TAG.findall(clean)
    for forbidden in (
        "onerror",
        "onload",
        "javascript",
        "evil.example",
        "data:",
        "style",
        "<img",
        "<form",
        "<base",
        "src=",
    ):
        assert not [tag for tag in tags if forbidden in tag], clean


def test_the_examples_hold():
    for module in (codes, hosts, phone_numbers, safe_html):
        assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    ("kind", "settings", "codes_of"),
    [
        ("text", {"max_length": 0}, ["M119"]),
        ("text", {"max_length": 100_001}, ["M119"]),
        ("long_text", {"max_length": 100_001}, ["M119"]),
        ("url", {"max_length": 2001}, ["M119"]),
        ("email", {"allowed_domains": ["example.com", "@example.com", "Example.com"]}, ["M141", "M141"]),
        ("phone", {"area_code": "755"}, ["M142"]),
        ("phone", {"area_code": "0755"}, []),
        ("secret", {"max_length": 0}, ["M119"]),
        ("secret", {"index": True}, []),
    ],
)
def test_a_bad_setting_is_told(kind, settings, codes_of):
    field = build(kind, settings)
    assert [bad.code for bad in FIELD_TYPES[kind].check(field)] == codes_of


def test_a_sealed_field_has_no_default_and_is_unique_only_by_its_index():
    told = list(FIELD_TYPES["secret"].check(build("secret", default="hush", unique=True)))
    assert [(bad.path, bad.code) for bad in told] == [("", "M140"), ("index", "M143")]
    assert "hush" not in repr(told)
