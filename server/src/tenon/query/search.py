"""Finding records by words: the grams of the needle by the index, then a recheck over what this caller may read.

A record is a hit when one of the caller's readable search fields, or its pinyin shadow, contains the needle; a needle
of one or two letters must begin a word. The recheck alone decides: a word in a hidden field finds nothing.
"""

from __future__ import annotations

import re

from tenon.query.grams import CJK, fold, is_prefix, needle_grams
from tenon.query.literals import like_escaped
from tenon.query.sql import FALSE, TRUE, Sql, all_of, any_of, column, join, value
from tenon.query.view import View
from tenon.query.words import words_of
from tenon.schema import Field, plain

_BOUNDARY = f"(^|[ -/:-@\\[-^`{{-~{CJK}])"
"""Where a word certainly begins, for PostgreSQL's regular expressions; a subset of what ``grams`` takes for one."""


class Needle:
    """A text to look for, normalised once."""

    def __init__(self, text: str) -> None:
        self.text = plain(" ".join(text.split())).lower()
        self.grams = needle_grams(fold(self.text))
        self.prefix = is_prefix(fold(self.text)) and self.text.isascii()


def search_predicate(view: View, needle: Needle, alias: str) -> Sql:
    """Return which records of the view the needle finds."""
    if not needle.text:
        return TRUE
    found = any_of([found_in(field, needle, alias) for field in view.search_fields])
    if found is FALSE or not needle.grams:
        return found
    return all_of([column(alias, "search") + " @> " + value(needle.grams, "text[]"), found])


def found_in(field: Field, needle: Needle, alias: str) -> Sql:
    """Tell whether one field of the row, as it is written or as it is spelt, contains the needle."""
    shadow = words_of(field, alias) if field.sort_column == field.column else column(alias, field.sort_column)
    if needle.prefix:
        return shadow + " ~ " + value(_BOUNDARY + re.escape(needle.text), "text")
    if field.sort_column == field.column or "|" in needle.text:
        return words_of(field, alias) + " ILIKE " + value(f"%{like_escaped(needle.text)}%", "text")
    return shadow + " LIKE " + value(f"%{like_escaped(needle.text)}%", "text")


def rank(view: View, needle: Needle, alias: str) -> Sql:
    """Return how good a hit is, the best first: 0 a title equal to the needle, 1 beginning with it, 2 the others."""
    title = view.title
    if title is None or not title.searchable:
        return Sql("2")
    own, spelt = column(alias, title.column), column(alias, title.sort_column)
    text, whole = value(needle.text, "text"), value(needle.text + "|", "text")
    written = "WHEN starts_with(lower(" + own + "), " + text + ") THEN "
    written += "CASE WHEN char_length(" + own + ") = " + value(len(needle.text), "int") + " THEN 0 ELSE 1 END"
    sounded = " WHEN starts_with(" + spelt + ", " + text + ") THEN "
    sounded += "CASE WHEN starts_with(" + spelt + ", " + whole + ") THEN 0 ELSE 1 END"
    return "CASE " + written + sounded + " ELSE 2 END"


def matched(view: View, needle: Needle, alias: str) -> Sql:
    """Return JSON text naming the field that holds the needle, the title first: ``{"field", "text"}``."""
    fields = sorted(view.search_fields, key=lambda field: field.key != view.object.title_field)
    cases = [
        " WHEN "
        + found_in(field, needle, alias)
        + f""" THEN '{{"field":"{field.key}","text":'||to_json("""
        + words_of(field, alias)
        + ")::text||'}'"
        for field in fields
    ]
    return "CASE" + join("", cases) + " END" if cases else Sql("NULL::text")
