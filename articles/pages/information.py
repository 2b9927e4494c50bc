"""What the pages about the newspaper show beside their text, each in one query."""

from django.db.models import Exists, OuterRef
from django.views.generic import TemplateView

from articles.models import Article, Author, Byline, Correction, InformationPage

CORRECTIONS = 50


def body_of(kind):
    """What the newsroom wrote for this `InformationPage.Kind`; "" where it wrote nothing."""
    return InformationPage.objects.filter(kind=kind).values_list("body", flat=True).first() or ""


def latest_corrections(limit=CORRECTIONS):
    """The newest corrections of public articles, with what a link to the article needs."""
    public = Article.objects.published()
    return (
        Correction.objects.filter(article__in=public)
        .select_related("article__section")
        .only("kind", "text", "made_at", "article__headline", "article__slug", "article__section")
        .order_by("-made_at", "-pk")[:limit]
    )


def newsroom():
    """People with at least one public article, by name, then whoever else signs."""
    public = Byline.objects.filter(author=OuterRef("pk"), article__in=Article.objects.published())
    return Author.objects.filter(Exists(public)).order_by("-kind", "name")


class InformationView(TemplateView):
    """What the newspaper says of itself: the newsroom's text, or one of ours where it has none."""

    kind = None

    def get_template_names(self):
        return [f"articles/information/{self.kind}.html"]

    def get_context_data(self, **kwargs):
        title = InformationPage.Kind(self.kind).label
        return super().get_context_data(title=title, body=body_of(self.kind), **kwargs)
