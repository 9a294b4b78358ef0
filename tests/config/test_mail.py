"""The address of the mail server as operators write it."""

import pytest

from config.settings.mail import smtp_server


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("", ("localhost", 25, "", "", False, False)),
        ("smtp://relay", ("relay", 25, "", "", False, False)),
        ("smtp://127.0.0.1:2525", ("127.0.0.1", 2525, "", "", False, False)),
        ("smtp+tls://a:b@mail.example", ("mail.example", 587, "a", "b", True, False)),
        ("smtp+ssl://a:b@mail.example", ("mail.example", 465, "a", "b", False, True)),
        (
            "smtp+tls://me%40x.kg:p%40%3A%2F@mail.example:2587",
            ("mail.example", 2587, "me@x.kg", "p@:/", True, False),
        ),
    ],
)
def test_server_is_read_from_its_address(url, server):
    assert tuple(smtp_server(url).values()) == server


@pytest.mark.parametrize("url", ["mail.example:587", "smtps://a:b@h", "http://h", "smtp+tls://"])
def test_address_nobody_can_use_is_refused_with_an_example(url):
    with pytest.raises(ValueError, match="must look like smtp"):
        smtp_server(url)
