"""Grams promise too much but never too little."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tenon.query.grams import fold, grams, is_prefix, needle_grams, search_grams_of

texts = st.text(st.sampled_from("abcZ19 _-%张三华深圳㐀é（Ａ１ "), max_size=12)


def test_chinese_is_cut_into_characters_and_pairs_the_rest_into_trigrams() -> None:
    assert grams("华为Tech 5G") == ["ech", "tec", "为", "华", "华为"]


@given(texts, texts, texts)
def test_every_gram_of_a_needle_stands_in_any_text_that_contains_it(before: str, needle: str, after: str) -> None:
    folded = fold(needle)
    if not is_prefix(folded):
        assert set(needle_grams(folded)) <= set(search_grams_of([before + needle + after]))


@given(texts, texts)
def test_one_or_two_letters_are_found_where_a_word_begins(needle: str, after: str) -> None:
    folded = fold(needle)
    if is_prefix(folded):
        assert set(needle_grams(folded)) <= set(search_grams_of(["张 " + needle + after]))


def test_empty_fields_have_no_grams() -> None:
    assert search_grams_of([None, "", "！？"]) == []
