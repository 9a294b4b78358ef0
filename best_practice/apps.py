"""Registers best_practice with Django and with the floors below."""

from django.apps import AppConfig


class BestPracticeConfig(AppConfig):
    """Connects receivers and registries once all models are known."""

    name = "best_practice"

    def ready(self) -> None:
        """Listen to Wagtail's signals, and hand the floors below what they gather."""
        import best_practice.receivers  # noqa: F401, PLC0415 -- models must be loaded first
        from best_practice.selectors.drafts import (  # noqa: PLC0415 -- models first
            is_readable_upload,
        )
        from best_practice.services.erase_person import (  # noqa: PLC0415 -- models first
            erase_author,
            export_cases,
        )
        from best_practice.services.follow_merged_term import (  # noqa: PLC0415 -- models first
            carry_term,
            follow_merged_term,
        )
        from best_practice.services.hand_over_cases import (  # noqa: PLC0415 -- models first
            hand_over_cases,
        )
        from media_library.registry import register_reader  # noqa: PLC0415 -- models first
        from organisations.registry import register_hand_over  # noqa: PLC0415 -- models first
        from people.registry import (  # noqa: PLC0415 -- models first
            register_eraser,
            register_exporter,
        )
        from taxonomy.registry import (  # noqa: PLC0415 -- models first
            register_carrier,
            register_follower,
        )

        self._gather()
        self._let_take_along()
        register_follower("cases", follow_merged_term)
        register_carrier("cases", carry_term)
        register_reader(is_readable_upload)
        register_hand_over("cases", hand_over_cases)
        register_exporter("cases", export_cases)
        register_eraser("cases", erase_author)

    def _gather(self) -> None:
        """Put the cases on the pages of what they point at."""
        from best_practice.selectors import gathered, places  # noqa: PLC0415 -- models first
        from organisations.registry import (  # noqa: PLC0415 -- models first
            EXPERT,
            MUNICIPALITY,
            PROJECT,
            register_section,
        )
        from taxonomy.registry import LEGAL_ACT  # noqa: PLC0415 -- models first

        register_section(MUNICIPALITY, "cases", places.cases_of_place)
        register_section(PROJECT, "cases", gathered.cases_of_project)
        register_section(EXPERT, "cases", gathered.cases_of_expert)
        register_section(LEGAL_ACT, "cases", gathered.cases_of_act)

    def _let_take_along(self) -> None:
        """Let people follow searches; hand over how files of lists are exported and erased."""
        from best_practice.selectors import following  # noqa: PLC0415 -- models first
        from best_practice.services import export_list  # noqa: PLC0415 -- models first
        from people import registry  # noqa: PLC0415 -- models first
        from search.registry import register_followed  # noqa: PLC0415 -- models first

        register_followed(following.KIND, following.FollowedCases())
        registry.register_exporter("case_files", export_list.describe_case_exports)
        registry.register_eraser("case_files", export_list.erase_case_exports)
