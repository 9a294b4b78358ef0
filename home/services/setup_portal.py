"""Brings an empty database to a working portal; a second run adds only what is missing."""

from django.db import transaction

from home.services.fill_contacts import fill_contacts
from home.services.grant_rights import grant_rights
from home.services.plant_front_pages import plant_front_pages
from home.services.plant_index_pages import plant_index_pages
from home.services.plant_standard_pages import plant_standard_pages
from magazine.services.load_sections import load_sections
from organisations.services.load_places import load_places
from organisations.services.load_projects import load_projects
from search.services.load_glossary import load_glossary
from subscriptions.services.load_plans import load_plans
from taxonomy.services import load_legal_acts, load_terms


@transaction.atomic
def setup_portal() -> None:
    """Make locales, page trees, vocabularies, places, groups and contacts.

    What editors changed stays: an existing page is never written over. Each later part of the
    portal adds its step here.
    """
    plant_front_pages()
    plant_index_pages()
    plant_standard_pages()
    load_terms()
    load_legal_acts()
    load_places()
    load_projects()
    load_sections()
    load_glossary()
    load_plans()
    fill_contacts()
    grant_rights()
