"""What a person may see and what his questions mean, written a second time: plain Python, slow and obvious.

It imports nothing of the product. A world holds ``objects`` ({key: {"fields": {key: type}, "title", "searchable",
"target": {field: key}}}), ``records`` ({key: [record]}), ``members`` and ``departments`` ({id: name}). A record holds
``id``, ``deleted``, its values (str, Decimal, date, datetime, ids as str) and under ``spelt`` the pinyin shadow of its
searchable texts. A user is ``{"id", "grants": {object: {"read", "row", "readable"}}}``; ``readable`` None means every
field. Row filters are nested tuples: ``("all",) ("nothing",) ("own",) ("departments", ids) ("where", tree)
("either", parts) ("both", parts)``.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from decimal import Decimal


class Refused(Exception):
    """The question names something that this user cannot see."""


NEGATIVE = {"ne": "eq", "not_in": "in", "not_contains": "contains", "empty": "not_empty"}
NEGATIVE |= {"has_none": "has_any", "not_under": "under"}


def readable(user, obj, field):
    grant = user["grants"].get(obj)
    return bool(grant and grant["read"]) and (grant["readable"] is None or field in grant["readable"])


# Rows


def visible(world, user, obj, record):
    grant = user["grants"].get(obj)
    return bool(grant and grant["read"]) and reaches(world, user, obj, record, grant["row"])


def reaches(world, user, obj, record, row):
    kind = row[0]
    if kind == "all":
        return True
    if kind == "nothing":
        return False
    if kind == "own":
        return record["owner_id"] is not None and record["owner_id"] == user["id"]
    if kind == "departments":
        return record["department_id"] is not None and record["department_id"] in row[1]
    if kind == "either":
        return any(reaches(world, user, obj, record, part) for part in row[1])
    if kind == "both":
        return all(reaches(world, user, obj, record, part) for part in row[1])
    try:
        for path in paths(row[1]):
            check_path(world, user, obj, path)
    except Refused:
        return False
    return known_truth(world, user, obj, record, row[1]) is True


def known_truth(world, user, obj, record, tree):
    """Kleene's logic: True, False or None for unknown. Related records are seen whoever asks, if they are live."""
    if "and" in tree:
        parts = [known_truth(world, user, obj, record, part) for part in tree["and"]]
        return False if False in parts else None if None in parts else True
    if "or" in tree:
        parts = [known_truth(world, user, obj, record, part) for part in tree["or"]]
        return True if True in parts else None if None in parts else False
    if "not" in tree:
        part = known_truth(world, user, obj, record, tree["not"])
        return None if part is None else not part
    values = follow(world, user, obj, record, tree["field"].split("."), blind=True)
    if tree["op"] in ("empty", "not_empty"):
        return any(value is not None for value in values) == (tree["op"] == "not_empty")
    positive = NEGATIVE.get(tree["op"], tree["op"])
    truths = [None if value is None else holds(user, positive, value, tree.get("value")) for value in values]
    if True not in truths and (None in truths or not truths):
        return None
    return (True in truths) == (positive == tree["op"])


# Filters


def paths(tree):
    if "field" in tree:
        return [tree["field"].split(".")]
    parts = tree.get("and") or tree.get("or") or ([tree["not"]] if "not" in tree else [])
    return [path for part in parts for path in paths(part)]


def check_path(world, user, obj, path):
    for step, field in enumerate(path):
        last = step == len(path) - 1
        if last and field in ("id", "deleted_at"):
            return
        if field not in world["objects"][obj]["fields"] or not readable(user, obj, field):
            raise Refused
        if not last:
            target = world["objects"][obj]["target"].get(field)
            if target is None or not user["grants"].get(target, {"read": False})["read"]:
                raise Refused
            obj = target


def follow(world, user, obj, record, path, *, blind=False):
    """The values at the ends of a path; None where it breaks off, or leads through what the user cannot see."""
    value = record.get(path[0])
    if len(path) == 1:
        return [value]
    target = world["objects"][obj]["target"][path[0]]
    ends = []
    for other in world["records"][target]:
        named = other["id"] in value if isinstance(value, list) else other["id"] == value
        if named and not other["deleted"] and (blind or visible(world, user, target, other)):
            ends += follow(world, user, target, other, path[1:], blind=blind)
    return ends or [None]


def matches(world, user, obj, record, tree):
    if tree is None:
        return True
    if "and" in tree:
        return all(matches(world, user, obj, record, part) for part in tree["and"])
    if "or" in tree:
        return any(matches(world, user, obj, record, part) for part in tree["or"])
    if "not" in tree:
        return not matches(world, user, obj, record, tree["not"])
    values = [each for each in follow(world, user, obj, record, tree["field"].split(".")) if each is not None]
    positive = NEGATIVE.get(tree["op"], tree["op"])
    truth = any(positive == "not_empty" or holds(user, positive, each, tree.get("value")) for each in values)
    return truth == (positive == tree["op"])


def holds(user, op, value, wanted):
    if isinstance(value, list):
        have, want = set(value), set(wanted)
        return {"has_any": bool(have & want), "has_all": have >= want, "exactly": have == want}[op]
    if op == "under":
        return value == wanted or value.startswith(wanted + "/")
    many = op in ("in", "between")
    wanted = [alike(user, value, each) for each in wanted] if many else alike(user, value, wanted)
    if op == "eq":
        return value == wanted
    if op == "in":
        return value in wanted
    if op == "between":
        return wanted[0] <= value <= wanted[1]
    if op == "contains":
        return wanted.lower() in value.lower()
    if op == "starts_with":
        return value.lower().startswith(wanted.lower())
    if op == "ends_with":
        return value.lower().endswith(wanted.lower())
    return {"gt": value > wanted, "ge": value >= wanted, "lt": value < wanted, "le": value <= wanted}[op]


def alike(user, value, wanted):
    """Read the JSON value ``wanted`` as something of the kind of ``value``."""
    if wanted == "$me":
        return user["id"]
    if isinstance(value, Decimal):
        return Decimal(wanted)
    if isinstance(value, datetime):
        return datetime.fromisoformat(wanted)
    return type(value).fromisoformat(wanted) if hasattr(value, "isoformat") else wanted


# Words


def found(world, user, obj, record, text):
    needle = " ".join(text.split()).lower()
    searchable = [f for f in world["objects"][obj]["searchable"] if readable(user, obj, f)]
    return not needle or any(found_in(record, field, needle) for field in searchable)


def found_in(record, field, needle):
    spelt = record["spelt"].get(field)
    if spelt is None:
        return False
    if re.fullmatch("[a-z0-9]{1,2}", needle):
        return re.search(rf"(?<![a-z0-9_]){needle}", spelt) is not None
    return needle in spelt


# Lists


def listing(world, user, obj, tree=None, sort=(), search="", deleted=False):
    """The records of a list in their order. Empty comes last upwards and first downwards; ties go by id."""
    if not user["grants"].get(obj, {"read": False})["read"]:
        raise Refused
    for path in paths(tree or {}):
        check_path(world, user, obj, path)
    for field, _ in sort:
        check_path(world, user, obj, [field])
    rows = [
        record
        for record in world["records"][obj]
        if record["deleted"] == deleted
        and visible(world, user, obj, record)
        and matches(world, user, obj, record, tree)
        and found(world, user, obj, record, search)
    ]
    if not sort:
        first = "deleted_at" if deleted else "created_at"
        sort = ((first, True),) if deleted or readable(user, obj, "created_at") else (("id", True),)
    rows.sort(key=lambda record: record["id"], reverse=sort[-1][1])
    for field, desc in reversed(sort):
        rows.sort(key=lambda record, field=field: order_key(record, field), reverse=desc)
    return rows


def order_key(record, field):
    value = record["spelt"].get(field) if field in record["spelt"] else record.get(field)
    return (value is None, value if value is not None else 0)


# Shapes


def shown(world, user, obj, record):
    """A record as JSON, as this user may see it."""
    answer = {"id": record["id"], "version": record["version"], "deleted_at": plain(record["deleted_at"])}
    for field, kind in world["objects"][obj]["fields"].items():
        if readable(user, obj, field):
            answer[field] = shown_value(world, user, obj, record, field, kind)
    return answer


def shown_value(world, user, obj, record, field, kind):
    value = record.get(field)
    if value is None:
        return None
    if kind == "user":
        return {"id": value, "name": world["members"].get(value)}
    if kind == "department":
        return {"id": value, "name": world["departments"].get(value)}
    if kind == "relation":
        return {"id": value, "title": title(world, user, world["objects"][obj]["target"][field], value)}
    if kind == "relations":
        target = world["objects"][obj]["target"][field]
        return [{"id": each, "title": title(world, user, target, each)} for each in value]
    return plain(value)


def title(world, user, obj, record_id):
    field = world["objects"][obj]["title"]
    for record in world["records"][obj]:
        seen = record["id"] == record_id and not record["deleted"] and visible(world, user, obj, record)
        if seen and readable(user, obj, field):
            return record.get(field)
    return None


def plain(value):
    if isinstance(value, datetime):
        text = value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3]
        return text.rstrip("0").rstrip(".") + "Z"
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if hasattr(value, "isoformat") else value
