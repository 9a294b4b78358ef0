"""The desk of the magazine for the matrix: an issue that is a draft, and the former addresses."""

from magazine.models import ArticlePlan, Author, Section
from tests.factories import magazine
from tests.matrix.answers import MOVED, all_roles
from tests.matrix.rows import Asked, Rows
from tests.matrix.scene import STAFF, Scene

OLD = 2452


def desk(scene: Scene) -> None:
    """A draft of an issue with an article and an idea; a public article of the former portal."""
    pair = magazine.issue_pair(number=11, running=181, live=False)
    title = scene.secret("будущей статьи", STAFF)
    scene.things["draft issue"] = pair[0]
    scene.things["draft article"] = magazine.article_pair(pair, titles=(title, title), live=False)[
        0
    ]
    scene.things["idea"] = ArticlePlan.objects.create(
        issue_key=pair[0].translation_key,
        title=scene.secret("задуманной статьи", STAFF),
        section=magazine.section(),
    )
    out = magazine.issue(number=10, running=180)
    magazine.article(out, legacy_id=OLD)


def magazine_values(scene: Scene) -> dict[str, list[dict[str, object]]]:
    """What the routes of the desk are asked with."""
    one = {
        "key": scene.things["draft issue"].translation_key,
        "item": scene.things["draft article"].translation_key,
        "pk": scene.things["idea"].pk,
    }
    return {
        "admin/magazine/": [one],
        "admin/magazine_sections/": [{"pk": Section.objects.order_by("pk").first().pk}],
        "admin/magazine_authors/": [{"pk": Author.objects.order_by("pk").first().pk}],
    }


def of_old_articles(_scene: Scene) -> Rows:
    """Everybody is led on; what was never published is nowhere."""
    yield Asked(all_roles(MOVED), {"legacy_id": OLD})
    yield Asked(all_roles(404), {"legacy_id": OLD + 1})


DESK_ROWS = {r"<lang>/^article/full/(?P<legacy_id>\d{1,9})\.html$": of_old_articles}
