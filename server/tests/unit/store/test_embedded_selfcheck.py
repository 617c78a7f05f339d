import dataclasses
import json

import pytest

from tenon.store.embedded.selfcheck import Facts, facts_of, is_refusal, judge

SOUND = Facts(
    version=180_006,
    fsync=True,
    full_page_writes=True,
    synchronous_commit=True,
    checksums=True,
    encoding="UTF8",
    locale_provider="b",
    locale="C.UTF-8",
    ctype="C.UTF-8",
    open_rules=0,
    network_rules=0,
    trigrams=12,
    app_flaws=(),
    app_refused=True,
    free_bytes=10**12,
)


def codes(**changes: object) -> list[str]:
    return [finding.code for finding in judge(dataclasses.replace(SOUND, **changes))]


def test_a_sound_server_has_no_finding() -> None:
    assert judge(SOUND) == ()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"version": 170_009}, "S620"),
        ({"fsync": False}, "S621"),
        ({"full_page_writes": False}, "S621"),
        ({"checksums": False}, "S622"),
        ({"encoding": "SQL_ASCII"}, "S623"),
        ({"locale_provider": "c"}, "S624"),
        ({"ctype": "C"}, "S624"),
        ({"trigrams": 0}, "S625"),
        ({"open_rules": 1}, "S626"),
        ({"network_rules": 1}, "S626"),
        ({"app_flaws": ("SUPERUSER",)}, "S627"),
        ({"app_refused": False}, "S628"),
        ({"unsafe_paths": ("/keys/app.password",)}, "S629"),
        ({"free_bytes": 1024}, "S630"),
    ],
)
def test_each_flaw_alone_refuses_the_start(changes: dict[str, object], code: str) -> None:
    assert codes(**changes) == [code]


def test_every_flaw_is_told_at_once() -> None:
    assert codes(fsync=False, trigrams=0, app_refused=False) == ["S621", "S625", "S628"]


def test_an_external_server_may_be_reached_over_a_network() -> None:
    assert judge(dataclasses.replace(SOUND, network_rules=3), embedded=False) == ()


def test_a_throwaway_cluster_may_run_without_fsync() -> None:
    assert judge(dataclasses.replace(SOUND, fsync=False, full_page_writes=False), durable=False) == ()


def test_what_a_server_did_not_let_us_ask_is_no_flaw() -> None:
    assert judge(dataclasses.replace(SOUND, open_rules=None, network_rules=None, free_bytes=None)) == ()


def test_the_answers_of_a_server_are_read_as_facts() -> None:
    answer = {
        "version": 180_006,
        "fsync": "on",
        "full_page_writes": "on",
        "synchronous_commit": "on",
        "checksums": "on",
        "encoding": "UTF8",
        "locale_provider": "b",
        "locale": "C.UTF-8",
        "ctype": "C.UTF-8",
    }
    facts = facts_of(json.dumps(answer), rules="[0, 0]", trigrams=12, app_flaws="[]", app_refused=True)
    assert facts == dataclasses.replace(SOUND, free_bytes=None)


def test_only_a_refusal_counts_as_one() -> None:
    assert is_refusal("ERROR:  42501: permission denied for table pg_authid")
    assert not is_refusal("FATAL:  57P03: the database system is starting up")
