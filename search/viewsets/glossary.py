"""The glossary of search in the Wagtail admin: words that mean the same, kept by editors."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from search.engine.analysis.repair import repair
from search.engine.analysis.skeletons import skeleton
from search.engine.analysis.tokens import words_of
from search.engine.asking.glossary import LONGEST_PHRASE, Glossary
from search.models import GlossaryEntry
from search.selectors.reach import TOO_WIDE, share_of_index

FEWEST, MOST = 2, 12
LONGEST = 120
LONGEST_TEXT = 2000


class SwitchedOffPolicy(ModelPermissionPolicy):
    """An entry is switched off, not deleted: the next update would bring a shipped one back."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Nobody deletes."""
        allowed: bool = action != "delete" and super().user_has_permission(user, action)
        return allowed


class WordingsField(forms.CharField):
    """One wording on each line; gives a list, each wording once."""

    widget = forms.Textarea(attrs={"rows": 6})

    def prepare_value(self, value: Any) -> Any:
        """Show a list line by line."""
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        """Read lines; spaces around and between words do not count."""
        lines = (" ".join(line.split()) for line in str(value or "").splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def validate(self, value: Any) -> None:
        """Refuse what cannot be looked up: too few, too many, too long, without words."""
        super().validate(value)
        if not FEWEST <= len(value) <= MOST:
            raise ValidationError(_("Write two to twelve wordings, each on its own line."))
        for wording in value:
            phrases = Glossary.build([[wording]]).rows[0]
            if len(wording) > LONGEST or not phrases:
                words = _("“%(wording)s” is too long or has no word in it.")
                raise ValidationError(words % {"wording": wording[:LONGEST]})
            if len(phrases[0].words) >= LONGEST_PHRASE:
                words = _("“%(wording)s” has too many words. Write a name or a term.")
                raise ValidationError(words % {"wording": wording})


class GlossaryEntryForm(WagtailAdminModelForm):
    """Wordings line by line; a second entry of the same wordings is refused."""

    equivalents = WordingsField(
        label=gettext_lazy("Words that mean the same"),
        help_text=gettext_lazy(
            "Each on its own line: the abbreviation, the full form, the same in the other"
            " language. Whoever searches for one finds all."
        ),
        strip=False,
    )

    def clean_equivalents(self) -> list[str]:
        """Compare with the other entries, whatever the order of wordings."""
        wordings: list[str] = self.cleaned_data["equivalents"]
        others = GlossaryEntry.objects.exclude(pk=self.instance.pk)
        wanted = {one.lower() for one in wordings}
        for row in others.values_list("equivalents", flat=True):
            if wanted <= {one.lower() for one in row}:
                words = _("There is an entry with these words already: %(entry)s.")
                raise ValidationError(words % {"entry": " = ".join(row)})
        return wordings


class WarningMixin:
    """Saves in any case, and tells when an entry is so general that it finds half the portal."""

    request: Any

    def save_instance(self) -> Any:
        """Save, then look how much the entry finds."""
        entry: Any = super().save_instance()  # type: ignore[misc]
        share = share_of_index(entry.equivalents) if entry.is_active else 0.0
        if share > TOO_WIDE:
            words = _(
                "This entry finds more than a third of everything there is. Write a more exact"
                " wording, or switch the entry off."
            )
            messages.warning(self.request, words)
        return entry


class GlossaryCreateView(WarningMixin, generic.CreateView):
    """Adds an entry; the report of failing searches hands the first wording in."""

    def get_initial(self) -> dict[str, Any]:
        """Begin with the wording of the address."""
        wording = " ".join(self.request.GET.get("equivalents", "")[:LONGEST].split())
        return {**super().get_initial(), **({"equivalents": [wording]} if wording else {})}


class GlossaryEditView(WarningMixin, generic.EditView):
    """Changes an entry."""


class GlossaryIndexView(generic.IndexView):
    """The list can be searched as texts are: letters that people mix up are the same."""

    def search_queryset(self, queryset: Any) -> Any:
        """Keep entries that have the beginning of every word; a glossary is read in a moment."""
        if not self.is_searching:
            return queryset
        typed = skeletons(self.search_query)
        rows = queryset.values_list("pk", "equivalents", "note")
        kept = [pk for pk, row, note in rows if _has_all(typed, skeletons(" ".join([*row, note])))]
        return queryset.filter(pk__in=kept)


def skeletons(text: str) -> list[str]:
    """The words of a text as they are compared."""
    return [skeleton(word) for word in words_of(repair(text[:LONGEST_TEXT]))]


def _has_all(typed: list[str], words: list[str]) -> bool:
    return all(any(word.startswith(one) for word in words) for one in typed)


class GlossaryViewSet(ModelViewSet):
    """Entries by what was changed last; they work from the next search on."""

    model = GlossaryEntry
    name = "glossary"
    url_prefix = "glossary"
    url_namespace = "glossary"
    icon = "search"
    menu_label = gettext_lazy("Words of search")
    menu_order = 650
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = False
    index_view_class = GlossaryIndexView
    add_view_class = GlossaryCreateView
    edit_view_class = GlossaryEditView
    list_display = [
        "__str__",
        Column("note", label=gettext_lazy("Note")),
        BooleanColumn("is_active", label=gettext_lazy("In use")),
        DateColumn("updated_at", label=gettext_lazy("Changed"), sort_key="updated_at"),
    ]
    list_filter = ["is_active"]
    search_fields = ["note"]
    search_backend_name = None
    ordering = "-updated_at"
    panels = [FieldPanel("equivalents"), FieldPanel("note"), FieldPanel("is_active")]

    def get_edit_handler(self) -> Any:
        """The form with one wording a line."""
        handler = ObjectList(self.panels, base_form_class=GlossaryEntryForm)
        return handler.bind_to_model(self.model)
