"""Settings of `make bench`: those of `make run`, and statements are counted on request."""

from config.settings.dev import *

MIDDLEWARE = ["config.bench.counting.CountStatements", *MIDDLEWARE]
