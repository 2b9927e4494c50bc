"""What the demo's moderator did at the related desk: by the desk's own deeds, dated as it was."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from random import Random

from articles.models import Article, RelatedLink, RelatedList
from newsdesk.models import RelatedChange
from newsdesk.related import deeds
from newsportal.demo.stories import Story

Kind, Origin = RelatedLink.Kind, RelatedLink.Origin
WAITING = timedelta(hours=20)  # what is newer nobody has reviewed yet
NOTHING = timedelta(days=14)  # what is older, without a link, was answered with “nothing to add”

# Deeds beside taking links: whose list, which, about what; ends count from now.
DEEDS: list[tuple[str, str, str, dict]] = [
    ("ponte-riaperto", "kind", "piena-borgo-basso", {"kind": Kind.EARLIER}),
    ("piena-borgo-basso", "kind", "ponte-riaperto", {"kind": Kind.UPDATE}),
    ("piena-borgo-basso", "kind", "satellite-frana-santelmo", {"kind": Kind.BACKGROUND}),
    ("truffa-sms-rifiuti", "kind", "tariffa-puntuale-rifiuti", {"kind": Kind.BACKGROUND}),
    ("teatro-riapre", "kind", "statua-lavandaia", {"kind": Kind.OPINION}),
    (
        "cartiera-accordo",
        "headline",
        "forno-cooperativa",
        {"text": "Quando l’azienda la comprano i dipendenti: il forno di via dei Mulini"},
    ),
    ("ponte-riaperto", "expire", "linea-castelrovo-cantiere", {"until": timedelta(days=9)}),
    ("tre-colli-tarroni", "expire", "tabellino-settimana", {"until": timedelta(hours=-16)}),
    ("parco-eolico", "two_way", "comunita-energetica", {"on": True}),
    ("cinema-splendor", "exclude", "case-vuote-affitti", {"reason": "Altro tema"}),
    ("polo-logistico-salici", "exclude", "truffa-sms-rifiuti", {"reason": "Altro tema"}),
    ("lana-filtro-metalli", "exclude", "bostrico-costa-nera", {"reason": ""}),
    (
        "derby-montefalda-castelrovo",
        "exclude_everywhere",
        "tabellino-settimana",
        {"reason": "Pagina di servizio: cambia ogni settimana"},
    ),
]


def curate(
    stories: Iterable[Story], articles: Mapping[str, Article], moderator, now: datetime
) -> None:
    """Choose the links of the stories and review the older lists; `articles` by their keys."""
    public = [story for story in stories if articles[story.key].is_published(now)]
    for story in public:
        _take(story, articles, moderator, now)
    for story in public:
        _review(story, articles[story.key], moderator, now)


def _take(story, articles, moderator, now):
    article, random = articles[story.key], Random(story.key)
    for number, key in enumerate(story.related, 1):
        place = number if random.random() < 0.7 else None
        origin = Origin.SUGGESTED if place else Origin.MANUAL
        target = articles[key].pk
        deeds.do("add", article, moderator, target=target, origin=origin, place=place)
    for key, deed, about, facts in DEEDS:
        if key == story.key:
            what = facts | ({"until": now + facts["until"]} if deed == "expire" else {})
            deeds.do(deed, article, moderator, target=articles[about].pk, **what)


def _review(story, article, moderator, now):
    random, age = Random(f"{story.key} reviewed"), now - article.published_at
    soon = timedelta(minutes=random.randint(8, 100))
    late = timedelta(hours=random.randint(3, 18))
    at = min(now, article.published_at + (soon if random.random() < 0.7 else late))
    if age > (WAITING if story.related else NOTHING):
        seconds = round(random.lognormvariate(2.5, 0.5)) + 4 * len(story.related)
        name = "reviewed" if story.related else "nothing"
        change = deeds.do(name, article, moderator, seconds=seconds)
        change.after["reviewed_at"] = at.isoformat()  # else it could not be taken back
        change.save(update_fields=["after"])
        RelatedList.objects.filter(article=article).update(reviewed_at=at)
    RelatedChange.objects.filter(article=article).update(made_at=at)
