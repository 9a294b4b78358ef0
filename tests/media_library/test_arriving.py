"""A file comes in pieces: each is kept, none is taken twice, and the whole is what was sent."""

import base64
import hashlib
import json
import uuid

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages

from media_library.choices import LARGEST_PIECE, MOST_ARRIVING, MOST_PIECES, UploadState
from media_library.models import Arrival, Upload
from media_library.services import erase_uploads, sweep_files
from media_library.services.arrive import add_piece, finish_arrival
from tests.factories.media_library import PDF, UploadFactory, picture
from tests.factories.people import UserFactory

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("private_root"),
]


@pytest.fixture
def person(client):
    person = UserFactory()
    client.force_login(person)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    return person


def start(client, content=PDF, name="чечим.pdf", **said):
    said = {"name": name, "size": len(content), **said}
    return client.post("/files/arriving/", json.dumps(said), content_type="application/json")


def send(client, address, offset, content, **headers):
    return client.patch(
        address,
        content,
        content_type="application/offset+octet-stream",
        headers={"upload-offset": str(offset), **headers},
    )


def sha(content):
    return hashlib.sha256(content).hexdigest()


def checksum(content):
    return "sha256 " + base64.b64encode(hashlib.sha256(content).digest()).decode()


def pieces_kept():
    try:
        folders, _files = storages["private"].listdir("arriving")
    except FileNotFoundError:
        return 0
    return sum(len(storages["private"].listdir(f"arriving/{name}")[1]) for name in folders)


def test_file_in_pieces_becomes_an_upload(client, person, django_capture_on_commit_callbacks):
    address = start(client, digest=sha(PDF)).json()["address"]

    with django_capture_on_commit_callbacks(execute=True):
        first = send(client, address, 0, PDF[:100], **{"upload-checksum": checksum(PDF[:100])})
        last = send(client, address, 100, PDF[100:])

    assert (first.status_code, first["Upload-Offset"], first.json()["upload"]) == (200, "100", "")
    upload = Upload.objects.get()
    assert last.json()["upload"] == str(upload.pk)
    assert (upload.owner, upload.name, upload.digest) == (person, "чечим.pdf", sha(PDF))
    assert (upload.file.read(), upload.state) == (PDF, UploadState.RECEIVED)
    assert pieces_kept() == 0


def test_after_a_cut_line_the_server_says_where_to_go_on(client, person):
    address = start(client).json()["address"]
    send(client, address, 0, PDF[:100])

    told = client.get(address)
    again = send(client, address, 0, PDF[:100])

    assert (told.json()["offset"], told["Upload-Offset"]) == (100, "100")
    assert (again.status_code, again.json()["offset"]) == (409, 100)
    assert pieces_kept() == 1


def test_same_file_goes_on_where_it_stopped_though_the_page_forgot_it(client, person):
    first = start(client, digest=sha(PDF)).json()
    send(client, first["address"], 0, PDF[:100])

    again = start(client, digest=sha(PDF)).json()

    assert (again["address"], again["offset"]) == (first["address"], 100)


def test_lost_answer_to_the_last_piece_is_given_again(client, person):
    address = start(client).json()["address"]
    send(client, address, 0, PDF)

    assert client.get(address).json()["upload"] == str(Upload.objects.get().pk)


def test_whole_file_that_a_crash_left_unjoined_is_joined_when_asked(client, person):
    address = start(client).json()["address"]
    send(client, address, 0, PDF[:100])
    arrival = Arrival.objects.get()
    rest = storages["private"].save(f"arriving/{arrival.pk.hex}/x", ContentFile(PDF[100:]))
    Arrival.objects.update(received=len(PDF), pieces=[*arrival.pieces, rest])

    told = client.get(address)

    assert told.json()["upload"] == str(Upload.objects.get().pk)


def test_same_last_piece_twice_makes_one_upload(person):
    arrival = Arrival.objects.create(owner=person, name="a.pdf", size=len(PDF))
    whole = add_piece(arrival=arrival, offset=0, content=PDF)

    finish_arrival(arrival=whole)

    assert Upload.objects.count() == 1


@pytest.mark.parametrize("given", [checksum(b"other"), "sha256 ?", "sha256 \xe9", "md5 eA=="])
def test_damaged_piece_is_not_kept(client, person, given):
    address = start(client).json()["address"]

    answer = send(client, address, 0, PDF[:100], **{"upload-checksum": given})

    assert (answer.status_code, answer.json()["offset"], pieces_kept()) == (409, 0, 0)


def test_file_changed_on_its_way_is_refused(client, person):
    address = start(client, digest=sha(b"other")).json()["address"]

    answer = send(client, address, 0, PDF)

    assert answer.json()["refusal"] == "The file was changed on its way. Attach it again."
    assert (Upload.objects.count(), answer.json()["upload"]) == (0, "")


@pytest.mark.parametrize("offset", ["-1", "x", "", "99999999999"])
def test_piece_without_a_place_is_a_broken_request(client, person, offset):
    address = start(client).json()["address"]

    answer = client.patch(address, b"x", headers={"upload-offset": offset})

    assert (answer.status_code, pieces_kept()) == (400, 0)


@pytest.mark.parametrize("content", [b"x" * (LARGEST_PIECE + 1), PDF + b"x"])
def test_piece_that_is_too_long_is_not_kept(client, person, content):
    address = start(client).json()["address"]

    assert send(client, address, 0, content).status_code == 409
    assert pieces_kept() == 0


def test_file_in_crumbs_does_not_fill_the_disk_with_files(client, person):
    crumbs = [f"arriving/{number}" for number in range(MOST_PIECES)]
    Arrival.objects.create(owner=person, name="a.pdf", size=999, received=200, pieces=crumbs)
    address = f"/files/arriving/{Arrival.objects.get().pk}/"

    answer = send(client, address, 200, b"x")

    assert (answer.status_code, pieces_kept()) == (409, 0)
    assert len(Arrival.objects.get().pieces) == MOST_PIECES


@pytest.mark.parametrize(
    "body",
    [
        *(b"", b"[]", b"1", b"{}", b"[" * 100_000, b'{"name": ["a.pdf"], "size": 5}'),
        *(b'{"name": "a.pdf", "size": "x"}', b'{"name":"a","size":-1}'),
        *(b'{"name": "a.pdf", "size": 1e999}', b'{"name": "a.pdf", "size": true}'),
        b'{"name": "a.pdf", "size": 5, "digest": "%b"}' % (b"\\ud800" * 64),
        b'{"name": "a.pdf", "size": 5, "digest": "%b"}' % (b"\\u0000" * 64),
    ],
)
def test_broken_beginning_is_a_broken_request(client, person, body):
    answer = client.post("/files/arriving/", body, content_type="application/json")

    assert (answer.status_code, Arrival.objects.count()) == (400, 0)


@pytest.mark.parametrize(
    ("name", "size", "text"),
    [
        ("a.exe", 10, "not taken"),
        ("a.pdf", 0, "is empty"),
        ("a.pdf", 11 * 1024 * 1024, "at most 10 MB"),
    ],
)
def test_bad_74_file_that_would_be_refused_does_not_even_start(client, person, name, size, text):
    answer = start(client, name=name, size=size)

    assert (answer.status_code, Arrival.objects.count()) == (422, 0)
    assert text in answer.json()["refusal"]


def test_bad_80_file_that_is_not_what_it_says_is_refused_once_whole(client, person):
    content = picture("JPEG")
    address = start(client, content, "a.png").json()["address"]

    answer = send(client, address, 0, content)

    assert answer.json()["refusal"] != ""
    assert client.get(address).json()["refusal"] == answer.json()["refusal"]
    assert Upload.objects.count() == 0


def test_bad_97_only_so_many_files_are_on_their_way_at_once(client, person):
    for number in range(MOST_ARRIVING):
        start(client, name=f"{number}.pdf")

    answer = start(client)

    assert (answer.status_code, Arrival.objects.count()) == (422, MOST_ARRIVING)


def test_bad_97_room_of_a_person_ends(client, person):
    UploadFactory(owner=person, size=1024 * 1024 * 1024)

    answer = start(client)

    assert answer.status_code == 422
    assert "1024" in answer.json()["refusal"]


def test_stopping_forgets_the_pieces(client, person, django_capture_on_commit_callbacks):
    address = start(client).json()["address"]
    send(client, address, 0, PDF[:100])

    with django_capture_on_commit_callbacks(execute=True):
        answer = client.delete(address)

    assert (answer.status_code, Arrival.objects.count(), pieces_kept()) == (200, 0, 0)


def test_bad_61_file_on_its_way_exists_for_its_sender_only(client, person):
    address = start(client).json()["address"]
    client.force_login(UserFactory())
    unknown = f"/files/arriving/{uuid.uuid4()}/"

    answers = [
        getattr(client, verb)(where)
        for where in (address, unknown)
        for verb in ("get", "head", "patch", "delete")
    ]

    assert {answer.status_code for answer in answers} == {404}
    assert Arrival.objects.count() == 1


def test_visitor_learns_that_nobody_is_signed_in(client):
    assert start(client).status_code == 401
    assert client.get(f"/files/arriving/{uuid.uuid4()}/").status_code == 401


def test_erasing_a_person_takes_pieces_too(client, person, django_capture_on_commit_callbacks):
    address = start(client).json()["address"]
    send(client, address, 0, PDF[:100])

    with django_capture_on_commit_callbacks(execute=True):
        erase_uploads(person=person)

    assert (Arrival.objects.count(), pieces_kept()) == (0, 0)


def test_pieces_of_a_file_on_its_way_are_not_swept(client, person):
    address = start(client).json()["address"]
    send(client, address, 0, PDF[:100])

    swept = sweep_files()

    assert (swept.lines(), pieces_kept()) == ([], 1)


@pytest.mark.parametrize(
    ("language", "text"), [("ru", "Файл пуст"), ("ky", "Файл бош"), ("xx", "The file is empty")]
)
def test_refusal_speaks_the_language_of_the_page(client, person, language, text):
    said = json.dumps({"name": "a.pdf", "size": 0})

    answer = client.post(
        "/files/arriving/",
        said,
        content_type="application/json",
        headers={"x-language": language},
    )

    assert answer.json()["refusal"].startswith(text)
