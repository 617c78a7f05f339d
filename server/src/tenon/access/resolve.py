"""From a person to his rights. Until roles are designed every member may do everything with records, admins design."""

from __future__ import annotations

from tenon.access.model import FULL_ACCESS, NO_ACCESS, Scope, Subject
from tenon.schema import Catalog


def resolve(subject: Subject, catalog: Catalog, epoch: int) -> Scope:
    """Return the scope of ``subject`` at the permission epoch ``epoch``.

    A subject of another workspace than the catalog's gets no rights at all.
    """
    if subject.workspace != catalog.workspace or subject.kind != "member" or subject.user_id is None:
        return Scope(subject, epoch, default=NO_ACCESS)
    return Scope(subject, epoch, default=FULL_ACCESS, may_design=subject.admin)
