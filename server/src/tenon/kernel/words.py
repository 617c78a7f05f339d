"""Words for people inside definitions: one text for each language, or one bare text in the workspace's language."""

from __future__ import annotations

Words = str | dict[str, str]

LANGUAGES = ("zh-CN", "en-US")


def resolve(words: Words | None, language: str, workspace_language: str = "zh-CN") -> str:
    """Return the text in the user's language, else the workspace's, else any.

    >>> resolve({"zh-CN": "客户", "en-US": "Customer"}, "en-US")
    'Customer'
    >>> resolve({"zh-CN": "客户"}, "en-US")
    '客户'
    >>> resolve(None, "en-US")
    ''
    """
    if words is None:
        return ""
    if isinstance(words, str):
        return words
    for choice in (language, workspace_language):
        if words.get(choice):
            return words[choice]
    return next((text for text in words.values() if text), "")


def is_blank(words: Words | None) -> bool:
    """Tell whether no language has a text."""
    return not resolve(words, "", "").strip()
