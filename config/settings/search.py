"""Elasticsearch, for portals that have one; without it the database answers every question."""

import re

from django.core.exceptions import ImproperlyConfigured

from config.settings.environment import env

ADDRESS = re.compile(r"https?://([^\s@/]+@)?[^\s@/:]+:\d+(/\S*)?")


def addresses_of(text: str) -> tuple[str, ...]:
    """Read addresses of nodes by commas; each names its port, as Elasticsearch wants it."""
    addresses = tuple(part.strip() for part in text.split(",") if part.strip())
    if not all(map(ADDRESS.fullmatch, addresses)):
        raise ImproperlyConfigured(
            "ELASTICSEARCH_URL must look like https://person:password@host:9200, several by commas."
        )
    return addresses


ELASTICSEARCH_URL = addresses_of(env.str("ELASTICSEARCH_URL", default=""))
ELASTICSEARCH_API_KEY = env.str("ELASTICSEARCH_API_KEY", default="")
# The certificate of the authority that a package of Elasticsearch makes for itself.
ELASTICSEARCH_CA = env.str("ELASTICSEARCH_CA", default="")
# What all names in the cluster begin with, for clusters with more than one portal.
ELASTICSEARCH_PREFIX = env.str("ELASTICSEARCH_PREFIX", default="portal")
ELASTICSEARCH_SHARDS = env.int("ELASTICSEARCH_SHARDS", default=1)
