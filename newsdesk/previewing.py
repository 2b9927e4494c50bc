"""An article as readers will see it, before they do: as a form has it, or as it is saved.

The page is the public one, made by the same code; nothing is saved, counted or kept.
"""

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext

from articles.bodies.html import clean_html
from articles.models import Article, Author, Byline, RelatedList, Tag
from articles.models.listing import MOST_RELATED
from articles.pages.article import page_of
from articles.pages.related import related_cards
from articles.pages.surroundings import surroundings_of
from articles.slugs import slugify
from photos.text import one_line

AS_TYPED = ("kicker", "headline", "standfirst", "place")  # shown even where they are too long
# The rows of an article, and what one of them must say to be shown.
KEYS = {
    "bylines": "author_id",
    "source_links": "url",
    "corrections": "text",
    "related_links": "target_id",
}
HEADERS = {
    "Cache-Control": "no-store, private",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Referrer-Policy": "no-referrer",
}
NOT_SAVED = 0  # the key of a new article: no row of any table is about it


class Typed:
    """What the article's form and its lists hold: the article, and its rows by their names.

    What is wrong in a field is left out, or shown as typed where it is words. ValidationError where
    the text is more than `articles.bodies.html` takes. The form's own article is not saved, nor
    may it be saved after this.
    """

    def __init__(self, form, formsets, by: User):
        # Cleaning the text is what costs most: the form would do it a second time.
        form.fields.pop("body", None)
        form.is_valid()
        lists = {formset.fk.remote_field.related_name: formset for formset in formsets}
        self.rows = {name: _rows(lists[name], key) for name, key in KEYS.items() if name in lists}
        self.article = _article(form)
        self.tags = _tags(form.cleaned_data.get("tags", ()))
        if self.article.pk is None:
            self.article.pk = NOT_SAVED
            self.rows["bylines"] = self.rows.get("bylines") or _signed_by(by)

    def dress(self):
        """The article with its rows, where the page looks for them; and what stands around it."""
        surroundings = surroundings_of(self.article)
        self.article._prefetched_objects_cache |= {**self.rows, "tags": self.tags}
        return surroundings

    def related(self):
        """What the article will lead to: the links as typed, then what fills up by itself."""
        links = self.rows.get("related_links")
        if links is None:
            return Article.objects.related_to(self.article)
        mode = RelatedList.objects.filter(article=self.article.pk).values_list("mode", flat=True)
        mode = mode.first() or RelatedList.Mode.FILLED
        if mode == RelatedList.Mode.NONE:
            return []
        first = _chosen(links)
        if mode == RelatedList.Mode.CHOSEN:
            return first[:MOST_RELATED]
        linked = {link.target_id for link in links}
        found = Article.objects.related_to(self.article, limit=MOST_RELATED * 2 + len(linked))
        rest = [one for one in found if one.pk not in linked]
        rest.sort(key=lambda one: one.is_curated)  # what was taken away just now comes last
        for one in rest:
            one.is_curated, one.kind, one.own_headline = False, "", ""
        return (first + rest)[:MOST_RELATED]


def page_as_typed(request: HttpRequest, typed: Typed) -> HttpResponse:
    """The article's page from what is in its form."""
    surroundings = typed.dress()
    return unseen(page_of(request, typed.article, surroundings, typed.related(), "desk"))


def page_as_saved(request: HttpRequest, article: Article) -> HttpResponse:
    """The page of an article that is not public yet, as readers would see it now."""
    _as_if_public(article)
    surroundings = surroundings_of(article)
    return page_of(request, article, surroundings, related_cards(article), "link")


def unseen(response: HttpResponse) -> HttpResponse:
    """The response as nobody keeps, lists or tells of it."""
    for name, value in HEADERS.items():
        response.headers[name] = value
    return response


def _article(form):
    article = form.instance
    for name in AS_TYPED:
        if name in form.errors:
            setattr(article, name, one_line(form[name].data or ""))
    article.body = clean_html(form.data.get(form.add_prefix("body"), ""))
    article.headline = article.headline or gettext("Without a headline")
    _as_if_public(article)
    article.read_text()
    return article


def _as_if_public(article):
    """With what an article has at the latest when it is published."""
    article.published_at = article.published_at or timezone.now()
    article.slug = article.slug or slugify(article.headline) or "articolo"


def _rows(formset, key):
    """The rows of a list in their order, without those that are empty or taken away."""
    formset.is_valid()
    rows = []
    for number, form in enumerate(formset.forms, 1):
        row = form.instance
        is_empty = row.pk is None and not form.has_changed()
        if is_empty or formset._should_delete_form(form) or not getattr(row, key):
            continue
        row.pk = row.pk or -number  # none is like another
        rows.append(row)
    return sorted(rows, key=lambda row: getattr(row, "position", 0) or 0)


def _chosen(links):
    """The public articles that these lead to while they are in force, as `related_to` has them."""
    targets = Article.objects.published().for_cards().in_bulk([link.target_id for link in links])
    chosen = []
    for link in links:
        target = targets.get(link.target_id)
        if target and link.is_in_force():
            target.is_curated, target.kind = True, link.kind
            target.own_headline = link.own_headline
            chosen.append(target)
    return chosen


def _tags(names):
    known = {tag.name: tag for tag in Tag.objects.filter(name__in=names)}
    return [known.get(name) or Tag(name=name, slug=Tag().slugify(name)) for name in names]


def _signed_by(person):
    author = Author.objects.filter(user=person).first()
    return [Byline(author=author)] if author else []
