"""Pages are deleted with everything below them, however much that is."""

from django.db import transaction
from wagtail.actions.delete_page import DeletePageAction
from wagtail.models import Page
from wagtail.signals import page_unpublished

from home import jobs
from people.models import User

# One page asks the library and its add-ons for some thirty statements.
DELETED_AT_ONCE = 50


@transaction.atomic
def delete_section(*, page: Page, person: User) -> bool:
    """Delete a page with all below it; False says that the worker has yet to finish.

    A large section is out of everybody's sight at once; its pages then go a few at a time, so
    that others can work meanwhile and a killed worker is no harm.
    """
    if page.get_descendant_count() <= DELETED_AT_ONCE:
        DeletePageAction(page, user=person).execute(skip_permission_checks=True)
        return True
    Page.objects.filter(path__startswith=page.path).update(live=False, expired=False)
    page.refresh_from_db()
    page_unpublished.send(sender=page.specific_class or Page, instance=page.specific)
    jobs.delete_pages.enqueue(page.pk, person.pk)
    return False
