"""What the screens of Wagtail do not publish by themselves: issues, and articles of an issue."""

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

from magazine.models import AnnouncementPage, ArticlePage, IssueItem, IssuePage, SdgTablePage

KINDS = (IssuePage, ArticlePage, AnnouncementPage, SdgTablePage)


def comes_out_at_the_desk(*, page: Page, with_below: bool = False) -> bool:
    """Whether a page is an issue or stands in one; `with_below`, whether a draft below it is."""
    if issubclass(page.specific_class or Page, (IssuePage, IssueItem)):
        return True
    kinds = [kind.pk for kind in ContentType.objects.get_for_models(*KINDS).values()]
    drafts = Page.objects.filter(path__startswith=page.path, content_type__in=kinds, live=False)
    return with_below and drafts.exists()
