"""What a question can get wrong.

TenonError
├── QueryError               422
│   ├── UnknownField         Q201  absent and hidden alike; names the nearest readable field
│   ├── BadOperator          Q203  the field's type does not know the operator
│   ├── BadValue             Q204  the value does not fit the field
│   ├── NotSortable          Q205
│   ├── NotGroupable         Q206
│   ├── BadMeasure           Q207
│   ├── BadCursor            Q208
│   ├── OutOfRange           Q209  a limit, an offset, a number of parts
│   ├── BadQuery             Q210  the shape of the request
│   └── BadText              Q211  characters that cannot be stored
├── UnknownObject            Q202  404
├── TooSlow                  Q212  503: the statement passed its time limit
└── Restless                 Q213  503: definitions changed faster than the question could be asked
"""

from __future__ import annotations

from tenon.kernel.errors import TenonError


class QueryError(TenonError):
    """Base of everything a caller can mend in the question."""

    status = 422


class UnknownField(QueryError):
    """``name`` is no field that this caller can read; ``nearest`` is one that is."""

    code = "Q201"


class UnknownObject(TenonError):
    """``name`` is no object that this caller can read."""

    code = "Q202"
    status = 404


class BadOperator(QueryError):
    """``field`` cannot be compared by ``op``; ``known`` lists the operators that it has."""

    code = "Q203"


class BadValue(QueryError):
    """The value compared with ``field`` is not what ``expected`` describes."""

    code = "Q204"


class NotSortable(QueryError):
    """Records cannot be put in order by ``field``."""

    code = "Q205"


class NotGroupable(QueryError):
    """``field`` cannot be grouped by, or not in that ``bucket``."""

    code = "Q206"


class BadMeasure(QueryError):
    """``fn`` is no figure that ``field`` has."""

    code = "Q207"


class BadCursor(QueryError):
    """The cursor was not made by this server for this person, object and sort order."""

    code = "Q208"


class OutOfRange(QueryError):
    """``name`` must lie between ``low`` and ``high``."""

    code = "Q209"


class BadQuery(QueryError):
    """The request has the wrong shape; ``reason`` says where."""

    code = "Q210"


class BadText(QueryError):
    """A text holds a character that cannot be stored."""

    code = "Q211"


class TooSlow(TenonError):
    """The statement took longer than a question may."""

    code = "Q212"
    status = 503


class Restless(TenonError):
    """Definitions or rights changed again and again while the question was asked."""

    code = "Q213"
    status = 503
