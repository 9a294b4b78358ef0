"""The demonstration accounts: one per role, named by the role."""

import datetime
from typing import Any

from django.db import transaction

from home.choices import DEMO_OPERATOR, DEMO_PASSWORD
from home.selectors.repository import read_demo
from organisations.choices import PostKind
from organisations.models import Municipality
from organisations.services.memberships import claim_membership, confirm_membership
from people.models import User
from people.services import open_account

# Older than every demonstration case.
MEMBER_SINCE = datetime.date(2024, 1, 1)


@transaction.atomic
def open_demo_accounts() -> None:
    """Open the accounts that are missing and confirm who acts for an example municipality."""
    planned = read_demo("accounts")
    known = set(User.objects.values_list("email", flat=True))
    for row in planned["accounts"]:
        if row["email"] not in known:
            open_account(
                email=row["email"],
                password=DEMO_PASSWORD,
                display_name=row["name"],
                groups=row.get("groups", []),
                is_superuser=row.get("superuser", False),
            )
    for row in planned["accounts"]:
        if "post_ru" in row:
            code = row.get("municipality", planned["municipality"])
            _make_member(row, Municipality.objects.get(code=code))


def _make_member(row: dict[str, Any], place: Municipality) -> None:
    membership = claim_membership(
        person=User.objects.get(email=row["email"]),
        municipality=place,
        post_kind=PostKind(row["post_kind"]),
        post_ru=row["post_ru"],
        post_ky=row["post_ky"],
        from_date=MEMBER_SINCE,
    )
    confirm_membership(membership=membership, confirmed_by=User.objects.get(email=DEMO_OPERATOR))
