"""Errors of people and sessions.

TenonError
├── NotSignedIn          I401  no session, or one that has ended
├── NotAdministrator     I403  only an administrator of the workspace may do this
├── SignInFailed         I404  unknown name, wrong password, suspended: one answer for all
├── LinkGone             I405  used, expired or never made: one answer for all
├── SetUpDone            I409  the first run is over
├── LoginTaken           I410  the sign-in name is already a member
├── LastAdministrator    I411  the workspace would be left without an administrator
├── DepartmentInUse      I412  the department still has members
├── VersionConflict      I413  the department was changed meanwhile
├── CannotLinkElsewhere  I414  the person also belongs to a workspace the actor does not administer
├── WorkspaceExists      I415  the workspace key is taken
├── TooManyAttempts      I429  locked out for a while
└── Busy                 I430  too many passwords are waiting to be checked

Codes without a class are problems at a place of the request: I201 … I2xx.
"""

from __future__ import annotations

from tenon.kernel.errors import TenonError


class NotSignedIn(TenonError):
    """There is no session, or it has ended."""

    code = "I401"
    status = 401


class NotAdministrator(TenonError):
    """Only an administrator of the workspace may do this."""

    code = "I403"
    status = 403


class SignInFailed(TenonError):
    """Name and password do not open anything; nobody learns which of the two is wrong."""

    code = "I404"
    status = 401


class LinkGone(TenonError):
    """The link was used, has expired or never existed; nobody learns which."""

    code = "I405"
    status = 404


class SetUpDone(TenonError):
    """This installation has been set up."""

    code = "I409"
    status = 409


class LoginTaken(TenonError):
    """Somebody in this workspace already signs in with this name (parameter ``login``)."""

    code = "I410"
    status = 409


class LastAdministrator(TenonError):
    """The last active administrator cannot be suspended, demoted or removed."""

    code = "I411"
    status = 422


class DepartmentInUse(TenonError):
    """The department still has members (parameter ``members``)."""

    code = "I412"
    status = 422


class VersionConflict(TenonError):
    """Somebody changed the department meanwhile; ``extra["current"]`` is how it stands now."""

    code = "I413"
    status = 409


class CannotLinkElsewhere(TenonError):
    """A reset link would open a workspace in which the actor has no rights."""

    code = "I414"
    status = 403


class WorkspaceExists(TenonError):
    """There is a workspace of that key (parameter ``workspace``)."""

    code = "I415"
    status = 409


class TooManyAttempts(TenonError):
    """Too many failed sign-ins; ``retry_after_seconds`` says when to come back."""

    code = "I429"
    status = 429

    def __init__(self, retry_after_seconds: int) -> None:
        self.retry_after_seconds = retry_after_seconds
        super().__init__(seconds=retry_after_seconds, minutes=-(-retry_after_seconds // 60))


class Busy(TenonError):
    """More than 50 passwords are waiting to be checked."""

    code = "I430"
    status = 429
    retry_after_seconds = 2
