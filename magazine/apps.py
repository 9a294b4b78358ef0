"""Registers magazine with Django and with the floors below."""

from django.apps import AppConfig


class MagazineConfig(AppConfig):
    """Connects registries once all models are known."""

    name = "magazine"

    def ready(self) -> None:
        """Listen to Wagtail; count reads once an answer is sent; know what belongs to a person."""
        import magazine.receivers  # noqa: F401, PLC0415 -- models must be loaded first

        self._count_reads()
        self._know_readers()
        self._gather()
        self._name_topics()

    def _name_topics(self) -> None:
        """Let readers of the letter choose among the sections."""
        from magazine.choices import PUBLICATION  # noqa: PLC0415 -- beside the others
        from magazine.selectors.desk.letter import topics  # noqa: PLC0415 -- models first
        from subscriptions.registry import register_topics  # noqa: PLC0415 -- beside it

        register_topics(PUBLICATION, topics)

    def _gather(self) -> None:
        """Put the articles on the pages of what they are about."""
        from magazine.selectors import gathered  # noqa: PLC0415 -- models first
        from organisations.registry import (  # noqa: PLC0415 -- models first
            EXPERT,
            MUNICIPALITY,
            register_section,
        )
        from taxonomy.registry import LEGAL_ACT  # noqa: PLC0415 -- models first

        register_section(MUNICIPALITY, "articles", gathered.articles_of_place, position=1)
        register_section(EXPERT, "articles", gathered.articles_of_expert, position=1)
        register_section(LEGAL_ACT, "articles", gathered.articles_of_act, position=1)

    def _count_reads(self) -> None:
        import atexit  # noqa: PLC0415 -- only a process that serves has anything to write

        from core.counting import register_counter  # noqa: PLC0415 -- beside the others
        from magazine.choices import READS  # noqa: PLC0415 -- beside the others
        from magazine.services.record_reads import (  # noqa: PLC0415 -- models first
            write_waiting_reads,
        )
        from magazine.views.counting import count_article  # noqa: PLC0415 -- models first

        register_counter(READS, count_article)
        atexit.register(write_waiting_reads)

    def _know_readers(self) -> None:
        from magazine.services.erase_person import (  # noqa: PLC0415 -- models first
            erase_magazine_work,
            export_magazine_work,
        )
        from magazine.services.reading_list import (  # noqa: PLC0415 -- models first
            erase_reading,
            export_reading,
        )
        from people.registry import (  # noqa: PLC0415 -- models first
            register_eraser,
            register_exporter,
        )

        register_exporter("reading_list", export_reading)
        register_eraser("reading_list", erase_reading)
        register_exporter("magazine_work", export_magazine_work)
        register_eraser("magazine_work", erase_magazine_work)
