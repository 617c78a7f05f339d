"""What a request says of itself."""

from __future__ import annotations

import pytest

from tenon.api.errors import BadHeader, NotUtf8, NulCharacter
from tenon.api.exchange import Exchange, cookie_of
from tenon.api.writing import version_of


def exchange(query: bytes = b"", scheme: str = "http", **headers: bytes) -> Exchange:
    named = [(name.replace("_", "-").encode(), value) for name, value in headers.items()]
    scope = {
        "type": "http", "method": "GET", "path": "/", "query_string": query, "headers": named, "scheme": scheme
    }  # fmt: skip
    return Exchange(scope, None)  # type: ignore[arg-type]


def test_over_tls_only_the_cookie_bound_to_this_host_counts():
    cookies = b"tenon_session=plain; __Host-tenon_session=bound"
    assert exchange(cookie=cookies).token() == "plain"
    assert exchange(cookie=cookies, scheme="https").token() == "bound"
    assert cookie_of("x_tenon_session=no", "tenon_session") is None


@pytest.mark.parametrize(("header", "seen"), [(b"7", 7), (b"", 0), (b"-1", 0), (b"seven", 0), (b"9" * 30, 0)])
def test_a_senseless_revision_counts_as_none(header, seen):
    assert exchange(x_tenon_revision=header).seen_revision == seen


def test_a_query_is_decoded_strictly():
    assert exchange(b"a=1&a=2&b=%E5%AE%A2&c=").query() == {"a": "2", "b": "客", "c": ""}
    with pytest.raises(NotUtf8):
        exchange(b"a=%ff").query()
    with pytest.raises(NotUtf8):
        exchange(b"a=\xff").query()
    with pytest.raises(NulCharacter):
        exchange(b"a=%00").query()


def test_versions_are_read_from_quotes_alone():
    assert version_of(exchange(if_match=b'"3"')) == 3
    assert version_of(exchange(if_match=b'W/"3"')) == 3
    assert version_of(exchange()) is None
    for wrong in (b"3", b'"x"', b"*", b'"3", "4"', b'"99999999999"'):
        with pytest.raises(BadHeader):
            version_of(exchange(if_match=wrong))
