"""The admin: every one of its routes with ids of real things, and who may come in."""

from wagtail.models import Locale, Site, Task, TaskState, Workflow, WorkflowState

from best_practice.models import CaseIndexPage
from search.models import GlossaryEntry
from subscriptions.models import PrintedCopies
from taxonomy.models import LegalAct, Term
from tests.factories.newsletters import make_newsletter
from tests.factories.organisations import MunicipalityFactory
from tests.factories.people import UserFactory
from tests.factories.subscriptions import DuesPaymentFactory, ordered
from tests.matrix.desk import magazine_values
from tests.matrix.routes import Route
from tests.matrix.scene import Scene

# Doors that show nothing: the sprite of icons, words of scripts, the way to the sign-in.
OPEN = {
    "admin/sprite/": 200,
    "admin/jsi18n/": 200,
    "admin/login/": "sign in",
    "admin/logout/": "moved",
    "admin/password_reset/": 404,
    "admin/password_reset/done/": 404,
    "admin/password_reset/confirm/<uidb64>/<token>/": 404,
    "admin/password_reset/complete/": 404,
}
# Pages made to fail; they show that the error page works.
FAILING = {"admin/failwhale/", "admin/test404/"}
# The desk of subscriptions has a group of its own.
DESK = (
    *("admin/subscriptions/", "admin/invoices/", "admin/dues/", "admin/printed_copies/"),
    *("admin/plans/", "admin/dues-year/", "admin/dues-import/", "admin/recipients/"),
    "admin/newsletters/",
)
# What belongs to operators or superusers; nobody else comes further than the door.
CLOSED_TO_EDITORS = (
    *DESK,
    "admin/users/",
    "admin/groups/",
    "admin/sites/",
    "admin/locales/",
    "admin/collections/",
    "admin/settings/",
    "admin/letters/",
    *("admin/people/", "admin/people-export/", "admin/people-figures/", "admin/access-log/"),
    "admin/redirects/",
    "admin/workflows/list/",
    "admin/workflows/add/",
    "admin/workflows/edit/",
    "admin/workflows/enable/",
    "admin/workflows/disable/",
    "admin/workflows/remove/",
    "admin/workflows/tasks/",
)
CLOSED_TO_OPERATORS = (
    *DESK,
    *("admin/replications/", "admin/questions/", "admin/visits/"),
    *("admin/case-desk/", "admin/reports/cases-waiting/", "admin/reports/case-gaps/"),
    "admin/reports/failing-searches/",
    *("admin/magazine/", "admin/magazine_sections/", "admin/magazine_authors/"),
    "admin/experts/",
    "admin/projects/",
    "admin/glossary/",
    "admin/tags/",
    "admin/terms/",
    "admin/legal_acts/",
    *("admin/people-export/", "admin/people-figures/", "admin/access-log/"),
    "admin/groups/",
    "admin/sites/",
    "admin/locales/",
    "admin/collections/",
    "admin/redirects/",
    "admin/workflows/",
    "admin/images/",
    "admin/documents/",
)
# Lists to choose from, which show a person only what that person may use; and the first hop of the
# settings, which names a row and is refused there.
COMMON = (
    "admin/workflows/task_chooser/",
    "admin/images/chooser/",
    "admin/documents/chooser/",
    "admin/settings/<slug:app_name>/<slug:model_name>/",
)

Values = dict[str, object]


def page_values(scene: Scene) -> list[Values]:
    """Pages with something to hide, each with a revision, a review and a task of its own."""
    found = []
    for name in ("under_review", "withdrawn", "proposal"):
        page = scene.pages[name]
        state = WorkflowState.objects.filter(object_id=str(page.pk)).order_by("pk").first()
        task_state = TaskState.objects.filter(workflow_state=state).order_by("pk").first()
        found.append(
            {
                "pk": page.pk,
                "page_id": page.pk,
                "page_pk": page.pk,
                "page_to_move_id": page.pk,
                "destination_id": page.get_parent().pk,
                "parent_page_id": page.get_parent().pk,
                "revision_id": page.latest_revision_id,
                "revision_id_a": "earliest",
                "revision_id_b": "latest",
                "workflow_state_id": state.pk if state else 0,
                "task_state_id": task_state.pk if task_state else 0,
                "task_id": Task.objects.get().pk,
                "action_name": "approve",
            }
        )
    return found


def values_of(scene: Scene, pattern: str) -> list[Values]:
    """Ids of real things for the routes that begin like this; a KeyError names what is missing."""
    beginnings = {
        **office_values(scene),
        **magazine_values(scene),
        **workflow_values(),
        **file_values(scene),
        **any_page_values(scene),
    }
    longest = max((key for key in beginnings if pattern.startswith(key)), key=len)
    return beginnings[longest]


def office_values(scene: Scene) -> dict[str, list[Values]]:
    """People, settings and what the portal itself adds to the admin."""
    things, draft = scene.things, scene.drafts["under_review"]
    site, locale = Site.objects.get(), Locale.objects.get(language_code="ru")
    return {
        "admin/users/": [{"pk": scene.people["stranger"].pk}],
        "admin/people/": [{"pk": scene.people["stranger"].pk}],
        "admin/groups/": [{"pk": 1}],
        "admin/sites/": [{"pk": site.pk}],
        "admin/locales/": [{"pk": locale.pk}],
        "admin/letters/": [{"pk": things["letter"].pk}, {"pk": things["code"].pk}],
        "admin/cases/": [{"pk": draft.case.pk}],
        "admin/case-desk/": [{"pk": draft.case.pk}],
        "admin/case-desk/alike/": [{"pk": things["lookalike"].pk}],
        "admin/experts/": [
            {"pk": things[name].pk} for name in ("waiting expert", "listed expert", "gone expert")
        ],
        "admin/replications/": [
            {"pk": things[f"{name} repetition"].pk} for name in ("waiting", "declined", "confirmed")
        ],
        "admin/questions/": [
            {"pk": things[name].pk} for name in ("asked question", "open question")
        ],
        "admin/visits/": [{"pk": things["visit"].pk}],
        "admin/projects/": [{"pk": things["project"].pk}],
        "admin/glossary/": [{"pk": GlossaryEntry.objects.order_by("pk").first().pk}],
        "admin/tags/": [{"pk": things["tag"].pk}],
        "admin/terms/": [{"pk": Term.objects.get(scheme="theme", code="services.water").pk}],
        "admin/legal_acts/": [{"pk": LegalAct.objects.get(code="budget-code").pk}],
        "admin/mistake_reports/": [{"pk": things["report"].pk}],
        "admin/collections/": [
            {"pk": things["collection"].pk, "collection_id": things["collection"].pk}
        ],
        "admin/redirects/": [{"redirect_id": 1}],
        "admin/settings/": [{"app_name": "home", "model_name": "contactsettings", "pk": 1}],
        **desk_values(),
        "admin/embeds/": [{}],
        "admin/snippets/": [{}],
    }


def desk_values() -> dict[str, list[Values]]:
    """A term with its invoice, a payment of dues, copies and a plan."""
    place = MunicipalityFactory()
    order = ordered(UserFactory())
    copies = PrintedCopies.objects.create(municipality=place)
    return {
        "admin/subscriptions/": [{"pk": order.pk}],
        "admin/invoices/": [{"pk": order.invoice.pk}],
        "admin/dues/": [{"pk": DuesPaymentFactory(municipality=place).pk}],
        "admin/printed_copies/": [{"pk": copies.pk}],
        "admin/plans/": [{"pk": order.plan_id}],
        "admin/newsletters/": [{"pk": make_newsletter().pk}],
    }


def workflow_values() -> dict[str, list[Values]]:
    """The review and its task."""
    workflow, task = Workflow.objects.get(), Task.objects.get()
    return {
        "admin/workflows/": [
            {
                "pk": workflow.pk,
                "workflow_pk": workflow.pk,
                "page_pk": CaseIndexPage.objects.first().pk,
                "task_id": task.pk,
                "app_label": "best_practice",
                "model_name": "casereviewtask",
            }
        ],
        "admin/workflows/tasks/": [
            {"pk": task.pk, "app_label": "best_practice", "model_name": "casereviewtask"}
        ],
    }


def file_values(scene: Scene) -> dict[str, list[Values]]:
    """Documents and pictures."""
    document, image = scene.things["closed document"], scene.things["image"]
    return {
        "admin/documents/": [
            {"pk": document.pk, "document_id": document.pk, "doc_id": document.pk}
            | {"uploaded_file_id": 1}
        ],
        "admin/images/": [
            {"pk": image.pk, "image_id": image.pk, "uploaded_file_id": 1, "filter_spec": "width-9"}
        ],
        "admin/api/main/^documents/": [{"pk": document.pk}],
        "admin/api/main/^images/": [{"pk": image.pk}],
    }


def any_page_values(scene: Scene) -> dict[str, list[Values]]:
    """Pages that are not public, wherever the admin asks for a page."""
    return {
        "admin/api/main/^pages/": [
            {**values, "action_name": "copy"} for values in page_values(scene)
        ],
        "admin/localize/": localize_values(scene),
        "admin/choose-page/": [{"parent_page_id": CaseIndexPage.objects.first().pk}],
        "admin/": [
            {
                **values,
                "app_label": "best_practice",
                "model_name": "casepage",
                "app_name": "media_library",
                "content_type_app_name": "best_practice",
                "content_type_model_name": "casepage",
                "object_id": values["page_id"],
                "session_id": 1,
                "action": "delete",
                "mode": "",
            }
            for values in page_values(scene)
        ],
    }


def localize_values(scene: Scene) -> list[Values]:
    """Translations of a page that is not public."""
    page = scene.pages["under_review"]
    return [
        {
            "page_id": page.pk,
            "translation_source_id": 1,
            "translation_id": 1,
            "string_segment_id": 1,
            "overridable_segment_id": 1,
            "app_label": "best_practice",
            "model_name": "case",
            "pk": scene.drafts["under_review"].case_id,
            "mode": "default",
        }
    ]


def addresses(scene: Scene, route: Route) -> list[str]:
    """Addresses of a route of the admin, one for each thing it can be asked about."""
    if route.pattern in OPEN or "^.*/" in route.pattern:
        return [route.filled({"uidb64": "MQ", "token": "set-password"}).replace(".*", "nowhere")]
    if not route.parameters:
        return [route.filled({})]
    return list(dict.fromkeys(route.filled(values) for values in values_of(scene, route.pattern)))


def queries(address: str) -> list[str]:
    """The address itself, and a search where the page has a search box."""
    asked = [address]
    if address.endswith(("/results/", "/search/", "/pages/", "/letters/", "/cases/", "/find/")):
        asked += [f"{address}?q=Тайна", f"{address}?search=Тайна&fields=*"]
    return asked
