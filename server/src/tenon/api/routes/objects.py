"""``/apps``, ``/objects``: what is published, as far as the caller may know of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from litestar import get

from tenon.api.describe import ObjectDescription, ObjectHead, description, head, visible, words
from tenon.api.provided import Caller
from tenon.kernel.errors import NotFound
from tenon.schema import AppBody, AppItem, HomeBody


class Objects(msgspec.Struct):
    revision: int
    objects: list[ObjectHead]


class AppView(msgspec.Struct):
    key: str
    label: str
    icon: str
    items: list[dict[str, Any]]
    home: HomeBody | None = None


class Apps(msgspec.Struct):
    apps: list[AppView]


@get("/objects", summary="Published objects")
async def list_objects(caller: Caller) -> Objects:
    every = caller.catalog.objects.values()
    shown = [head(found, caller) for found in every if visible(caller, found.key) and not found.parent]
    return Objects(caller.catalog.revision, shown)


@get("/objects/{key:str}", summary="One object and its fields")
async def describe_object(caller: Caller, key: str) -> ObjectDescription:
    if not visible(caller, key):
        raise NotFound
    return description(caller.catalog.object(key), caller)


@get("/apps", summary="Navigation")
async def list_apps(caller: Caller) -> Apps:
    placed: set[str] = set()
    apps = [_app(key, body, caller, placed) for key, body in caller.catalog.published("app").items()]
    own = [found.key for found in caller.catalog.objects.values() if not found.parent]
    homeless = [_entry(key, caller) for key in own if key not in placed and visible(caller, key)]
    if homeless:
        apps.append(AppView("", "", "", homeless))
    return Apps([app for app in apps if app.items])


HANDLERS = (list_objects, describe_object, list_apps)


def _app(key: str, body: AppBody, caller: Caller, placed: set[str]) -> AppView:
    items = _items(body.items, caller, placed)
    return AppView(key, words(body.label, caller), body.icon, items, _home(body.home, caller))


def _home(home: HomeBody | None, caller: Caller) -> HomeBody | None:
    """Return what the workbench shows, as far as the caller may know of it; None if that is nothing."""
    if home is None:
        return None
    mine, activity = (key if key and visible(caller, key) else "" for key in (home.mine, home.activity))
    return HomeBody(mine, activity) if mine or activity else None


def _items(items: Sequence[AppItem], caller: Caller, placed: set[str]) -> list[dict[str, Any]]:
    shown: list[dict[str, Any]] = []
    for item in items:
        if item.object:
            placed.add(item.object)
            if item.object in caller.catalog.objects and visible(caller, item.object):
                shown.append(_entry(item.object, caller))
        elif inner := _items(item.items, caller, placed):
            shown.append({"kind": "group", "label": words(item.group, caller), "items": inner})
    return shown


def _entry(key: str, caller: Caller) -> dict[str, Any]:
    found = caller.catalog.objects[key]
    label = found.many(caller.language, caller.catalog.language)
    return {"kind": "object", "object": key, "label": label, "icon": found.icon}
