"""What can keep the embedded PostgreSQL from running: codes ``S6xx``, words in ``texts.json`` beside this file.

TenonError
└── EmbeddedProblem
    ├── BinariesMissing    S601  the package with the PostgreSQL programs is not installed
    ├── AccountMissing     S602  root may not run PostgreSQL and no system user could be made
    ├── OutOfReach         S603  the PostgreSQL user cannot pass a folder on the way to its data
    ├── ClusterRefused     S604  initdb failed
    ├── StartFailed        S605  PostgreSQL ended while it started
    ├── StartTooSlow       S606  PostgreSQL was not ready within the limit
    ├── StillRunning       S607  another PostgreSQL process holds the data folder
    ├── SecretMissing      S608  the cluster is there, its superuser password is not
    ├── WrongMajor         S609  the cluster was made by another major version
    ├── StatementRefused   S610  a statement of the preparation failed
    ├── FolderUnsafe       S611  a folder belongs to somebody else or cannot be made
    └── CheckFailed        S612  the start-up check found something wrong; ``problems`` says what
"""

from __future__ import annotations

from tenon.kernel.errors import TenonError
from tenon.store.embedded.finding import Finding


class EmbeddedProblem(TenonError):
    """Base of everything that keeps the embedded PostgreSQL from running."""

    code = "S600"
    status = 503


class BinariesMissing(EmbeddedProblem):
    """The package with the PostgreSQL programs is not installed for this machine."""

    code = "S601"


class AccountMissing(EmbeddedProblem):
    """PostgreSQL never runs as root, and the system user for it could not be created."""

    code = "S602"


class OutOfReach(EmbeddedProblem):
    """The PostgreSQL user cannot pass ``blocked`` on its way to ``path``; Tenon never opens a parent folder."""

    code = "S603"


class ClusterRefused(EmbeddedProblem):
    """``initdb`` failed; ``output`` is what it said."""

    code = "S604"


class StartFailed(EmbeddedProblem):
    """PostgreSQL ended while it started; ``output`` is the end of its log."""

    code = "S605"


class StartTooSlow(EmbeddedProblem):
    """PostgreSQL was not ready after ``seconds``; crash recovery of a large cluster can take minutes."""

    code = "S606"


class StillRunning(EmbeddedProblem):
    """PostgreSQL with pid ``pid`` still runs on this data folder, and it is not ours to stop."""

    code = "S607"


class SecretMissing(EmbeddedProblem):
    """The cluster exists, but the file ``path`` with its superuser password is gone."""

    code = "S608"


class WrongMajor(EmbeddedProblem):
    """The cluster was made by PostgreSQL ``found``; this program brings ``needed``."""

    code = "S609"


class StatementRefused(EmbeddedProblem):
    """Preparing roles and database failed; ``output`` is the server's answer."""

    code = "S610"


class FolderUnsafe(EmbeddedProblem):
    """The folder ``path`` cannot be used; ``reason`` says why."""

    code = "S611"


class CheckFailed(EmbeddedProblem):
    """The start-up check refuses to go on; ``findings`` lists every reason."""

    code = "S612"

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        super().__init__(codes=", ".join(finding.code for finding in findings))
