"""A municipality lives through a change of heads, a merger and a new name; nothing gets lost."""

import io
import uuid

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from best_practice.models import CaseDraft
from best_practice.services.save_draft import share_draft, start_draft
from organisations.models import Membership, Municipality
from people.models import Letter
from tests.factories.media_library import picture, posted
from tests.factories.people import ProfileFactory, UserFactory
from tests.factories.register import as_csv, made_row

pytestmark = pytest.mark.django_db
REFORM = ("action", "date", "code", "successor", "name_ru", "name_ky")
TODAY = timezone.localdate()


class Somebody:
    """A person with an account who reads pages and presses buttons."""

    def __init__(self, person) -> None:
        self.person = person
        self.client = Client()
        self.client.force_login(person)

    def reads(self, address, **query):
        answer = self.client.get(address, query, follow=True)
        assert answer.status_code == 200, (address, answer.status_code)
        return " ".join(answer.content.decode().replace("\xa0", " ").split())

    def sends(self, address, **fields):
        answer = self.client.post(address, fields)
        assert answer.status_code == 302, answer.content.decode()

    def letters(self):
        rows = Letter.objects.filter(person=self.person).order_by("queued_at")
        return list(rows.values_list("kind", flat=True))


def brings(tmp_path, command, content, *options):
    """The operator runs a command on a file; what it says about lines that stay out."""
    path = tmp_path / "file.csv"
    path.write_bytes(content)
    faults = io.StringIO()
    call_command(command, path, *options, stdout=io.StringIO(), stderr=faults, no_color=True)
    return faults.getvalue().strip()


def test_survive_a_reform(tmp_path):
    operator = Somebody(UserFactory(groups=["Operators"]))
    head, secretary, next_head, neighbour = (
        Somebody(ProfileFactory().person) for _number in range(4)
    )

    place = brings_the_register(tmp_path)
    claims_the_post(head, operator, place)
    confirms_the_secretary(head, secretary, place)
    draft = begins_a_draft(head, secretary)
    hands_over(head, next_head, place, draft)
    is_merged(tmp_path, operator, neighbour, place, draft)
    is_renamed(tmp_path, neighbour)


def brings_the_register(tmp_path):
    # A wrong line is named with its number; the others are in.
    wrong = {**made_row(61), "population": "много"}
    rows = [{**made_row(60), "name_ru": "Көк-Жаңгак аймагы"}, wrong, made_row(62)]
    faults = brings(tmp_path, "import_municipalities", as_csv(rows), "--add-districts")

    assert faults.startswith("Строка 3: ")
    assert "много" in faults
    return Municipality.objects.get(code="made-0060")


def claims_the_post(head, operator, place):
    # She finds her aimak in Latin letters and sends the order as a photo.
    assert "Көк-Жаңгак аймагы" in head.reads("/ru/municipalities/", q="kok jangak")
    order = posted("приказ.png", picture())
    head.sends(
        "/ru/my/posts/new/",
        place="Көк-Жаңгак аймагы",
        post_kind="head",
        from_date="01.02.2024",
        paper=order,
    )
    claim = Membership.objects.get(person=head.person)
    assert operator.letters() == ["membership_claimed"]

    # The operator looks at the order and confirms; until then nothing was hers.
    assert "приказ.png" in operator.reads(f"/ru/my/posts/{claim.pk}/")
    operator.sends(f"/ru/my/posts/{claim.pk}/", decision="confirm")
    assert head.letters() == ["membership_confirmed"]
    assert place.label_ru in head.reads("/ru/my/")


def confirms_the_secretary(head, secretary, place):
    # Her secretary claims too, and now she vouches herself.
    secretary.sends("/ru/my/posts/new/", place=place.code, post_kind="secretary")
    claim = Membership.objects.get(person=secretary.person)
    assert head.letters()[-1] == "membership_claimed"
    head.sends(f"/ru/my/posts/{claim.pk}/", decision="confirm")


def begins_a_draft(head, secretary):
    draft = start_draft(person=head.person, language="ru", form_key=uuid.uuid4())
    share_draft(draft_id=draft.pk, is_shared=True)
    assert str(draft.pk) in secretary.reads("/ru/my/")
    return draft


def hands_over(head, next_head, place, draft):
    # The next head claims the post; the present one reads what it means and presses one button.
    next_head.sends(
        "/ru/my/posts/new/", place=place.code, post_kind="head", from_date=TODAY.isoformat()
    )
    claim = Membership.objects.get(person=next_head.person)
    address = f"/ru/my/posts/{claim.pk}/"
    assert head.client.get(address).context["takes_over"] is True
    head.sends(address, decision="confirm")

    # Rights and the draft have moved, both have letters.
    assert head.letters()[-1] == "membership_handed_over"
    assert set(next_head.letters()) == {"membership_confirmed", "cases_handed_over"}
    assert str(draft.pk) in next_head.reads("/ru/my/")
    assert str(draft.pk) not in head.reads("/ru/my/")


def is_merged(tmp_path, operator, neighbour, place, draft):
    # The neighbour has a secretary of its own.
    neighbour.sends("/ru/my/posts/new/", place="made-0062", post_kind="secretary")
    claim = Membership.objects.get(person=neighbour.person)
    operator.sends(f"/ru/my/posts/{claim.pk}/", decision="confirm")
    assert not CaseDraft.objects.visible_to(neighbour.person).exists()

    merger = [
        {"action": "слияние", "date": TODAY, "code": place.code, "successor": "made-0062"},
    ]
    assert brings(tmp_path, "import_reform", as_csv(merger, REFORM)) == ""

    # The old address leads to the neighbour, the old name is found, shared work is open there.
    moved = neighbour.client.get(f"/ru/municipalities/{place.code}/")
    assert (moved.status_code, moved["Location"]) == (301, "/ru/municipalities/made-0062/")
    found = neighbour.reads("/ru/municipalities/", q="көк-жаңгак")
    assert "Сгенерированный аймак 62" in found
    assert "раньше: Көк-Жаңгак аймагы" in found
    assert CaseDraft.objects.visible_to(neighbour.person).get() == draft
    assert Letter.objects.filter(kind="municipality_merged").count() == 2


def is_renamed(tmp_path, neighbour):
    # A new name is entered long before its day.
    renaming = [
        {"action": "переименование", "date": "2090-01-01", "code": "made-0062",
         "name_ru": "Бирдик аймагы", "name_ky": "Бирдик айыл аймагы"},
    ]  # fmt: skip
    assert brings(tmp_path, "import_reform", as_csv(renaming, REFORM)) == ""

    page = neighbour.reads("/ru/municipalities/made-0062/")
    assert '<h1 class="large">Сгенерированный аймак 62</h1>' in page
    assert "Көк-Жаңгак аймагы" in page
    assert "Бирдик аймагы" in page
