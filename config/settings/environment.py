"""Where the portal lies on disk and how it reads environment variables."""

from pathlib import Path

from environs import Env

env = Env()

BASE_DIR = Path(__file__).resolve().parent.parent.parent

# Everything the portal writes while it runs: database, files, letters, generated secret.
VAR_DIR = Path(env.str("PORTAL_VAR", default=str(BASE_DIR / "var")))
