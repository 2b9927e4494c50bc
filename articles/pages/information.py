"""What the pages about the newspaper show beside their text, each in one query."""

from django.db.models import Exists, OuterRef
from django.shortcuts import redirect
from django.views.generic import TemplateView

from articles.models import Article, Author, Byline, Correction, InformationPage
from articles.pages.stretches import AtTheStart, stretch_of


def body_of(kind):
    """What the newsroom wrote for this `InformationPage.Kind`; "" where it wrote nothing."""
    return InformationPage.objects.filter(kind=kind).values_list("body", flat=True).first() or ""


def newsroom():
    """People with at least one public article, by name, then whoever else signs."""
    public = Byline.objects.filter(
        Article.objects.published().holds("article"), author=OuterRef("pk")
    )
    return Author.objects.filter(Exists(public)).order_by("-kind", "name")


class InformationView(TemplateView):
    """What the newspaper says of itself: the newsroom's text, or one of ours where it has none."""

    kind = None

    def get_template_names(self):
        return [f"articles/information/{self.kind}.html"]

    def get_context_data(self, **kwargs):
        title = InformationPage.Kind(self.kind).label
        return super().get_context_data(title=title, body=body_of(self.kind), **kwargs)


class CorrectionsView(InformationView):
    """All corrections of public articles, a stretch at a time; 404 for one that is not there."""

    corrections = 20  # in a stretch

    def get(self, request, *args, **kwargs):
        try:
            return super().get(request, *args, **kwargs)
        except AtTheStart:
            return redirect(request.path)

    def get_context_data(self, **kwargs):
        corrections = Correction.objects.of(Article.objects.published())
        stretch = stretch_of(corrections, self.request.GET, self.corrections)
        return super().get_context_data(stretch=stretch, **kwargs)


def view_of(kind):
    """The view of the page of this `InformationPage.Kind`."""
    is_list = kind == InformationPage.Kind.CORRECTIONS
    return (CorrectionsView if is_list else InformationView).as_view(kind=kind)
