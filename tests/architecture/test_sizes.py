"""What does not fit is two things: ceilings without an exceptions list."""

import pytest

from tests.architecture.sizes import all_faults, app_faults, python_faults, too_long


def test_nothing_is_over_its_ceiling():
    assert all_faults() == []


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("x = 1\n", "no sentence at the top"),
        ('"""Says."""\n' + "x = 1\n" * 300, "301 lines, at most 300"),
        ('"""Says."""\ndef f():\n' + "    x = 1\n" * 40, "f has 41 lines, at most 40"),
        ('"""Says."""\nclass C:\n' + "    x = 1\n" * 150, "C has 151 lines, at most 150"),
    ],
)
def test_planted_python_faults_are_reported(tmp_path, source, fault):
    path = tmp_path / "planted.py"
    path.write_text(source)

    assert [found.split(": ", 1)[1] for found in python_faults(path)] == [fault]


def test_planted_settings_file_is_held_to_its_own_ceiling(tmp_path):
    path = tmp_path / "settings" / "planted.py"
    path.parent.mkdir()
    path.write_text('"""Says."""\n' + "X = 1\n" * 120)

    assert list(python_faults(path)) == [f"{path}: 121 lines, at most 120"]


def test_planted_template_is_reported(tmp_path):
    path = tmp_path / "planted.html"
    path.write_text("<p>\n" * 101)

    assert list(too_long(path, 100)) == [f"{path}: 101 lines, at most 100"]


def test_planted_crowded_room_is_reported_but_services_are_not_counted(tmp_path):
    for folder in ("services", "views"):
        (tmp_path / folder).mkdir()
        for number in range(16):
            (tmp_path / folder / f"verb_{number}.py").write_text("")

    assert list(app_faults(tmp_path)) == [f"{tmp_path}/views: 16 Python files, at most 15"]


def test_planted_heavy_app_is_reported_by_what_is_not_a_service(tmp_path):
    for folder, count in (("services", 20), ("models", 7), ("forms", 7), ("views", 7)):
        (tmp_path / folder).mkdir()
        for number in range(count):
            (tmp_path / folder / f"part_{number}.py").write_text("x = 1\n" * 300)
    for folder in ("engine", "selectors"):
        (tmp_path / folder).mkdir()
        for number in range(10):
            (tmp_path / folder / f"part_{number}.py").write_text("x = 1\n" * 270)

    assert list(app_faults(tmp_path)) == [
        f"{tmp_path}: 11700 lines of Python, at most 11500",
        f"{tmp_path}/engine: 2700 lines, at most 2300",
        f"{tmp_path}/selectors: 2700 lines, at most 2300",
    ]
