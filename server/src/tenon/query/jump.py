"""Jumps into the depth of a long list, from the nearest known position; ``anchors`` says why that is safe."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from tenon.query.anchors import Anchor, Anchors
from tenon.query.cursor import Cursors
from tenon.query.frame import frame_of
from tenon.query.order import after, described, read_key
from tenon.query.page import Page, finish_of, skipping
from tenon.query.plan import Plan
from tenon.query.requests import ListRecords
from tenon.query.sql import TRUE, Sql, value

ANCHORED_FROM = 1_000
"""From this offset on, positions are remembered."""


def is_jump(request: ListRecords) -> bool:
    """Tell whether a request goes deep enough. Not into the recycle bin: a purge leaves no trace in the log."""
    return request.offset is not None and request.offset >= ANCHORED_FROM and not request.deleted


def jump_plan(page: Page, cursors: Cursors, anchors: Anchors) -> Plan:
    """Compile a page at a deep offset.

    Raises:
        UnknownField: a field to show.
    """
    view, now, limit, offset = page.view, page.view.caller.now, page.request.limit, page.request.offset or 0
    fingerprint = _fingerprint(page)
    anchor = anchors.nearest(fingerprint, offset, now)
    start = anchor.position if anchor else 0
    # The row before the page is read as well, so that the same jump finds its own position next time.
    lead = 0 if start == offset else 1
    frame = frame_of(view, page.request.fields, page.keys, limit, lead)
    branches = after(page.keys, read_key(page.keys, anchor.key), "t") if anchor and anchor.key else [TRUE]
    rows = skipping(page, frame, branches, offset - start - lead, lead + limit + 1)
    statement = _checked(page, frame.head + rows + frame.tail, anchor).render()

    def again(row: Mapping[str, Any]) -> bool:
        if row["moved"]:
            anchors.forget(fingerprint)
            return True
        if row["first"] is not None:
            anchors.learn(fingerprint, offset, msgspec.json.decode(row["first"]), row["xmin"], now, anchor)
        return False

    return Plan(statement.text, statement.params, view.object.key, finish_of(page, cursors), again=again)


def _checked(page: Page, statement: Sql, anchor: Anchor | None) -> Sql:
    """Add the oldest transaction of the snapshot, and whether a change has been logged since the anchor's."""
    moved = Sql("false")
    if anchor is not None:
        log = f"EXISTS (SELECT 1 FROM {page.view.catalog.table('sys_change_log')} c WHERE c.xid >= "
        moved = log + value(anchor.xmin, "text") + "::xid8)"
    columns = "SELECT a.body, a.last, a.first, a.more, a.meta_rev, a.perm_epoch, "
    snapshot = "pg_snapshot_xmin(pg_current_snapshot())::text AS xmin, "
    return columns + snapshot + moved + " AS moved FROM (" + statement + ") a"


def _fingerprint(page: Page) -> tuple[object, ...]:
    where = page.where.render()
    catalog = page.view.catalog
    return catalog.revision, page.view.table, described(page.keys), where.text, repr(where.params)
