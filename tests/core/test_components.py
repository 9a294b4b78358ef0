"""Component templates: fields, error summary, figures; every pattern renders in ru and ky."""

import pytest
from django import forms
from django.template.loader import render_to_string
from django.utils.translation import override

from core.samples import SampleForm, patterns
from core.templatetags import components

EMPTY = {"required": "Заполните поле."}


class Answers(forms.Form):
    name = forms.CharField(label="Имя", help_text="Как в паспорте", error_messages=EMPTY)
    place = forms.CharField(label="Место", error_messages=EMPTY)
    note = forms.CharField(label="Заметка", required=False)


def test_field_points_at_its_hint_and_its_error():
    html = render_to_string("components/field.html", {"field": Answers({})["name"]})

    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_helptext"' in html
    assert 'id="id_name_error"' in html
    assert 'aria-invalid="true"' in html


def test_field_that_may_stay_empty_says_so_without_a_star():
    with override("ru"):
        html = render_to_string("components/field.html", {"field": Answers()["note"]})

    assert "(необязательно)" in html
    assert "*" not in html


def test_shared_error_sentences_are_told_apart_by_the_label():
    wrong = components.form_errors(Answers({}))

    assert [(place["text"], place["href"]) for place in wrong] == [
        ("Имя: Заполните поле.", "#id_name"),
        ("Место: Заполните поле.", "#id_place"),
    ]


def test_error_summary_links_to_radios_through_their_fieldset():
    form = SampleForm({"device": "stolen"})

    assert {"#id_device"} <= {place["href"] for place in components.form_errors(form)}
    assert 'id="id_device"' in render_to_string("components/field.html", {"field": form["device"]})


def test_form_without_errors_has_no_summary():
    html = render_to_string("components/error_summary.html", {"form": Answers()})

    assert html.strip() == ""


def test_what_must_not_break_is_tied():
    assert components.tie("№ 10 за 37,0 тыс. сом") == "№\u00a010 за 37,0\u00a0тыс.\u00a0сом"
    assert components.tie("үй-бүлө <b>") == '<span class="nobr">үй-бүлө</span> &lt;b&gt;'


@pytest.mark.parametrize(("share", "name"), [(0, "w1"), (30.6, "w31"), (140, "w100"), (None, "w1")])
def test_share_becomes_the_class_of_a_width(share, name):
    assert components.bar_width(share) == name


def test_labels_of_a_short_felt_become_a_list():
    assert components.labels_fit([{"share": 31}, {"share": 69}])
    assert not components.labels_fit([{"share": 14}, {"share": 86}])


def test_kyrgyz_stands_first_among_the_languages():
    links = [{"code": "ru"}, {"code": "ky"}, {"code": "en"}]

    assert [link["code"] for link in components.kyrgyz_first(links)] == ["ky", "ru", "en"]


def test_long_list_of_boxes_loses_its_frames():
    choices = [(str(number), str(number)) for number in range(8)]

    class Goals(forms.Form):
        few = forms.MultipleChoiceField(choices=choices[:7], widget=forms.CheckboxSelectMultiple)
        many = forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple)

    assert not components.is_long(Goals()["few"])
    assert components.is_long(Goals()["many"])


def test_every_pattern_has_a_purpose_and_a_sample_in_both_languages():
    shown = patterns()

    assert len(shown) > 30
    for pattern in shown:
        assert pattern.purpose, pattern.name
        assert [language for language, _ in pattern.samples] == ["ru", "ky"]
        assert all(sample.strip() for _, sample in pattern.samples), pattern.name


@pytest.mark.parametrize("code", [400, 403, 404, 405, 413, 429, 500, 503])
def test_error_page_renders_without_any_context(code):
    with override("ky"):
        html = render_to_string(f"{code}.html")

    assert '<html lang="ky">' in html
    assert "<h1>" in html
