"""One rule of visibility, through printed pages too: warmed before a change, asked after it."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles.models import Article, FrontPlace
from editions.current import look, watch
from tests import factories
from tests.articles.test_visibility import NOW, SECOND, WORD, surfaces, telltale
from tests.newsportal.doors import wrapped

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def paper():
    """A telltale article and where it may show, in two processes that have printed it all."""
    with time_machine.travel(NOW, tick=False) as clock:
        yield Paper(clock)


class Paper:
    def __init__(self, clock):
        self.clock = clock
        self.article = telltale("published")
        self.own = self.article.get_absolute_url()
        self.pages = surfaces(self.article) | {"its own page": self.own}
        self.here, self.elsewhere = wrapped(), wrapped()
        for site in (self.here, self.elsewhere):
            assert self.showing(site) == set(self.pages)

    def showing(self, site, word=WORD):
        """The pages that hold the word; each is asked for twice, to be printed and read."""
        replies = {name: [site(path), site(path)] for name, path in self.pages.items()}
        assert {reply.status for pair in replies.values() for reply in pair} <= {200, 404, 410}
        shown = [
            {name for name in replies if word.encode() in replies[name][i].body} for i in (0, 1)
        ]
        assert shown[0] == shown[1]
        return shown[1]

    def change(self, deed, *args):
        """Do it here; the other process has not looked yet, then it does."""
        known = watch.known
        deed(*args)
        shown_here = self.showing(self.here)
        watch.known = known
        stale = self.elsewhere(self.own)
        look()
        return shown_here, self.showing(self.elsewhere), stale


def published_at(article, moment):
    article.published_at = moment
    article.save()


def test_what_is_withdrawn_is_gone_at_once_and_elsewhere_with_the_next_look(paper):
    here, elsewhere, stale = paper.change(paper.article.withdraw, "Era falso.")
    assert here == elsewhere == set()
    assert stale.status == 200  # this is what one second means
    assert paper.here(paper.own).status == paper.elsewhere(paper.own).status == 410
    assert paper.showing(paper.here, "Era falso.") == {"its own page"}


def test_what_is_restored_is_back(paper):
    paper.article.withdraw()
    assert paper.showing(paper.here) == set()
    here, elsewhere, _ = paper.change(paper.article.restore)
    assert here == elsewhere == set(paper.pages)


def test_what_becomes_a_draft_or_scheduled_again_is_gone(paper):
    for moment in (None, timezone.now() + timedelta(hours=1)):
        here, elsewhere, _ = paper.change(published_at, paper.article, moment)
        assert here == elsewhere == set()
        assert paper.here(paper.own).status == 404
        paper.change(published_at, paper.article, timezone.now() - SECOND)


def test_what_is_changed_in_bulk_is_seen_at_once(paper):
    drafted = Article.objects.filter(pk=paper.article.pk)
    here, elsewhere, _ = paper.change(lambda: drafted.update(withdrawn_at=timezone.now()))
    assert here == elsewhere == set()


def test_what_is_deleted_is_gone(paper):
    here, elsewhere, _ = paper.change(paper.article.delete)
    assert here == elsewhere == set()
    assert paper.here(paper.own).status == 404


def test_a_scheduled_article_appears_at_its_moment_from_printed_pages_without_a_job(paper):
    due = timezone.now() + timedelta(hours=1)
    paper.change(published_at, paper.article, due)
    paper.clock.move_to(due - SECOND)
    for site in (paper.here, paper.elsewhere):
        assert paper.showing(site) == set()
    paper.clock.move_to(due)
    for site in (paper.here, paper.elsewhere):
        assert paper.showing(site) == set(paper.pages)


def test_a_picture_is_gone_on_the_day_after_its_rights(paper):
    photo = paper.article.photo
    photo.rights_until = timezone.localdate()
    photo.save()
    told = f"Alt {WORD}"
    assert paper.showing(paper.here, told)
    paper.clock.move_to(NOW + timedelta(days=1))
    assert paper.showing(paper.here, told) == paper.showing(paper.elsewhere, told) == set()


def test_a_place_on_the_front_page_ends_at_its_moment(paper):
    factories.published("La più nuova", hours_ago=0)
    end = timezone.now() + timedelta(minutes=5, seconds=30)
    FrontPlace.objects.create(article=paper.article, rank=1, until=end)

    def lead():
        page = paper.here("/").body.decode()
        return page.index("La più nuova") > page.index(f"Titolo {WORD}")

    assert lead()
    paper.clock.move_to(end - SECOND)
    assert lead()
    paper.clock.move_to(end)
    assert not lead()


@pytest.mark.parametrize("deed", ["alt", "credit"])
def test_what_is_said_of_a_photo_changes_everywhere(paper, deed):
    photo = paper.article.photo
    setattr(photo, deed, "Un altro detto")
    photo.save()
    assert "its own page" in paper.showing(paper.here, "Un altro detto")


def test_a_renamed_section_and_a_new_topic_are_seen_at_once(paper):
    section = paper.article.section
    section.name = "Nuove tecniche"
    section.save()
    printed = set(paper.pages) - {"oEmbed"} - {n for n in paper.pages if "feed" in n or "site" in n}
    assert printed - paper.showing(paper.here, "Nuove tecniche") <= {"suggestions"}
    paper.article.tags.add("Un nuovo argomento")
    assert "its own page" in paper.showing(paper.here, "Un nuovo argomento")
    paper.article.tags.remove("Un nuovo argomento")
    assert paper.showing(paper.here, "Un nuovo argomento") == set()


def test_a_draft_that_is_saved_prints_nothing_anew(paper):
    number = watch.known.number
    draft = factories.draft("Segreto", tags=["comune"])
    draft.kicker = "Bozza"
    draft.save()
    look()
    assert watch.known.number == number
