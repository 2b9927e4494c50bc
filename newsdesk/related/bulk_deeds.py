"""Each deed that is done to many lists: what it does to one of them, and where it finds them."""

from datetime import timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import Article, RelatedExclusion, RelatedLink
from newsdesk.related.lists import Listed
from newsdesk.related.refusals import MOST_LINKS
from suggesting.reading import suggestions_of

Choice = dict[str, Any]
Step = tuple[str, dict[str, Any]]  # the name of a deed of the desk, and what it is told
BULK = RelatedLink.Origin.BULK
LINKS = RelatedLink.objects.filter(article=OuterRef("pk")).order_by().values("article")
NUMBER = Coalesce(Subquery(LINKS.annotate(number=Count("pk")).values("number")), 0)


class Left(Exception):
    """Why the list of one article is left as it is."""


class Deed:
    """Something to do. `finds`: whether it finds its articles itself, instead of being told them.

    `names`: whether each list gets targets of its own, which are then told one by one.
    """

    label = explained = ""
    finds = names = takes_suggestions = False

    def looked_up(self, choice: Choice) -> Choice:
        """The choice with what is asked of the database once, for all lists."""
        return choice

    def steps(self, listed: Listed, choice: Choice) -> list[Step]:
        """What is done to this list, at least one step; Left where nothing is.

        `choice`: as it was `looked_up`.
        """
        raise NotImplementedError

    def found(self, choice: Choice):
        """Querysets of the public articles that it can be done to, and of those that stay."""
        raise NotImplementedError

    def targets(self, steps: list[Step]) -> list[int]:
        if not self.names:
            return []
        return [key for _name, what in steps for key in what.get("targets", [what.get("target")])]


class Take(Deed):
    label = _("Take the first suggestions")
    explained = _("Adds the best suggestions to each of the chosen articles.")
    names = takes_suggestions = True

    def steps(self, listed, choice):
        if not listed.room:
            raise Left(_full())
        found = suggestions_of(listed.article, min(choice["number"], listed.room))
        steps = [
            (
                "add",
                {"target": each.target_id, "origin": RelatedLink.Origin.SUGGESTED, "place": place},
            )
            for place, each in enumerate(found, 1)
        ]
        if not steps:
            raise Left(gettext("Nothing is suggested for it."))
        return steps


class Add(Deed):
    label = _("Add an article")
    explained = _("Each of the chosen articles then leads to it.")

    def steps(self, listed, choice):
        target = choice["target"].pk
        if reason := listed.why_not(target):
            raise Left(reason)
        name = "add_top" if choice.get("on_top") else "add"
        return [(name, {"target": target, "origin": BULK})]


class AddByTag(Add):
    label = _("Add an article to a topic")
    explained = _("All articles with a tag, of some days, then lead to it; full lists stay.")
    finds = True

    def found(self, choice):
        since = timezone.now() - timedelta(days=choice["days"])
        tagged = Article.objects.published().filter(tag_uses__tag=choice["tag"])
        recent = tagged.filter(published_at__gte=since).exclude(pk=choice["target"].pk)
        open_ones = recent.exclude(Exists(_leading_to(choice["target"]).in_force()))
        is_full = Q(number__gte=MOST_LINKS) & ~Q(Exists(_leading_to(choice["target"])))
        stays = is_full | _excluded(choice["target"])
        open_ones = open_ones.annotate(number=NUMBER)
        return open_ones.exclude(stays), open_ones.filter(stays)


class Replace(Deed):
    label = _("Put one article in the place of another")
    explained = _("Wherever the first is linked, the second then stands.")
    finds = True

    def steps(self, listed, choice):
        target, by = choice["target"].pk, choice["by"].pk
        if target not in listed.links:
            raise Left(_not_there())
        if by == listed.article.pk or by in listed.excluded:
            raise Left(listed.why_not(by))
        return [("replace", {"target": target, "by": by})]

    def found(self, choice):
        linking = _linking(choice["target"])
        stays = Q(pk=choice["by"].pk) | _excluded(choice["by"])
        return linking.exclude(stays), linking.filter(stays)


class Remove(Deed):
    label = _("Take an article away")
    explained = _("No article leads to it any more; suggestions may still fill in.")
    finds = True

    def steps(self, listed, choice):
        if choice["target"].pk not in listed.links:
            raise Left(_not_there())
        return [("remove", {"target": choice["target"].pk})]

    def found(self, choice):
        return _linking(choice["target"]), Article.objects.none()


class Expire(Deed):
    label = _("Set until when")
    explained = _("Cards of the chosen articles are hidden from that moment on.")

    def steps(self, listed, choice):
        target, until = choice["target"], choice["until"]
        links = [
            link for link in listed.links.values() if not target or link.target_id == target.pk
        ]
        if not links:
            raise Left(_not_there() if target else gettext("It has no chosen links."))
        changed = [link.target_id for link in links if link.expires_at != until]
        if not changed:
            raise Left(gettext("It is so already."))
        return [("expire", {"target": key, "until": until}) for key in changed]


class Copy(Deed):
    label = _("Copy the list of another article")
    explained = _("The chosen articles then lead where that one leads.")
    names = True

    def looked_up(self, choice):
        return choice | {"targets": _public_targets(choice["source"])}

    def steps(self, listed, choice):
        if choice["source"] == listed.article:
            raise Left(gettext("It is that article itself."))
        keys = [key for key in choice["targets"] if key != listed.article.pk]
        keys = [key for key in keys if key not in listed.excluded]
        if choice["instead"]:
            return self._instead(listed, keys)
        if not listed.room:
            raise Left(_full())
        new = [key for key in keys if not listed.leads_to(key)]
        new = [key for key in new if key in listed.links] + [
            k for k in new if k not in listed.links
        ]
        if not new:
            raise Left(gettext("There is nothing that it does not lead to already."))
        return [("add", {"target": key, "origin": BULK}) for key in new[: listed.room]]

    def _instead(self, listed, keys):
        if not keys:
            raise Left(gettext("That list has nothing for it."))
        if keys == list(listed.links):
            raise Left(gettext("It is so already."))
        return [("set", {"targets": keys, "origin": BULK})]


class Review(Deed):
    label = _("Mark as reviewed")
    explained = _("The chosen articles leave the queue as they are.")

    def steps(self, listed, choice):
        return [("reviewed", {})]


DEEDS: dict[str, Deed] = {
    "take": Take(),
    "add": Add(),
    "add-by-tag": AddByTag(),
    "replace": Replace(),
    "remove": Remove(),
    "expire": Expire(),
    "copy": Copy(),
    "review": Review(),
}


def _excluded(target):
    """That the target is not to be suggested for the article, or for any."""
    return Q(Exists(RelatedExclusion.objects.of(OuterRef("pk")).filter(target=target)))


def _leading_to(target):
    return RelatedLink.objects.filter(article=OuterRef("pk"), target=target)


def _linking(target):
    """Public articles one of whose choices is the target."""
    return Article.objects.published().filter(Exists(_leading_to(target)))


def _public_targets(source):
    links = RelatedLink.objects.in_force().filter(article=source)
    public = links.filter(Article.objects.published().holds("target"))
    return list(public.order_by("position", "pk").values_list("target", flat=True))


def _full():
    return gettext("There are %(most)d links already: take one away.") % {"most": MOST_LINKS}


def _not_there():
    return gettext("It does not lead there.")
