"""Named groups, what each may do in the admin, and the review that editors do."""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from best_practice.services.ensure_workflow import ensure_workflow
from magazine.choices import GROUP_MAGAZINE_EDITORS, GROUP_MAGAZINE_WRITERS
from magazine.models import MagazineIndexPage
from people.choices import (
    GROUP_DATA_OFFICERS,
    GROUP_EDITORS,
    GROUP_OPERATORS,
    GROUP_REPORTERS,
)
from subscriptions.choices import GROUP_DESK

PAGE_RIGHTS = ("add_page", "change_page", "publish_page")
WRITERS_PAGE_RIGHTS = ("add_page", "change_page")
# Wagtail asks for the rights of its own image and document, whatever model is used instead.
FILE_RIGHTS = (
    "wagtailimages.add_image",
    "wagtailimages.change_image",
    "wagtailimages.choose_image",
    "wagtaildocs.add_document",
    "wagtaildocs.change_document",
    "wagtaildocs.choose_document",
)
# A file that is public already is exchanged by those who publish; writers change their own.
WRITERS_FILE_RIGHTS = tuple(right for right in FILE_RIGHTS if ".change_" not in right)
# What whoever works on the magazine may do; writers no more than this.
WRITING = (
    *("wagtailadmin.access_admin", "wagtail_localize.submit_translation"),
    *("magazine.view_articleplan", "magazine.change_articleplan"),
    *("magazine.view_author", "magazine.view_section"),
    *("taxonomy.view_legalact", "taxonomy.view_term"),
)
EDITING = (
    *("magazine.add_issuerelease", "magazine.add_author", "magazine.change_author"),
    *("magazine.add_section", "magazine.change_section"),
)
# "app.codename" of everything a group may do besides pages and files.
RIGHTS = {
    GROUP_EDITORS: (
        "wagtailadmin.access_admin",
        "wagtail_localize.submit_translation",
        "best_practice.view_case",
        "best_practice.change_case",
        "peer_learning.view_replication",
        "peer_learning.change_replication",
        "peer_learning.view_casequestion",
        "peer_learning.change_casequestion",
        "peer_learning.view_visitrequest",
        "home.view_mistakereport",
        "home.change_mistakereport",
        "taxonomy.view_term",
        "taxonomy.add_term",
        "taxonomy.change_term",
        "taxonomy.view_legalact",
        "taxonomy.add_legalact",
        "taxonomy.change_legalact",
        "search.view_glossaryentry",
        "search.add_glossaryentry",
        "search.change_glossaryentry",
        "taggit.view_tag",
        "taggit.add_tag",
        "taggit.change_tag",
        "taggit.delete_tag",
        "organisations.view_municipality",
        "organisations.add_municipality",
        "organisations.change_municipality",
        "organisations.view_district",
        "organisations.add_district",
        "organisations.change_district",
        "organisations.view_organisation",
        "organisations.add_organisation",
        "organisations.change_organisation",
        "organisations.view_project",
        "organisations.add_project",
        "organisations.change_project",
        "organisations.view_expert",
        "organisations.change_expert",
        "search.view_searchlog",
        *WRITING,
        *EDITING,
    ),
    GROUP_MAGAZINE_EDITORS: (*WRITING, *EDITING),
    GROUP_MAGAZINE_WRITERS: WRITING,
    GROUP_OPERATORS: (
        "wagtailadmin.access_admin",
        "home.change_contactsettings",
        "organisations.view_membership",
        "organisations.add_membership",
        "organisations.change_membership",
        "people.view_letter",
        "people.view_user",
        "people.add_verification",
        "django_tasks_db.view_dbtaskresult",
    ),
    # Sums about people, never single rows.
    GROUP_REPORTERS: ("wagtailadmin.access_admin", "people.view_personstatistics"),
    # Who watches over personal data, and alone may take a list of people away.
    GROUP_DATA_OFFICERS: (
        "wagtailadmin.access_admin",
        "people.view_accesslog",
        "people.export_people",
    ),
    # Orders, payments and the ledger of dues; addresses leave only with a reason.
    GROUP_DESK: (
        "wagtailadmin.access_admin",
        *(
            f"subscriptions.{verb}_{name}"
            for name in ("plan", "duespayment", "subscription", "printedcopies")
            for verb in ("view", "add", "change")
        ),
        *("subscriptions.view_invoice", "subscriptions.change_invoice"),
        "subscriptions.change_officedetails",
        *("subscriptions.view_newsletter", "subscriptions.change_newsletter"),
    ),
}


@transaction.atomic
def grant_rights() -> None:
    """Make the groups, give them exactly their rights, take Wagtail's other groups away."""
    for name, rights in RIGHTS.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.set(_permissions(rights))
    Group.objects.filter(name="Moderators").delete()
    editors = Group.objects.get(name=GROUP_EDITORS)
    _let_edit_pages(editors, [Page.get_first_root_node()], PAGE_RIGHTS)
    _let_use_files(editors, FILE_RIGHTS)
    magazines = list(MagazineIndexPage.objects.all())
    for name, rights, file_rights in (
        (GROUP_MAGAZINE_EDITORS, PAGE_RIGHTS, FILE_RIGHTS),
        (GROUP_MAGAZINE_WRITERS, WRITERS_PAGE_RIGHTS, WRITERS_FILE_RIGHTS),
    ):
        group = Group.objects.get(name=name)
        _let_edit_pages(group, magazines, rights)
        _let_use_files(group, file_rights)
    ensure_workflow(editors=editors)


def _permissions(rights: tuple[str, ...]) -> list[Permission]:
    known = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in Permission.objects.select_related("content_type")
    }
    return [known[right] for right in rights if right in known]


def _let_edit_pages(group: Group, tops: Iterable[Page], rights: tuple[str, ...]) -> None:
    """Give a group exactly these rights over what lies below these pages."""
    given = GroupPagePermission.objects.filter(group=group)
    given.exclude(permission__codename__in=rights).delete()
    wanted = Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=rights)
    for top in tops:
        for permission in wanted:
            GroupPagePermission.objects.get_or_create(
                group=group, page_id=top.pk, permission=permission
            )


def _let_use_files(group: Group, rights: tuple[str, ...]) -> None:
    wanted = _permissions(rights)
    given = GroupCollectionPermission.objects.filter(group=group)
    given.exclude(permission__in=wanted).delete()
    root = Collection.get_first_root_node()
    for permission in wanted:
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=root, permission=permission
        )
