"""Access turns a person into a Scope: which operations, which rows, which fields, at which permission epoch.

Invariants: no principal, no rights (``NO_ACCESS`` is the default); system work says why (``Scope.system(reason=…)``);
a field that may not be read may not be written, filtered, sorted, grouped, searched or named.
Start reading at ``model.py``; ``rows.py`` has the row filters, ``resolve.py`` the rule who gets which scope.
"""

from tenon.access.model import (
    CREATE,
    DELETE,
    FULL_ACCESS,
    NO_ACCESS,
    READ,
    UPDATE,
    Caller,
    ObjectScope,
    Scope,
    Sealer,
    Subject,
    readable_fields,
)
from tenon.access.resolve import resolve
from tenon.access.rows import ALL, NOTHING, All, Both, Departments, Either, Nothing, Own, RowFilter, Where

__all__ = [
    "ALL",
    "CREATE",
    "DELETE",
    "FULL_ACCESS",
    "NOTHING",
    "NO_ACCESS",
    "READ",
    "UPDATE",
    "All",
    "Both",
    "Caller",
    "Departments",
    "Either",
    "Nothing",
    "ObjectScope",
    "Own",
    "RowFilter",
    "Scope",
    "Sealer",
    "Subject",
    "Where",
    "readable_fields",
    "resolve",
]
