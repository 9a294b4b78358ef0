"""One letter of a newsletter as a message for one address."""

from email.charset import BASE64, Charset

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from subscriptions.models import Newsletter, NewsletterDelivery
from subscriptions.registry import NewsletterText
from subscriptions.selectors.letters import Written, greeting_of, write_letter
from subscriptions.selectors.links import choose_path, stop_path

MOST_WRITTEN = 64
# Lines of Cyrillic are long; the other way of packing them is three times larger and slow.
PACKED = Charset("utf-8")
PACKED.body_encoding = BASE64


class Writer:
    """Writes the letter once for each language and choice of sections, then fills it."""

    def __init__(self, newsletter: Newsletter) -> None:
        self.newsletter = newsletter
        self.texts = {
            letter.language: NewsletterText.from_data(letter.content)
            for letter in newsletter.letters.all()
        }
        self.written: dict[tuple[str, ...], Written | None] = {}

    def message(self, delivery: NewsletterDelivery) -> EmailMultiAlternatives | None:
        """The message of a delivery; None where nothing of the issue was chosen."""
        preference = delivery.preference
        language = preference.language
        written = self._letter(language, preference.topics)
        if written is None:
            return None
        stop_url = settings.PUBLIC_URL + stop_path(preference.pk, language)
        profile = getattr(preference.person, "profile", None)
        text, html = written.filled(
            greeting=greeting_of(profile.display_name if profile else "", language),
            choose_url=settings.PUBLIC_URL + choose_path(preference.pk, language),
            stop_url=stop_url,
        )
        message = EmailMultiAlternatives(
            written.subject,
            text,
            settings.DEFAULT_FROM_EMAIL,
            [preference.address],
            headers=self._headers(delivery, stop_url),
        )
        message.encoding = PACKED  # type: ignore[assignment]
        message.attach_alternative(html, "text/html")
        return message

    def _letter(self, language: str, topics: list[str]) -> Written | None:
        key = (language, *sorted(topics))
        if key not in self.written:
            if len(self.written) >= MOST_WRITTEN:
                self.written.clear()
            self.written[key] = write_letter(self.texts, language=language, topics=topics)
        return self.written[key]

    def _headers(self, delivery: NewsletterDelivery, stop_url: str) -> dict[str, str]:
        """What stands above the text: RFC 2369, 2919 and 8058."""
        newsletter = self.newsletter
        stops = [f"<{stop_url}>"]
        if settings.NEWSLETTER_STOP_ADDRESS:
            token = stop_url.rstrip("/").rpartition("/")[2]
            stops.append(f"<mailto:{settings.NEWSLETTER_STOP_ADDRESS}?subject={token}>")
        return {
            "Message-ID": f"<{newsletter.pk.hex}.{delivery.pk}@{newsletter.domain}>",
            "List-ID": f"<{newsletter.publication}.{newsletter.domain}>",
            "List-Unsubscribe": ", ".join(stops),
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
            "Precedence": "bulk",
        }
