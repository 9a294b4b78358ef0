"""Sizes are made by the worker and once; every picture has a text, and editors are asked for it."""

import threading
import time
from contextlib import ExitStack

import pytest
from django.core.files.base import ContentFile
from django.template import Context, Template
from django.urls import reverse
from django.utils import translation
from django_tasks_db.models import DBTaskResult
from wagtail.images.models import Filter, SourceImageIOError
from wagtail.models import ReferenceIndex

from home.models import StandardPage
from media_library.choices import PICTURE_SPECS
from media_library.engine.turns import turn
from media_library.jobs.pictures import make_sizes
from media_library.models import SiteDocument, SiteImage, pictures
from media_library.selectors import untold_pictures_of
from tests.factories.home import standard_page
from tests.factories.media_library import PDF, picture
from tests.factories.people import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]


def make_image(size=(1200, 900), **texts):
    return SiteImage.objects.create(
        title="IMG_2033",
        file=ContentFile(picture(size=size), "IMG_2033.png"),
        width=size[0],
        height=size[1],
        **texts,
    )


def shown(image, language="ru"):
    with translation.override(language):
        template = Template("{% load pictures %}{% site_picture image '100vw' %}")
        return template.render(Context({"image": image}))


def page_with(image):
    page = standard_page("О мосте")
    page.body = [("figure", {"image": image, "caption": ""})]
    image.decorative, image.contextual_alt_text = False, ""
    page.save()
    return StandardPage.objects.get(pk=page.pk)


@pytest.fixture
def editor(client):
    client.force_login(UserFactory(is_superuser=True))
    return client


def test_worker_makes_the_fixed_sizes_and_no_other():
    image = make_image()

    make_sizes.call(image.pk)
    make_sizes.call(image.pk)

    made = image.renditions.values_list("filter_spec", "width", "height")
    assert sorted(made) == sorted(
        (spec, 400, 300) if "400" in spec else (spec, 800, 600) for spec in PICTURE_SPECS
    )


def test_sizes_are_asked_for_when_an_editor_adds_a_picture(
    editor, django_capture_on_commit_callbacks
):
    file = ContentFile(picture(), "a.png")

    with django_capture_on_commit_callbacks(execute=True):
        editor.post(reverse("wagtailimages:add"), {"title": "Мост", "file": file})

    asked = DBTaskResult.objects.filter(task_path="media_library.jobs.pictures.make_sizes")
    assert asked.get().args_kwargs["args"] == [SiteImage.objects.get().pk]


def test_picture_of_a_deleted_row_or_a_lost_file_is_no_fault():
    image = make_image()
    image.file.storage.delete(image.file.name)

    make_sizes.call(image.pk)
    make_sizes.call(0)

    assert image.renditions.count() == 0


def test_page_offers_the_best_kind_first_and_tells_width_and_height():
    image = make_image(alt_ru="Мост через Ала-Арчу", alt_ky="Ала-Арча көпүрөсү")
    make_sizes.call(image.pk)

    html = shown(image)

    assert html.index("image/avif") < html.index("image/webp") < html.index("<img")
    assert 'width="800" height="600" alt="Мост через Ала-Арчу"' in html
    assert html.count(" 400w, ") == 2
    assert "data-text-missing" not in html


def test_missing_sizes_are_asked_of_the_worker_once_and_the_page_shows_one(settings):
    image = make_image()

    shown(image)
    html = shown(image)

    made = image.renditions.values_list("filter_spec", flat=True)
    assert list(made) == [PICTURE_SPECS[0]]
    assert html.count("<source") == 0
    asked = DBTaskResult.objects.filter(task_path="media_library.jobs.pictures.make_sizes")
    assert asked.count() == 1


def test_size_that_another_process_makes_is_waited_for(monkeypatch):
    image = make_image()
    spec = Filter(PICTURE_SPECS[0])
    name = f"size:{image.pk}:{image.file_hash}:{spec.spec}"
    with ExitStack() as other:
        assert other.enter_context(turn(name, lease=30))
        threading.Timer(0.3, other.pop_all().close).start()
        before = time.monotonic()

        size = image.create_rendition(spec)

    assert time.monotonic() - before >= 0.25
    assert (size.width, image.renditions.count()) == (800, 1)


def test_page_does_without_a_size_that_takes_another_process_too_long(monkeypatch):
    monkeypatch.setattr(pictures, "RENDITION_PATIENCE", 0)
    image = make_image(alt_ru="Мост")
    name = f"size:{image.pk}:{image.file_hash}:{PICTURE_SPECS[0]}"

    with turn(name, lease=30):
        with pytest.raises(SourceImageIOError):
            image.create_rendition(Filter(PICTURE_SPECS[0]))
        html = shown(image)

    assert "Мост" in html
    assert "<img" not in html
    assert image.renditions.count() == 0


@pytest.mark.parametrize(
    ("language", "text", "mark"),
    [("ru", "Мост", ""), ("ky", "Мост", ' data-text-missing="ky"'), ("en", "Мост", "")],
)
def test_text_of_the_other_language_is_better_than_none_and_marked(language, text, mark):
    html = shown(make_image(alt_ru="Мост"), language)

    assert f'alt="{text}" loading="lazy"{mark}>' in html


def test_name_of_the_file_is_never_read_out():
    assert 'alt=""' in shown(make_image())


def test_ornament_has_no_text_and_is_not_asked_for():
    image = make_image()
    image.decorative = True

    assert 'alt="" loading="lazy">' in shown(image)


def test_pictures_of_a_page_without_text_in_its_language_are_found():
    page = page_with(make_image(alt_ky="Көпүрө"))

    found = [image.title for image in untold_pictures_of(page)]
    SiteImage.objects.update(alt_ru="Мост")

    assert (found, list(untold_pictures_of(page))) == (["IMG_2033"], [])


def test_report_lists_pictures_without_text(editor):
    make_image()
    SiteImage.objects.create(
        title="Полный",
        file=ContentFile(picture(), "b.png"),
        width=4,
        height=3,
        alt_ru="a",
        alt_ky="b",
    )

    answer = editor.get(reverse("untold_pictures"))

    assert [image.title for image in answer.context["object_list"]] == ["IMG_2033"]


def test_report_is_closed_to_people_without_pictures(client):
    client.force_login(UserFactory())

    assert client.get(reverse("untold_pictures")).status_code == 302


def test_editors_checks_ask_for_the_text(editor):
    page = page_with(make_image())

    answer = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))

    assert "picture-without-text" in answer.content.decode()


@pytest.mark.parametrize("kind", ["images", "docs"])
def test_bad_99_deleting_a_file_in_use_shows_uses_and_asks(editor, kind):
    if kind == "images":
        file = make_image()
        page = page_with(file)
    else:
        file = SiteDocument.objects.create(title="Отчёт", file=ContentFile(PDF, "a.pdf"))
        page = standard_page("Отчёты")
        page.body = [("document", file)]
        page.save()
    ReferenceIndex.create_or_update_for_object(page)

    asked = editor.get(reverse(f"wagtail{kind}:delete", args=[file.pk]))

    usage = reverse(
        f"wagtail{kind}:{'image' if kind == 'images' else 'document'}_usage", args=[file.pk]
    )
    assert usage in asked.content.decode()
    assert type(file).objects.filter(pk=file.pk).exists()
    assert page.title in editor.get(usage).content.decode()
