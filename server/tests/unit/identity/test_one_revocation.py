"""Rights are taken away in one place: no other module may end the sessions or the links of a person."""

from __future__ import annotations

from importlib import resources

import pytest


@pytest.mark.parametrize("statement", ["revoke_sessions", "revoke_links"])
def test_only_revocation_ends_sessions_and_links(statement: str):
    sources = [f for f in resources.files("tenon.identity").iterdir() if f.name.endswith(".py")]
    assert [f.name for f in sources if f'"{statement}"' in f.read_text("utf-8")] == ["revocation.py"]
