"""A post that is far too large is refused by its own word, in the visitor's language."""

import pytest
from django.test import RequestFactory

from core.body_limit import RefuseTooLarge


def passed(_request):
    return "passed"


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("ru", "Отправлено слишком много сразу"),
        ("ky", "Бир эле учурда өтө көп жөнөтүлдү"),
        ("en", "Too much was sent at once"),
    ],
)
def test_bad_75_post_of_500_megabytes_is_refused_before_it_is_read(client, language, title):
    class Body:
        def read(self, *args):
            raise AssertionError("the body was read")

        readline = read

    answer = client.post(
        f"/{language}/account/login/",
        CONTENT_LENGTH=str(500 * 1024 * 1024),
        **{"wsgi.input": Body()},
    )

    assert answer.status_code == 413
    assert title in answer.content.decode()


@pytest.mark.parametrize("length", ["x", "-1", "²"])
def test_post_that_lies_about_its_length_is_refused(length):
    request = RequestFactory().post("/", CONTENT_LENGTH=length)

    assert RefuseTooLarge(passed)(request).status_code == 413


def test_ordinary_request_passes(settings):
    request = RequestFactory().post("/", CONTENT_LENGTH=str(settings.REQUEST_MAX_SIZE))

    assert RefuseTooLarge(passed)(request) == "passed"
