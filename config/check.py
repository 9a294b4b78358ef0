"""Runs every check that is not a test, two at a time, and shows what failed (`make check`)."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

BIN = Path(sys.executable).parent
MANAGE = [sys.executable, "manage.py"]
# Values that production accepts, so that its own warnings can be looked for.
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "config.settings.production",
    "SECRET_KEY": "a-long-value-only-for-the-deployment-check-0123456789-abcdef",
    "ALLOWED_HOSTS": "portal.example",
    "PUBLIC_URL": "https://portal.example",
    "TRUSTED_PROXY_COUNT": "1",
}
CHECKS: dict[str, list[str]] = {
    "types": [str(BIN / "mypy")],
    "migrations": [*MANAGE, "makemigrations", "--check", "--dry-run"],
    "messages": [*MANAGE, "check_messages"],
    "templates": [*MANAGE, "check_templates"],
    "deployment": [*MANAGE, "check", "--deploy", "--fail-level", "WARNING"],
    "imports": [str(BIN / "lint-imports"), "--no-logo"],
    "drawings": [sys.executable, "-m", "tests.architecture.drawing"],
    "sizes": [sys.executable, "-m", "tests.architecture.sizes"],
    "lint": [str(BIN / "ruff"), "check", "--quiet"],
    "format": [str(BIN / "ruff"), "format", "--check", "--quiet"],
    "template lint": [str(BIN / "djlint"), "templates", "--lint", "--quiet"],
}


def run(name: str) -> tuple[str, int, str, float]:
    """Run one check; its name, exit code, output and seconds."""
    settings = PRODUCTION if name == "deployment" else {}
    started_at = time.monotonic()
    done = subprocess.run(  # noqa: S603 -- our own commands
        CHECKS[name],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings.test", **settings},
    )
    return name, done.returncode, done.stdout + done.stderr, time.monotonic() - started_at


def main() -> int:
    """Run all; print one line each, and the output of what failed at the end."""
    with ThreadPoolExecutor(max_workers=2) as pool:
        results = list(pool.map(run, CHECKS))
    failed = [(name, output) for name, code, output, _ in results if code]
    for name, output in failed:
        print(f"\n--- {name} ---\n{output.strip()}")
    print()
    for name, code, _, seconds in results:
        print(f"{'FAILED' if code else 'ok':8}{name:15}{seconds:5.1f} s")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
