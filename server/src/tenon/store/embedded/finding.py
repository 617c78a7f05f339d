"""One reason not to use a server."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Finding:
    """A code with texts, and the values to put into them."""

    code: str
    params: dict[str, object] = field(default_factory=dict)
