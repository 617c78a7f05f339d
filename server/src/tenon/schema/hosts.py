"""Names of hosts as addresses carry them: ASCII letters alone, so that no letter can pass for another."""

from __future__ import annotations

import re

_LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
DOMAIN = re.compile(rf"(?=.{{1,253}}\Z)(?:{_LABEL}\.)+(?:[a-z]{{2,63}}|xn--[a-z0-9-]{{1,59}})")
"""A domain in lower case, with a top level; a foreign one in its ASCII form (``xn--…``)."""

HOST = re.compile(rf"(?=.{{1,253}}\Z)(?:{_LABEL})(?:\.{_LABEL})*|\[[0-9a-f:.]{{2,45}}\]")
"""A domain, the name of a machine in the house, an IPv4 address, or an IPv6 address in brackets; in lower case."""
