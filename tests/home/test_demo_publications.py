"""The demonstration shelf: two languages of each, files of our own making, nothing twice."""

import io

import docx
import pytest

from home.services.clear_demo import clear_demo
from home.services.write_demo_publications import write_demo_publications
from magazine.models import PublicationPage
from media_library.models import SiteDocument
from tests.support.verapdf.checking import OUR_FACES, faces_in, failed_checks, jars_or_skip

pytestmark = pytest.mark.django_db


def read(document):
    with document.file.open("rb") as file:
        return file.read()


def files(suffix):
    found = [one for one in SiteDocument.objects.all() if one.file_extension == suffix]
    return {f"{one.filename.partition('-')[0]}-{one.language}": read(one) for one in found}


def test_every_publication_is_there_in_both_languages_once():
    write_demo_publications()
    write_demo_publications()

    pages = PublicationPage.objects.live().values_list("translation_key", "locale__language_code")
    keys = {key for key, _language in pages}
    assert len(keys) >= 6
    assert sorted(pages) == sorted((key, code) for key in keys for code in ("ru", "ky"))
    assert {page.kind for page in PublicationPage.objects.all()} == {
        *("guide", "regulation", "study", "leaflet", "handbook")
    }


def test_papers_are_accessible_and_set_in_our_faces(request, tmp_path):
    write_demo_publications()
    papers = files("pdf")

    library = jars_or_skip(request.config.cache.mkdir("verapdf"))
    assert failed_checks(library, tmp_path, papers) == []
    assert set().union(*map(faces_in, papers.values())) <= OUR_FACES


def test_model_regulations_can_be_edited_and_say_the_same():
    write_demo_publications()

    texts = {
        name: "\n".join(part.text for part in docx.Document(io.BytesIO(content)).paragraphs)
        for name, content in files("docx").items()
    }

    assert len(texts) == 4
    assert "Назначает комиссию из пяти человек" in texts["local-ru"]
    assert "жергиликтүү кеңешке жеткирет" in texts["youth-ky"]


def test_clearing_takes_pages_and_files_away():
    write_demo_publications()

    clear_demo()

    assert (PublicationPage.objects.count(), SiteDocument.objects.count()) == (0, 0)
