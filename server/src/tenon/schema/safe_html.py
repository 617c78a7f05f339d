"""HTML as people paste it, reduced to what is safe to show anywhere; and its words.

Allowed are the elements of a text: headings, paragraphs, lists, tables, emphasis, links that leave (http, https,
mailto). Scripts, styles, frames, forms, handlers and pictures are dropped: a picture belongs into a field of its own,
where its file has an owner, a life and rights.
"""

from __future__ import annotations

import html
import re

_BLOCKS = "p h1 h2 h3 h4 h5 h6 ul ol li blockquote pre table thead tbody tfoot tr td th hr div".split()
_TAGS = frozenset([*_BLOCKS, *"a b br code del em i ins mark s span strong sub sup u caption".split()])
_ATTRIBUTES = {
    "a": {"href", "title"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "ol": {"start"},
}
_SIZE = re.compile("[0-9]{1,4}")
_MARKUP = re.compile(r"</?[A-Za-z][^<>]*>|<!--")
_BREAK = re.compile(rf"<br>|</(?:{'|'.join(_BLOCKS)})>|<hr>")
_TAG = re.compile("<[^>]*>")


def is_html(text: str) -> bool:
    """Tell whether a text has markup, or is but words.

    >>> is_html("<p>a</p>"), is_html("a < b")
    (True, False)
    """
    return _MARKUP.search(text) is not None


def from_words(text: str) -> str:
    r"""Return words as HTML: a paragraph for each line.

    >>> from_words("a < b\nc")
    '<p>a &lt; b</p><p>c</p>'
    """
    return "".join(f"<p>{html.escape(line.strip(), quote=False)}</p>" for line in text.split("\n") if line.strip())


def cleaned(text: str) -> str:
    """Return HTML of which only what is allowed is left; cleaning it again changes nothing.

    Where no markup is left, the words become paragraphs.
    """
    # Loaded when the first rich text is written: a process that meets none does without.
    import nh3

    clean = nh3.clean(
        text,
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        attribute_filter=_kept,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
        strip_comments=True,
    )
    clean = clean.strip()
    return clean if is_html(clean) else from_words(words(clean))


def words(clean: str) -> str:
    r"""Return the words of cleaned HTML, a line for each block.

    >>> words("<h1>a</h1><p>b &amp; <b>c</b></p>")
    'a\nb & c'
    """
    text = html.unescape(_TAG.sub("", _BREAK.sub("\n", clean)))
    return "\n".join(line for line in (" ".join(line.split()) for line in text.split("\n")) if line)


def _kept(_: str, name: str, value: str) -> str | None:
    if name in ("colspan", "rowspan", "start"):
        return value if _SIZE.fullmatch(value) else None
    return value
