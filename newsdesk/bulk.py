"""What is done to several articles at once: who may, to which of them, and why not to others."""

from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from newsdesk import assigning, stages, withdrawal
from newsdesk.admin import rights
from newsdesk.models import Revision

MOST = 200  # articles at once


class Deed:
    """Something to do. `why_not` says why it is not done to one article; "" where it is."""

    label = ""
    is_for_editors = False

    def why_not(self, user, article, choice):
        raise NotImplementedError

    def do(self, user, article, choice):
        raise NotImplementedError


def _must_write(user, article):
    return "" if rights.may_write(user, article) else gettext("You may not change it.")


class Move(Deed):
    label = _("Move to another section…")

    def why_not(self, user, article, choice):
        if article.section_id == choice["section"].pk:
            return gettext("It is there already.")
        return _must_write(user, article)

    def do(self, user, article, choice):
        article.section = choice["section"]
        article.save(update_fields=["section", "modified_at"])
        Revision.objects.record(article, user, Revision.Event.SAVED)


class AddTags(Deed):
    label = _("Add tags…")

    def why_not(self, user, article, choice):
        has = {tag.name for tag in article.tags.all()}
        if has.issuperset(choice["tags"]):
            return gettext("It has them already.")
        return _must_write(user, article)

    def do(self, user, article, choice):
        article.tags.add(*choice["tags"])
        article.save(update_fields=["modified_at"])
        Revision.objects.record(article, user, Revision.Event.SAVED)


class RemoveTags(Deed):
    label = _("Take tags away…")

    def why_not(self, user, article, choice):
        if not set(article.tags.all()).intersection(choice["present"]):
            return gettext("It has none of them.")
        return _must_write(user, article)

    def do(self, user, article, choice):
        article.tags.remove(*choice["present"])
        article.save(update_fields=["modified_at"])
        Revision.objects.record(article, user, Revision.Event.SAVED)


class Assign(Deed):
    label = _("Assign…")
    is_for_editors = True

    def why_not(self, user, article, choice):
        person = choice["person"]
        if article.published_at:
            return gettext("It is published or scheduled.")
        if article.assignee_id == (person.pk if person else None):
            return gettext("It is so already.")
        return ""

    def do(self, user, article, choice):
        assigning.assign(article, choice["person"], user)


class Withdraw(Deed):
    label = _("Withdraw…")
    is_for_editors = True

    def why_not(self, user, article, choice):
        return "" if article.is_published() else gettext("Readers do not see it now.")

    def do(self, user, article, choice):
        withdrawal.withdraw(article, user, choice["told"])


class MoveOn(Deed):
    label = _("Move to another stage…")

    def why_not(self, user, article, choice):
        if article.stage == choice["stage"]:
            return gettext("It is there already.")
        return stages.why_not(user, article, choice["stage"], choice["words"])

    def do(self, user, article, choice):
        stages.move(article, choice["stage"], user, choice["words"])


DEEDS = {
    "section": Move(),
    "add-tags": AddTags(),
    "remove-tags": RemoveTags(),
    "assign": Assign(),
    "stage": MoveOn(),
    "withdraw": Withdraw(),
}


def open_to(user):
    """The deeds that the person may do, by name."""
    is_editor = rights.may_publish(user)
    return {name: deed for name, deed in DEEDS.items() if is_editor or not deed.is_for_editors}


def plan(deed, user, articles, choice):
    """Articles to which it will be done, and pairs of the others with the reason."""
    reasons = [(article, deed.why_not(user, article, choice)) for article in articles]
    done = [article for article, reason in reasons if not reason]
    return done, [(article, reason) for article, reason in reasons if reason]


@transaction.atomic
def carry_out(deed, user, ids, choice):
    """Do it to those of these ids that it may be done to now, all or none; the plan as done."""
    articles = list(
        Article.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk")
    )
    done, left = plan(deed, user, articles, choice)
    for article in done:
        Revision.objects.up_to_date(article)
        deed.do(user, article, choice)
    return done, left
