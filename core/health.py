"""Whether the portal is well: findings with remedies, and the checks that packages hand in."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum


class Level(IntEnum):
    """How bad it is; also the exit code of `manage.py doctor`."""

    FINE = 0
    WARNING = 1
    ERROR = 2

    @property
    def word(self) -> str:
        """The level as programs read it."""
        return self.name.lower()


@dataclass(frozen=True)
class Finding:
    """What a check has seen, in a sentence, and what helps."""

    level: Level
    says: str
    remedy: str = ""


def fine(says: str) -> Finding:
    """Nothing to do."""
    return Finding(Level.FINE, says)


def warning(says: str, remedy: str) -> Finding:
    """The portal works; somebody should look."""
    return Finding(Level.WARNING, says, remedy)


def error(says: str, remedy: str) -> Finding:
    """The portal does not work, or is not safe."""
    return Finding(Level.ERROR, says, remedy)


Check = Callable[[], Finding]

_checks: dict[str, tuple[Check, bool]] = {}


def register_check(name: str, check: Check, *, is_quick: bool = False) -> None:
    """Add a check; a quick one takes milliseconds and calls nobody: /readyz runs it each time."""
    _checks[name] = (check, is_quick)


def examine(*, only_quick: bool = False) -> dict[str, Finding]:
    """Run the checks; one that breaks is a finding too, and the others still run."""
    return {
        name: _run(name, check)
        for name, (check, is_quick) in list(_checks.items())
        if is_quick or not only_quick
    }


def _run(name: str, check: Check) -> Finding:
    try:
        return check()
    except Exception as broken:  # whatever a machine can come up with
        return error(type(broken).__name__, f'manage.py doctor --trace "{name}"')


def check_of(name: str) -> Check:
    """Give one check, for a look without the net under it."""
    return _checks[name][0]
