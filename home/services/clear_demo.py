"""Takes away what the demonstration brought, before it is loaded anew."""

from django.db import transaction
from django.db.models import Q

from best_practice.models import Case, CaseDraft, CasePage, CaseVersion
from home.choices import DEMO_DOMAIN, DEMO_PASSWORD
from home.engine.demo_case import read_texts
from home.models import NewsPage
from home.selectors.repository import read_demo
from home.services.clear_demo_magazine import clear_demo_magazine, clear_demo_subscriptions
from magazine.models import PublicationPage
from media_library.models import SiteDocument, Upload
from peer_learning.models import Bookmark, CaseQuestion, Replication, VisitRequest
from peer_learning.services.count_repetitions import count_repetitions
from people.models import FormKey, Letter, User
from search.models import SavedSearch

OF_DEMO = f"@{DEMO_DOMAIN}"


@transaction.atomic
def clear_demo() -> None:
    """Delete cases, drafts, repetitions, news, issues, letters and files of the demonstration.

    Accounts stay and get their known password back.

    Cases that other people sent stay, whatever they are called.
    """
    clear_demo_magazine()
    clear_demo_subscriptions()
    titles = [text["title"] for row in read_demo("cases") for text in read_texts(row).values()]
    foreign = Q(submitter__isnull=False) & ~Q(submitter__email__endswith=OF_DEMO)
    cases = list(
        Case.objects.filter(Q(pages__title__in=titles) | Q(submitter__email__endswith=OF_DEMO))
        .exclude(foreign)
        .distinct()
    )
    drafts = CaseDraft.objects.filter(Q(case__in=cases) | Q(author__email__endswith=OF_DEMO))
    files = Q(draft_files__draft__in=list(drafts)) | Q(evidence__case__in=cases)
    uploads = list(Upload.objects.filter(files | Q(owner__email__endswith=OF_DEMO)).distinct())
    uploads += _delete_exchange(cases)
    drafts.delete()
    for page in CasePage.objects.filter(case__in=cases):
        page.delete()
    CaseVersion.objects.filter(case__in=cases).delete()
    Case.objects.filter(part_of__in=cases).update(part_of=None)
    Case.objects.filter(pk__in=[case.pk for case in cases]).delete()
    _delete_unused(uploads)
    for news in NewsPage.objects.filter(slug__in=[row["slug"] for row in read_demo("news")]):
        news.delete()
    _delete_publications()
    FormKey.objects.filter(person__email__endswith=OF_DEMO).delete()
    Letter.objects.filter(recipient__endswith=OF_DEMO).delete()
    for person in User.objects.filter(email__endswith=OF_DEMO):
        person.set_password(DEMO_PASSWORD)
        person.save(update_fields=["password"])


def _delete_publications() -> None:
    """Delete the publications of the demonstration and their files."""
    slugs = [row["slug"] for row in read_demo("publications")]
    for page in PublicationPage.objects.filter(slug__in=slugs):
        documents = list(page.files.values_list("document_id", flat=True))
        page.delete()
        SiteDocument.objects.filter(pk__in=documents).delete()


def _delete_exchange(cases: list[Case]) -> list[Upload]:
    """Delete what people exchanged about these cases and what demonstration accounts kept.

    Gives the files they had; the cases of other people are counted anew.
    """
    demo = Q(case__in=cases) | Q(person__email__endswith=OF_DEMO)
    repetitions = Replication.objects.filter(demo)
    uploads = list(Upload.objects.filter(replication_evidence__replication__in=repetitions))
    kept = set(repetitions.exclude(case__in=cases).values_list("case_id", flat=True))
    repetitions.delete()
    for case_id in kept:
        count_repetitions(case_id=case_id)
    VisitRequest.objects.filter(demo).delete()
    CaseQuestion.objects.filter(Q(case__in=cases) | Q(asker__email__endswith=OF_DEMO)).delete()
    Bookmark.objects.filter(person__email__endswith=OF_DEMO).delete()
    SavedSearch.objects.filter(owner__email__endswith=OF_DEMO).delete()
    return uploads


def _delete_unused(uploads: list[Upload]) -> None:
    """Delete those files that no draft, no case and no repetition of other people has."""
    ids = [upload.pk for upload in uploads]
    unused = {"draft_files": None, "evidence": None, "replication_evidence": None}
    for upload in Upload.objects.filter(pk__in=ids, **unused):
        upload.delete()
