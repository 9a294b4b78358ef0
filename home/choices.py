"""Names that setup, rights and menus share; what runs by the clock."""

from dataclasses import dataclass
from datetime import timedelta

LANGUAGE_CODES = ("ru", "ky", "en")

# Plain pages of every language, in the order of the menus.
STANDARD_SLUGS = ("about", "contacts", "privacy", "accessibility", "licence", "help")

# Its children are short guides, one per role.
HELP_PARENT = "help"

# Pages of one person or of one moment, below the front page: no search engine reads them.
HIDDEN_PARTS = (
    "account/",
    "my/",
    "mistake/",
    "styleguide/",
    "practices/submit/",
    "practices/export",
    *("newsletter/confirm/", "newsletter/letters/", "newsletter/stop/", "newsletter/mine/"),
)
# Addresses without end, which robots need not walk: several filters at once, files, comparisons.
ENDLESS_PARTS = (
    *("practices/?*&", "practices/export", "practices/compare", "practices/map/?"),
    *("search/?", "search/go/", "search/suggest/"),
)

# Accounts for trying the portal out; production refuses to start while one is there.
DEMO_DOMAIN = "demo.example"
DEMO_PASSWORD = "demo-municipalitet"  # noqa: S105 -- printed for everybody who tries the portal
DEMO_OPERATOR = f"admin@{DEMO_DOMAIN}"
DEMO_EDITOR = f"editor@{DEMO_DOMAIN}"
DEMO_AUTHOR = f"author@{DEMO_DOMAIN}"


@dataclass(frozen=True)
class TimedJob:
    """A management command that runs again and again.

    `every` is the distance of its slots; a daily one starts `after` midnight in Bishkek.
    """

    command: str
    every: timedelta
    after: timedelta = timedelta(0)
    arguments: tuple[str, ...] = ()


MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)

SCHEDULE = {
    "send_letters": TimedJob("send_letters", every=MINUTE),
    "send_newsletters": TimedJob("send_newsletters", every=MINUTE),
    "reap_jobs": TimedJob("reap_jobs", every=MINUTE),
    "publish_scheduled": TimedJob("publish_scheduled", every=5 * MINUTE),
    "publish_issues": TimedJob("publish_issues", every=5 * MINUTE),
    "sync_elasticsearch": TimedJob("sync_elasticsearch", every=5 * MINUTE),
    "forget_old": TimedJob("forget_old", every=HOUR),
    "refresh_names": TimedJob("refresh_names", every=DAY, after=5 * MINUTE),
    "index_changes": TimedJob("index_changes", every=5 * MINUTE),
    "index_opened": TimedJob("index_opened", every=DAY, after=2 * MINUTE),
    "check_search": TimedJob("check_search", every=DAY, after=4 * HOUR),
    "send_search_alerts": TimedJob("send_search_alerts", every=DAY, after=6 * HOUR),
    "examine_files": TimedJob("examine_files", every=5 * MINUTE),
    "forget_exports": TimedJob("forget_exports", every=HOUR),
    "forget_data": TimedJob("forget_data", every=HOUR),
    "fulfil_erasures": TimedJob("fulfil_erasures", every=DAY, after=2 * HOUR),
    "expire_visits": TimedJob("expire_visits", every=DAY, after=2 * HOUR + 30 * MINUTE),
    "remind_subscribers": TimedJob("remind_subscribers", every=DAY, after=7 * HOUR),
    "sweep_uploads": TimedJob("sweep_uploads", every=DAY, after=3 * HOUR),
    "clearsessions": TimedJob("clearsessions", every=DAY, after=3 * HOUR + 10 * MINUTE),
    "forget_reports": TimedJob("forget_reports", every=DAY, after=3 * HOUR + 15 * MINUTE),
    "forget_searches": TimedJob("forget_searches", every=DAY, after=3 * HOUR + 5 * MINUTE),
    "forget_newsletters": TimedJob("forget_newsletters", every=DAY, after=3 * HOUR + 25 * MINUTE),
    "forget_runs": TimedJob("forget_runs", every=DAY, after=3 * HOUR + 20 * MINUTE),
    "prune_jobs": TimedJob(
        "prune_db_task_results",
        every=DAY,
        after=3 * HOUR + 30 * MINUTE,
        arguments=("--min-age-days", "2", "--failed-min-age-days", "30"),
    ),
}

# A reported mistake is kept this long after it was dealt with.
REPORT_AGE = timedelta(days=365)
# An editor gets at most one letter about reports in this time.
REPORT_LETTERS_APART = timedelta(minutes=10)
# Rows of past slots are kept this long; the newest slot must always be among them.
RUN_AGE = timedelta(days=3)

# A worker says every few seconds that its job is alive; silence for this long means it was killed.
JOB_LEASE = timedelta(seconds=60)
# How long after each failure a job is tried again; after the last it stays failed and visible.
JOB_RETRIES = (
    timedelta(seconds=30),
    timedelta(minutes=2),
    timedelta(minutes=10),
    timedelta(hours=1),
)
