"""Steps the tests of the form share: opening, typing, attaching."""

import io

from django.urls import reverse
from django.utils import translation
from PIL import Image

from best_practice.engine.answers import section_version
from best_practice.models import CaseDraft
from tests.factories.drafts import ANSWERS, make_draft


def address(name, draft, *rest, language="ru"):
    with translation.override(language):
        return reverse(name, args=[draft.pk, *rest])


def post(client, draft, section, **changes):
    draft.refresh_from_db()
    data = {**ANSWERS[section], "version": [section_version(draft.answers, section)], **changes}
    return client.post(address("case_section", draft, section), data)


def fresh(author):
    draft = make_draft(author)
    CaseDraft.objects.filter(pk=draft.pk).update(answers={})
    draft.refresh_from_db()
    return draft


def picture(kind="JPEG", size=(40, 30), exif=None):
    written = io.BytesIO()
    options = {"exif": exif} if exif else {}
    Image.new("RGB", size, "green").save(written, kind, **options)
    return written.getvalue()
