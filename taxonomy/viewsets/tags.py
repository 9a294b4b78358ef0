"""Free tags: editors' own words, until one proves useful and becomes a term."""

from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from taggit.models import Tag
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button

from taxonomy.forms import PromotionForm
from taxonomy.selectors import count_uses
from taxonomy.services.promote_tag import PromotionRefused, promote_tag
from taxonomy.viewsets.acting import ActOnView


class PromoteTagView(ActOnView):
    """Asks which term the tag becomes."""

    model = Tag
    form_class = PromotionForm
    header_icon = "tag"
    page_title = gettext_lazy("Make a term of a tag")
    submit_label = gettext_lazy("Make it a term")
    index_url_name = "tags:index"
    refusals = (PromotionRefused,)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Hand the tag to the form."""
        return {**super().get_form_kwargs(), "tag": self.thing}

    def act(self, form: Any) -> str:
        """Turn the tag into the chosen term or a new one."""
        name = self.thing.name
        term = promote_tag(tag=self.thing, term=form.cleaned_data["into"], new=form.instance)
        return _("“%(tag)s” is now the term “%(term)s”.") % {"tag": name, "term": term.label}


class TagIndexView(generic.IndexView):
    """The list says how often each tag is used, in one statement for all."""

    def get_base_queryset(self) -> Any:
        """Count uses of every kind along."""
        return count_uses(super().get_base_queryset())

    def get_list_more_buttons(self, instance: Tag) -> list[Any]:
        """Add the way to a term."""
        buttons: list[Any] = super().get_list_more_buttons(instance)
        url = reverse("tags:promote", args=[instance.pk])
        if self.user_has_permission("change"):
            buttons.append(Button(_("Make a term of it"), url=url, icon_name="tag", priority=15))
        return buttons


class TagViewSet(ModelViewSet):
    """Tags by name; the most used wait to become terms."""

    model = Tag
    name = "tags"
    icon = "tag"
    menu_label = gettext_lazy("Free tags")
    copy_view_enabled = False
    index_view_class = TagIndexView
    list_display = ["name", Column("uses", label=gettext_lazy("Used"), sort_key="uses")]
    search_fields = ["name"]
    search_backend_name = None
    ordering = ["name"]
    panels = [FieldPanel("name")]

    def get_urlpatterns(self) -> list[URLPattern]:
        """One more screen: the way to a term."""
        promote = path("promote/<int:pk>/", PromoteTagView.as_view(), name="promote")
        return [*super().get_urlpatterns(), promote]
