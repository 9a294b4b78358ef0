"""The scanner has the last word on a file: clean, infected, or nothing said yet."""

from pathlib import Path

import pytest

from media_library import registry
from media_library.access import may_read
from media_library.choices import ScanState
from media_library.engine.scanner import ScannerSilent, find_virus
from media_library.jobs.examining import examine_upload, examine_waiting
from media_library.models import Upload
from media_library.services import receive_upload
from people.models import Letter
from tests.factories.media_library import PDF, pdf, posted
from tests.factories.people import UserFactory
from tests.support.clamd import EICAR, FakeClamd

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["unix", "tcp"])
def scanner(request, settings, tmp_path_factory):
    path = tmp_path_factory.mktemp("clamd") / "socket"
    scanner = FakeClamd(path if request.param == "unix" else ("127.0.0.1", 0))
    settings.CLAMD_SOCKET = str(path) if request.param == "unix" else f"127.0.0.1:{scanner.port}"
    yield scanner
    scanner.stop()


def open_to_all(*, person, upload):
    return True


@pytest.fixture
def opened_by_all(monkeypatch):
    """The thing every file belongs to lets everybody in."""
    monkeypatch.setattr(registry, "readers", [open_to_all])


def received(content=PDF, owner=None):
    return receive_upload(owner=owner or UserFactory(), file=posted("решение.pdf", content))


def examined(upload):
    examine_upload.call(str(upload.pk))
    return Upload.objects.get(pk=upload.pk)


def infected_pdf():
    return pdf() + b"\n%" + EICAR + b"\n%%EOF\n"


def may_open(upload):
    """Whether the owner may open it, and whether others may."""
    return tuple(may_read(person=who, upload=upload) for who in (upload.owner, UserFactory()))


def test_clean_file_opens_for_those_who_may_read_it(scanner, opened_by_all):
    upload = examined(received())

    assert (upload.scan, upload.scanned_at is not None) == (ScanState.CLEAN, True)
    assert [len(content) for content in scanner.seen] == [len(PDF)]
    assert may_open(upload) == (True, True)


def test_bad_95_file_the_scanner_has_not_judged_opens_for_its_owner_only(scanner, opened_by_all):
    scanner.mood = "silent"

    upload = examined(received())

    assert upload.scan == ScanState.UNSCANNED
    assert may_open(upload) == (True, False)


def test_file_opens_unscanned_where_no_scanner_is_configured(opened_by_all):
    upload = examined(received())

    assert upload.scan == ScanState.UNSCANNED
    assert may_open(upload) == (True, True)


def test_bad_95_infected_file_is_locked_away_and_its_sender_and_editors_are_told(
    scanner, opened_by_all, private_root, client, django_capture_on_commit_callbacks
):
    owner, editor = UserFactory(), UserFactory(groups=["Editors"])
    upload = received(infected_pdf(), owner)
    before = upload.file.name

    with django_capture_on_commit_callbacks(execute=True):
        upload = examined(upload)
        examined(upload)

    assert upload.scan == ScanState.INFECTED
    assert upload.file.name == f"quarantine/{upload.pk.hex}"
    assert not (private_root / before).exists()
    assert may_open(upload) == (False, False)
    client.force_login(owner)
    assert client.get(f"/files/{upload.pk}/").status_code == 404
    letters = Letter.objects.filter(event=f"infected:{upload.pk}").values_list("person", "kind")
    assert set(letters) == {(owner.pk, "file_infected"), (editor.pk, "file_infected_staff")}


def test_infected_file_stays_where_one_editor_is_its_sender(scanner, private_root):
    upload = examined(received(infected_pdf(), UserFactory(groups=["Editors"])))

    assert Letter.objects.filter(event=f"infected:{upload.pk}").count() == 1


def test_schedule_asks_again_until_the_scanner_falls_silent(scanner):
    scanner.mood = "silent"
    first, second = examined(received()), examined(received())
    scanner.mood = "well"

    examine_waiting()

    states = Upload.objects.filter(pk__in=[first.pk, second.pk]).values_list("scan", flat=True)
    assert list(states) == [ScanState.CLEAN, ScanState.CLEAN]


def test_schedule_stops_at_the_first_silence(scanner):
    received()
    received()
    scanner.mood = "silent"

    examine_waiting()

    assert len(scanner.seen) == 1


def test_scanner_that_hangs_up_early_has_not_judged(scanner, tmp_path):
    scanner.mood = "full"
    path = tmp_path / "large"
    path.write_bytes(b"x" * 5_000_000)

    with path.open("rb") as content, pytest.raises(ScannerSilent):
        find_virus(content, address=settings_of(scanner))


def settings_of(scanner):
    name = scanner.listener.getsockname()
    return name if isinstance(name, str) else f"tcp://127.0.0.1:{name[1]}"


@pytest.mark.parametrize("address", ["/nowhere/socket", "127.0.0.1:1", "nonsense"])
def test_scanner_that_is_not_there_has_not_judged(address):
    with Path(__file__).open("rb") as content, pytest.raises(ScannerSilent):
        find_virus(content, address=address)


def test_file_deleted_meanwhile_is_no_fault(scanner):
    upload = received()
    upload_id = str(upload.pk)
    upload.delete()

    examine_upload.call(upload_id)

    assert Upload.objects.count() == 0
