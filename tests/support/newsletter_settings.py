"""A portal of which the newsletter is sent as fast as it goes, and a dead sender known at once."""

from datetime import timedelta

from tests.support.served_settings import *  # noqa: F403 -- settings relax each other

NEWSLETTER_PER_MINUTE = 0
NEWSLETTER_LEASE = timedelta(seconds=1)
