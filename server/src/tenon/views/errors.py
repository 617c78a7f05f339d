"""What can go wrong with views.

TenonError
├── NoSuchView    W404  404  absent, somebody else's, or one that names what the caller cannot read
├── StaleView     W409  409  somebody saved it in between; ``current`` carries it as it stands
└── TooManyViews  W410  422  a person keeps more views of one object than anybody could look at

Codes without a class are problems at a place of a view's body: W101 … W114; those of its conditions are ``query``'s.
"""

from __future__ import annotations

from tenon.kernel.errors import TenonError


class NoSuchView(TenonError):
    code = "W404"
    status = 404


class StaleView(TenonError):
    """``extra["current"]`` is the view as it stands, None if it is gone."""

    code = "W409"
    status = 409


class TooManyViews(TenonError):
    """``limit`` is the most that one person may keep for one object."""

    code = "W410"
    status = 422
