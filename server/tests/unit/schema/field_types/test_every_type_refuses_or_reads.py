"""Whatever is sent, every type reads it or refuses it with words: nothing else is ever raised."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sent import CONTEXT, anything, settings_of

from tenon.main.texts import all_texts
from tenon.schema import FIELD_TYPES, BadValue, FieldBody, build_field

TEXTS = all_texts()


@pytest.mark.parametrize("key", sorted(FIELD_TYPES))
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_a_value_is_read_or_refused_with_words_in_both_languages(key, data):
    kind = FIELD_TYPES[key]
    chosen = data.draw(st.sampled_from(settings_of(key)))
    field = build_field(FieldBody(key="v", type=key, label="V", settings=chosen), {})
    value = data.draw(anything)
    try:
        row = kind.parse(value, field, CONTEXT)
    except BadValue as refused:
        problem = refused.problem
    else:
        problem = None
        if not kind.sealed:
            json.dumps(kind.to_json(row.get("v"), field))
    if problem is not None:
        assert problem.path == "v"
        for language in ("zh-CN", "en-US"):
            assert TEXTS.message(problem.code, language, problem.params) != problem.code


@pytest.mark.parametrize("key", sorted(FIELD_TYPES))
def test_digits_of_other_scripts_are_refused_or_stay_as_they_are(key):
    """Full-width digits are folded; Arabic-Indic and Devanagari ones are never taken for numbers, days or codes."""
    kind = FIELD_TYPES[key]
    field = build_field(FieldBody(key="v", type=key, label="V"), {})
    for typed in ("٢٠٢٦-٠٣-٠٨", "१२३", "٣:٣٠", "٤٤٠٣٠٥", "٢٠٢٦-٠٣"):
        try:
            stored = kind.parse(typed, field, CONTEXT).get("v")
        except BadValue:
            continue
        assert not isinstance(stored, str) or typed in stored or kind.sealed
        assert isinstance(stored, str | list) or stored is None or kind.sealed, (typed, stored)
