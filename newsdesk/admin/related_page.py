"""The page of the related desk: the queue, the list of an open article, what may join it."""

from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from articles.choosing import keys
from articles.models import RelatedExclusion, RelatedLink, RelatedList
from articles.models.listing import MOST_RELATED
from articles.pages.related import enough
from newsdesk.admin.state import state_of
from newsdesk.related import candidates, queue, refusals, told
from newsdesk.related.finding import LONGEST, found
from newsdesk.related.refusals import MOST_LINKS
from newsdesk.related.shown import shown

LIST = "admin:articles_linkedarticle_changelist"
OPEN = "admin:articles_linkedarticle_change"
LONGEST_OPEN = 24 * 60 * 60  # seconds; who comes back later opens it anew


class Desk:
    """What its templates ask for. With `article` None no article is open."""

    most_shown = MOST_RELATED
    kinds = RelatedLink.Kind.choices
    modes = RelatedList.Mode.choices

    def __init__(self, user, asked, article=None):
        """`asked`: the query of the address."""
        self.user, self.article = user, article
        self.filter = asked.get("queue", "") if asked.get("queue") in queue.FILTERS else ""
        self.typed = asked.get("q", "").replace("\0", "")[:LONGEST]
        now = int(timezone.now().timestamp())
        opened, self._sent_next = (self._number(asked.get(name)) for name in ("opened", "next"))
        self.opened = opened if now - LONGEST_OPEN < opened <= now else now

    @staticmethod
    def _number(sent):
        return int(next(iter(keys([sent or ""])), 0))

    # --- Addresses ---

    @property
    def path(self):
        return reverse(OPEN, args=[self.article.pk]) if self.article else reverse(LIST)

    @cached_property
    def address(self):
        """Of this page as it stands, with all that it has to remember."""
        if not self.article:
            return self.address_of(None)
        facts = {"opened": self.opened, "next": self.next, "q": self.typed}
        return self.address_of(self.article.pk, **facts)

    def address_of(self, key, **facts):
        """Of the desk with that article, or none, open and the queue narrowed as it is."""
        path = reverse(OPEN, args=[key]) if key else reverse(LIST)
        said = {name: value for name, value in ({"queue": self.filter} | facts).items() if value}
        return f"{path}?{urlencode(said)}" if said else path

    def seconds(self):
        """Since the article was opened."""
        return max(0, int(timezone.now().timestamp()) - self.opened)

    # --- The queue ---

    @cached_property
    def queue(self):
        return queue.queue(self.user, self.filter)

    @property
    def waiting(self):
        """The rows of the queue with their addresses."""
        return [(row, self.address_of(row.article.pk)) for row in self.queue.rows]

    @property
    def address_of_first(self):
        return self.address_of(next(iter(self.queue.keys), None))

    @property
    def filters(self):
        return [
            {
                "words": words,
                "is_chosen": name == self.filter,
                "address": f"{self.path}?{urlencode({'queue': name})}" if name else self.path,
            }
            for name, words in queue.FILTERS.items()
        ]

    @property
    def position(self):
        return self.queue.position(self.article)

    @cached_property
    def next(self):
        """The key of what comes after the open article: as the queue was when that was opened."""
        if not self.article:
            return None
        waiting = [key for key in self.queue.keys if key != self.article.pk]
        if self._sent_next in waiting:
            return self._sent_next
        after = self.queue.beside(self.article.pk)[1]
        return after or next(iter(waiting), None)

    @cached_property
    def previous(self):
        return self.article and self.queue.beside(self.article.pk)[0]

    def address_of_next(self):
        """Where a review leads: the next article, or the queue where nothing waits."""
        return self.address_of(self.next)

    # --- The list ---

    @cached_property
    def listed(self):
        found = getattr(self.article, "related_list", None)
        return found or RelatedList(article_id=self.article and self.article.pk)

    @property
    def version(self):
        return self.listed.version

    @property
    def reviewer(self):
        return told.who(self.listed.reviewed_by)

    @cached_property
    def list(self):
        _ = self.candidates  # where there were none they are made now, and fill the list
        return shown(self.article)

    @property
    def curated_number(self):
        return len([row for row in self.list.seen if row.is_curated])

    @property
    def notice(self):
        """Why readers see no cards at all; "" where they do."""
        if self.listed.mode == RelatedList.Mode.NONE:
            return gettext("Readers see no cards here: that was chosen below.")
        if not self.list.seen:
            return gettext("Readers see no cards here: there is nothing to lead to yet.")
        if not enough(self.list.seen):
            return gettext("Readers see no cards here: one alone that nobody chose is no list.")
        return ""

    @property
    def full(self):
        """What is said where nothing more can be added; "" where it can."""
        is_full = len(self.list.curated) >= MOST_LINKS
        return str(refusals.FULL) % {"most": MOST_LINKS} if is_full else ""

    # --- Candidates ---

    @cached_property
    def candidates(self):
        return candidates.suggested(self.article)

    @property
    def first_candidates(self):
        return self.candidates[: candidates.ADDED_AT_ONCE]

    @cached_property
    def found(self):
        """What the search found, as candidates, with why some of it cannot be added; None where
        nothing was asked for."""
        if not self.typed.strip():
            return None
        result = found(self.typed)
        chosen = {row.target.pk for row in self.list.curated}
        keys = [each.pk for each in result.articles]
        exclusions = RelatedExclusion.objects.filter(article=None, target__in=keys)
        excluded = set(exclusions.values_list("target", flat=True))
        return {
            "problem": result.problem,
            "results": [
                candidates.Candidate(
                    each, state=self._why_not(each, chosen), is_excluded=each.pk in excluded
                )
                for each in result.articles
            ],
        }

    def _why_not(self, article, chosen):
        if article.pk == self.article.pk:
            return gettext("This is the article itself.")
        if article.pk in chosen:
            return gettext("In the list already.")
        return "" if article.is_published() else state_of(article)
