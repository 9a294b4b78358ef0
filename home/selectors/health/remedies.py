"""What helps, in the few forms that most remedies have."""

from django.utils.translation import gettext as _


def run(command: str) -> str:
    """A command to be run in the folder of the code."""
    return _("Run: %(command)s") % {"command": command}


def give(variable: str) -> str:
    """A variable of the environment to be set."""
    return _("Set %(name)s (the README lists the values).") % {"name": variable}


def look_at(address: str) -> str:
    """A page of the admin to be opened."""
    return _("Open %(address)s and see what is wrong.") % {"address": address}
