"""A second start repeats only the steps whose sources changed."""

import pytest

from config import prepare
from config.prepare import Step, digest, read_stamps


@pytest.fixture
def kitchen(tmp_path, monkeypatch):
    """Two steps in an empty folder, and a list of what ran."""
    ran = []
    (tmp_path / "portal.sqlite3").touch()
    monkeypatch.setattr(prepare, "VAR_DIR", tmp_path)
    monkeypatch.setattr(prepare, "STAMPS", tmp_path / "prepared.json")
    monkeypatch.setattr(prepare, "call_command", lambda name, *_, **__: ran.append(name))
    monkeypatch.setattr(prepare.django, "setup", lambda: None)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    state = {"tables": "1", "styles": "1"}
    monkeypatch.setattr(
        prepare,
        "STEPS",
        (
            Step("tables", "Tables …", lambda: state["tables"], (("migrate",),)),
            Step("styles", "Styles …", lambda: state["styles"], (("collectstatic",),), False),
        ),
    )
    return state, ran


def test_second_start_runs_nothing(kitchen):
    _, ran = kitchen
    prepare.prepare()
    ran.clear()

    prepare.prepare()

    assert ran == []


def test_only_what_changed_runs_again(kitchen):
    state, ran = kitchen
    prepare.prepare()
    ran.clear()

    state["styles"] = "2"
    prepare.prepare()

    assert ran == ["collectstatic"]


def test_a_deleted_database_is_made_again(kitchen, tmp_path):
    _, ran = kitchen
    prepare.prepare()
    ran.clear()

    (tmp_path / "portal.sqlite3").unlink()
    prepare.prepare()

    assert ran == ["migrate"]


def test_an_interrupted_start_goes_on_where_it_stopped(kitchen, monkeypatch):
    def fail(name, *_, **__):
        if name == "collectstatic":
            raise RuntimeError(name)

    monkeypatch.setattr(prepare, "call_command", fail)

    with pytest.raises(RuntimeError):
        prepare.prepare()

    assert read_stamps() == {"tables": "1"}


def test_digest_follows_content_and_names():
    here = prepare.BASE_DIR / "manage.py"
    other = prepare.BASE_DIR / "config" / "wsgi.py"

    assert digest([here, other]) == digest([other, here])
    assert digest([here]) != digest([other])
