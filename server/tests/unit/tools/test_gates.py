from pathlib import Path

import check_documents
import check_front_doors
import check_scopes
import check_sql_homes
import check_texts

HERE = Path("records/create.py")


def test_a_statement_outside_its_homes_is_found_and_a_docstring_is_not() -> None:
    text = '"""SELECT nothing FROM here."""\nquery = "SELECT a FROM t"\n'
    found = list(check_sql_homes.problems(HERE, text))
    assert [line.split(":")[1] for line in found] == ["2"]


def test_a_sentence_that_begins_like_a_statement_is_none() -> None:
    assert list(check_sql_homes.problems(HERE, 'hint = "Select a customer, then create it"\n')) == []


def test_system_work_without_a_written_reason_is_found() -> None:
    text = 'Scope.system("w", reason="nightly")\nScope.system("w")\nScope.system("w", reason=why())\n'
    assert [line.split(":")[1] for line in check_scopes.problems(HERE, text)] == ["2", "3"]


def test_a_reason_that_is_passed_on_is_written_out_by_the_caller() -> None:
    assert list(check_scopes.problems(HERE, 'Scope.system("w", reason=reason)')) == []


def test_a_room_is_entered_by_its_front_door() -> None:
    assert check_front_doors.is_window("tenon.api.hot", "tenon.records.create")
    assert not check_front_doors.is_window("tenon.api.hot", "tenon.records")
    assert not check_front_doors.is_window("tenon.records.bulk", "tenon.records.create")
    assert not check_front_doors.is_window("tenon.ops.up", "tenon.store.embedded")
    assert check_front_doors.is_window("tenon.ops.up", "tenon.store.embedded.server")


def test_an_entry_says_the_same_in_both_languages() -> None:
    good = {"zh-CN": {"message": "没有 {name}"}, "en-US": {"message": "No {name}"}}
    assert list(check_texts.entry_problems("room", "Q201", good)) == []
    half = {"zh-CN": {"message": "没有 {name}", "hint": "改"}, "en-US": {"message": "No {field}"}}
    assert len(list(check_texts.entry_problems("room", "Q201", half))) == 2


def test_a_code_belongs_to_one_room_has_texts_and_a_use() -> None:
    assert list(check_texts.claim_problems({"a": ["Q1"], "b": ["Q1"]})) == ["b: Q1 is claimed by a too"]
    found = list(check_texts.use_problems(["Q201", "Q202"], {"Q201": "a.py:1", "Q203": "a.py:2"}))
    assert sorted(line.split(" ")[-1] for line in found) == ["it", "texts"]


def test_a_dead_link_and_an_unknown_command_in_a_document_are_found(tmp_path: Path) -> None:
    text = "[here](page.md) [away](https://example.com) `./tenon up` `./tenon fly`\n"
    (tmp_path / "other.md").write_text("")
    found = list(check_documents.problems(tmp_path / "a.md", text, ["up"]))
    assert len(found) == 2
    assert "page.md" in found[0]
    assert "fly" in found[1]
