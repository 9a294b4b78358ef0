"""`make check` looks at the project the same way whatever the shell exports."""

import sys

from config import check


def test_settings_of_the_shell_do_not_change_the_checks(monkeypatch):
    asking = [sys.executable, "-c", "import os; print(os.environ['DJANGO_SETTINGS_MODULE'])"]
    monkeypatch.setattr(check, "CHECKS", {"types": asking, "deployment": asking})
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "config.settings.production")

    said = {name: check.run(name)[2].strip() for name in check.CHECKS}

    assert said == {
        "types": "config.settings.test",
        "deployment": "config.settings.production",
    }
