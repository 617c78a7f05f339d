"""Views: saved ways to look at the records of an object, everybody's or one's own.

A shared view is a definition of the kind ``view`` and lives like every other; a personal one is a row of ``sys_view``
that its owner alone changes. Both have one body (``model.py``) and one judge (``check.py``).

Invariants: a view never says more than its reader may know: one that names a field he cannot read does not exist for
him; what a condition asks of an encrypted field is never stored; a change names the version it was made on.
"""

from tenon.views.errors import NoSuchView, StaleView, TooManyViews
from tenon.views.kind import view_kind
from tenon.views.model import (
    CALENDAR,
    GALLERY,
    GRID,
    KANBAN,
    TYPES,
    ColumnBody,
    GroupBody,
    OrderBody,
    TotalBody,
    ViewBody,
)
from tenon.views.service import Seen, Views, told

__all__ = [
    "CALENDAR",
    "GALLERY",
    "GRID",
    "KANBAN",
    "TYPES",
    "ColumnBody",
    "GroupBody",
    "NoSuchView",
    "OrderBody",
    "Seen",
    "StaleView",
    "TooManyViews",
    "TotalBody",
    "ViewBody",
    "Views",
    "told",
    "view_kind",
]
