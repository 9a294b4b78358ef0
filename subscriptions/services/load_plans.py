"""Plants the plans of the magazine; what the office changed stays."""

from decimal import Decimal

from django.db import transaction

from subscriptions.choices import PlanForm
from subscriptions.models import Plan

PRICE = Decimal(2400)  # som a year: printed in the magazine
PLANS = (
    ("both", PlanForm.BOTH, "На портале и на бумаге", "Порталда жана кагазда", "Online and paper"),
    ("online", PlanForm.ONLINE, "На портале", "Порталда", "Online"),
    ("paper", PlanForm.PAPER, "Только на бумаге", "Кагазда гана", "Paper only"),
)


@transaction.atomic
def load_plans() -> None:
    """Add the plans that are missing: one price, whichever form one reads in."""
    for position, (code, form, label_ru, label_ky, label_en) in enumerate(PLANS):
        Plan.objects.get_or_create(
            code=f"magazine-{code}",
            defaults={
                "form": form,
                "price": PRICE,
                "months": 12,
                "position": position,
                "label_ru": f"{label_ru}, год",
                "label_ky": f"{label_ky}, бир жыл",
                "label_en": f"{label_en}, a year",
            },
        )
