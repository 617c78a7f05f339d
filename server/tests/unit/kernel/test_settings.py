from pathlib import Path

import pytest

from tenon.kernel.settings import (
    HalfCertificate,
    KeysInsideData,
    SettingProblem,
    Settings,
    UnknownSetting,
    UnreadableFile,
    UnsafeDatabaseUrl,
    WrongSetting,
    describe,
    parse_settings,
    unknown_variables,
)


def parse(toml: str | None = None, **env: str) -> Settings:
    return parse_settings({f"TENON_{name}": value for name, value in env.items()}, toml, default_data=Path("/srv/t"))


def test_without_any_setting_the_server_listens_to_this_machine_only() -> None:
    settings = parse()
    assert (settings.host, settings.port, settings.env, settings.workers) == ("127.0.0.1", 8080, "production", 2)
    assert settings.loopback
    assert not settings.serves_tls


def test_the_environment_wins_over_the_file_and_the_file_over_the_default() -> None:
    settings = parse("port = 9001\nworkers = 3", PORT="9002")
    assert (settings.port, settings.workers) == (9002, 3)
    assert settings.origins["port"] == "environment"
    assert settings.origins["workers"] == "file"
    assert settings.origins["host"] == "default"


def test_the_key_folder_stands_beside_the_data_folder() -> None:
    assert parse(DATA="/data/crm").keys == Path("/data/crm-keys")


def test_an_empty_variable_counts_as_absent() -> None:
    assert parse(PORT="").port == 8080


@pytest.mark.parametrize(
    ("env", "name"),
    [
        ({"PORT": "0"}, "TENON_PORT"),
        ({"PORT": "70000"}, "TENON_PORT"),
        ({"PORT": "eighty"}, "TENON_PORT"),
        ({"ENV": "prod"}, "TENON_ENV"),
        ({"DATA": "relative/path"}, "TENON_DATA"),
        ({"INSECURE_HTTP": "maybe"}, "TENON_INSECURE_HTTP"),
        ({"DATABASE_URL": "mysql://h/d"}, "TENON_DATABASE_URL"),
        ({"WORKERS": "-1"}, "TENON_WORKERS"),
    ],
)
def test_a_wrong_value_is_refused_by_name_with_what_was_expected(env: dict[str, str], name: str) -> None:
    with pytest.raises(WrongSetting) as caught:
        parse(**env)
    assert caught.value.params["name"] == name
    assert caught.value.params["expected"]


def test_a_slip_in_the_file_is_answered_with_the_nearest_setting() -> None:
    with pytest.raises(UnknownSetting) as caught:
        parse("prot = 80")
    assert caught.value.params["near"] == "port"


def test_a_file_that_is_no_toml_is_refused_with_the_line() -> None:
    with pytest.raises(UnreadableFile) as caught:
        parse("port = \nhost = 1")
    assert "line 1" in str(caught.value.params["reason"])


def test_a_slip_in_the_environment_is_found() -> None:
    assert unknown_variables({"TENON_PROT": "1", "TENON_PORT": "1", "PATH": "/bin"}) == ["TENON_PROT"]


def test_certificate_and_key_are_set_together() -> None:
    with pytest.raises(HalfCertificate) as caught:
        parse(TLS_CERT="/etc/t.pem")
    assert caught.value.params["missing"] == "TENON_TLS_KEY"


def test_any_address_beyond_this_machine_serves_tls_unless_plain_http_is_asked_for_by_name() -> None:
    assert parse(HOST="0.0.0.0").serves_tls
    plain = parse(HOST="0.0.0.0", INSECURE_HTTP="1")
    assert not plain.serves_tls
    assert plain.insecure
    assert not parse(INSECURE_HTTP="1").insecure


def test_keys_inside_the_data_folder_are_refused() -> None:
    with pytest.raises(KeysInsideData):
        parse(DATA="/srv/t", KEYS="/srv/t/keys")


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://u:p@127.0.0.1/d",
        "postgresql://u:p@/d?host=/run/tenon/x",
        "postgresql://u:p@db.example/d?sslmode=verify-full",
    ],
)
def test_a_database_on_a_socket_on_loopback_or_behind_verified_tls_is_accepted(url: str) -> None:
    assert parse(DATABASE_URL=url).database_url == url


@pytest.mark.parametrize("url", ["postgresql://u:p@db.example/d", "postgresql://u:p@db.example/d?sslmode=require"])
def test_a_database_over_the_network_without_verified_tls_is_refused(url: str) -> None:
    with pytest.raises(UnsafeDatabaseUrl):
        parse(DATABASE_URL=url)


def test_described_settings_hold_no_password() -> None:
    shown = describe(parse(DATABASE_URL="postgresql://u:hunter2@127.0.0.1/d"))
    assert ("TENON_DATABASE_URL", "postgresql://u:***@127.0.0.1/d", "environment") in shown
    assert "hunter2" not in str(shown)


def test_every_problem_is_a_setting_problem() -> None:
    problems = (HalfCertificate, KeysInsideData, UnknownSetting, UnreadableFile, UnsafeDatabaseUrl, WrongSetting)
    assert all(issubclass(problem, SettingProblem) for problem in problems)
