"""A portal whose newsletter is sent as fast as it goes, and whose dead sender is known at once."""

import os
from datetime import timedelta

from tests.support.served_settings import *  # noqa: F403 -- settings relax each other

NEWSLETTER_PER_MINUTE = int(os.environ.get("NEWSLETTER_PER_MINUTE", "0"))
NEWSLETTER_LEASE = timedelta(seconds=1)
