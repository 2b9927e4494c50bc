"""What a press at the related desk sent, read and done."""

from typing import NamedTuple
from uuid import uuid4

from django.core.exceptions import BadRequest, ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.choosing import keys
from articles.models import Article, RelatedLink
from newsdesk.admin.dates import FIRST, MomentField
from newsdesk.related import deeds, refusals
from newsdesk.related.refusals import MOST_LINKS, Refused

OF_SEVERAL = ("add", "add_top")
OF_ONE = (
    *("pin", "remove", "up", "down", "move", "exclude", "exclude_everywhere", "allow"),
    *("kind", "headline", "expire", "two_way"),
)
OF_NONE = ("mode", *deeds.REVIEWS)
ORIGINS = (RelatedLink.Origin.MANUAL, RelatedLink.Origin.SUGGESTED)

SAID = {
    "add": _("added"),
    "add_top": _("added on top"),
    "pin": _("pinned"),
    "remove": _("removed"),
    "up": _("moved up"),
    "down": _("moved down"),
    "move": _("moved"),
    "exclude": _("excluded here"),
    "exclude_everywhere": _("excluded everywhere"),
    "allow": _("may be suggested again"),
    "kind": _("kind changed"),
    "headline": _("headline of the card changed"),
    "expire": _("expiry changed"),
    "two_way": _("way back changed"),
    "mode": _("what readers get is changed"),
    "reviewed": _("reviewed"),
    "nothing": _("nothing to add, noted"),
}


class Said(NamedTuple):
    words: str
    is_fault: bool = False


def done(request, article, seconds) -> list[Said]:
    """Do what was posted to the article's list; what to say of it. BadRequest for no known deed."""
    name = request.POST.get("deed", "")
    targets = [int(key) for key in keys(request.POST.getlist("target"))][:MOST_LINKS]
    if name in OF_NONE:
        facts = {"seconds": seconds} if name in deeds.REVIEWS else _asked(name, request.POST)
        return [_do(name, article, request.user, article.headline, **facts)]
    if name not in (*OF_SEVERAL, *OF_ONE):
        raise BadRequest("no such deed")
    named = _named(article, targets)
    if not targets:
        return [Said(str(refusals.NO_ARTICLE), True)]
    batch = uuid4()
    try:
        facts = _asked(name, request.POST)
    except Refused as refusal:
        return [Said(str(refusal), True)]
    chosen = targets[:1] if name in OF_ONE else targets
    return [
        _do(name, article, request.user, named.get(target), batch=batch, target=target, **facts)
        for target in (reversed(chosen) if name == "add_top" else chosen)
    ]


def _named(article, targets):
    """The headlines that may be told: of what readers see, and of what the list has already."""
    public = Article.objects.published().filter(pk__in=targets)
    linked = RelatedLink.objects.filter(article=article.pk, target__in=targets)
    return dict(public.values_list("pk", "headline")) | dict(
        linked.values_list("target", "target__headline")
    )


def _do(name, article, user, headline, **facts):
    try:
        change = deeds.do(name, article, user, **facts)
    except Refused as refusal:
        return Said(f"{headline}: {refusal}" if headline else str(refusal), True)
    words = SAID[name] if change else gettext("it is so already")
    return Said(f"{headline or '–'}: {words}")


def _asked(name, sent):
    """What a deed wants to know beside its target. Refused where it was not said."""
    match name:
        case "add" | "add_top":
            origin = sent.get("origin", "")
            facts = {"origin": origin} if origin in ORIGINS else {}
            return facts | {"place": _number(sent.get("place"), most=99)}
        case "move":
            return {"to": _number(sent.get("to"), most=99) or 1}
        case "exclude" | "exclude_everywhere":
            return {"reason": _line(sent.get("reason", ""))}
        case "kind":
            return {"kind": sent.get("kind", "")}
        case "headline":
            return {"text": _line(sent.get("headline", ""))}
        case "expire":
            return {"until": _until(sent)}
        case "two_way":
            return {"on": "on" in sent}
        case "mode":
            return {"mode": sent.get("mode", "")}
    return {}


def _until(sent):
    """The moment in the fields of day and time; the end of the day where no time was typed."""
    day, time = sent.get("until_0", "").strip(), sent.get("until_1", "").strip()
    if not day:
        return None
    try:
        # Of an hour that comes twice the first: a card hidden an hour early harms nobody.
        moment = MomentField().clean([day, time or "23:59", FIRST])
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    if moment <= timezone.now():
        raise Refused(refusals.PAST)
    return moment


def _line(text):
    return " ".join(text.replace("\0", "").split())


def _number(sent, most):
    found = [int(key) for key in keys([sent or ""]) if 0 < int(key) <= most]
    return found[0] if found else None
