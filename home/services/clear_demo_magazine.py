"""Takes away the issues and subscriptions of the demonstration, before they are loaded anew."""

from django.db import transaction
from django.db.models import Q

from home.choices import DEMO_DOMAIN
from home.selectors.repository import read_demo_authors, read_demo_issues
from home.services.write_demo_subscriptions import DUES_REFERENCE
from magazine.models import ArticlePlan, Author, IssuePage, IssueRelease, YearPage
from media_library.models import SiteDocument
from subscriptions.models import DuesPayment, Invoice, Newsletter, Payment, Subscription

OF_DEMO = f"@{DEMO_DOMAIN}"


@transaction.atomic
def clear_demo_magazine() -> None:
    """Delete the issues of the demonstration with all in them, and offices that write no more.

    Other issues and their years stay; an article that somebody put into one of these goes with it.
    """
    slugs = [issue["slug"] for issue in read_demo_issues()]
    issues = list(IssuePage.objects.filter(slug__in=slugs))
    keys = {page.translation_key for page in issues}
    for page in issues:
        page.delete()
    for model in (ArticlePlan, IssueRelease, Newsletter):
        model.objects.filter(issue_key__in=keys).delete()
    scans = [issue["scan"]["title"] for issue in read_demo_issues() if "scan" in issue]
    SiteDocument.objects.filter(title__in=scans).delete()
    years = {int(issue["date"][0][:4]) for issue in read_demo_issues()}
    for year in YearPage.objects.filter(year__in=years, numchild=0):
        year.delete()
    codes = [row["code"] for row in read_demo_authors()]
    Author.objects.filter(code__in=codes, articles__isnull=True).delete()


@transaction.atomic
def clear_demo_subscriptions() -> None:
    """Delete what demonstration accounts ordered and were given, and the dues of the examples."""
    ordered = Q(person__email__endswith=OF_DEMO) | Q(ordered_by__email__endswith=OF_DEMO)
    subscriptions = Subscription.objects.filter(ordered)
    Payment.objects.filter(invoice__subscription__in=subscriptions).delete()
    Invoice.objects.filter(subscription__in=subscriptions).delete()
    subscriptions.update(previous=None)
    subscriptions.delete()
    DuesPayment.objects.filter(reference__startswith=DUES_REFERENCE).delete()
