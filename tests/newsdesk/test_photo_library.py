"""The library of a newsroom: found by words, told where used, tidied at night."""

import os
import time
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import InformationPage
from editions.models import Change
from newsdesk.library import care, words
from newsdesk.models import PhotoUse, PhotoWord
from photos.models import Photo
from tests import factories
from tests.newsdesk.pages import change, desk
from tests.photos.pictures import drawn, encoded

LIBRARY = "/admin/photos/photo/"


@pytest.fixture(autouse=True)
def _empty_library(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def editor(db):
    return desk(factories.staff("Editor-in-chief"))


def figure(photo):
    return f'<p>Testo.</p><figure><img src="/media/x.jpg" data-file="{photo.pk}"></figure>'


def found(client, **asked):
    return set(client.get(LIBRARY, asked).context["cl"].result_list)


# --- Found ------------------------------------------------------------------------------------


def test_a_photo_is_found_by_words_of_alt_caption_and_credit(editor):
    dog = factories.photo(alt="Due cani nell’acqua.", caption="L’alluvione.", credit="Ansa")
    other = factories.photo(alt="Una città", caption="", credit="Anna Neri")
    for asked in ("cane", "CANI acqua", "alluvioni", "ansa", "acq ans"):
        assert found(editor, q=asked) == {dog}
    assert found(editor, q="citta") == {other}
    assert found(editor, q="cane città") == set()
    assert found(editor, q="") == found(editor, q="il") == {dog, other}


def test_changed_words_are_found_at_once_and_former_ones_no_more(editor):
    photo = factories.photo(alt="Un cane.")
    photo.alt = "Un gatto."
    photo.save()
    assert (found(editor, q="cane"), found(editor, q="gatto")) == (set(), {photo})
    photo.delete()
    assert not PhotoWord.objects.exists()


def test_what_is_saved_without_its_words_leaves_them(db, django_assert_num_queries):
    photo = factories.photo(alt="Un cane.")
    before = set(PhotoWord.objects.values_list("word", flat=True))
    photo.focal_point = "0.1x0.1"
    photo.save(update_fields=["focal_point"])
    with django_assert_num_queries(1):
        words.learn(photo)
    assert set(PhotoWord.objects.values_list("word", flat=True)) == before


@pytest.mark.parametrize("asked", ["\0", "%", "_", "x" * 5000, "a " * 300, "́", "\U0010ffff"])
def test_nothing_that_is_asked_is_an_accident(asked, editor):
    factories.photo()
    assert editor.get(LIBRARY, {"q": asked}).status_code in (200, 400)


def test_the_search_reads_no_photo_that_it_does_not_show(editor):
    factories.photo(alt="Un cane.")
    with CaptureQueriesContext(connection) as queries:
        found(editor, q="cane")
    assert not any("LIKE '%" in query["sql"] for query in queries)


def test_the_library_is_narrowed_to_mine_and_to_ended_rights(db):
    person = factories.staff("Editor")
    today = timezone.localdate()
    mine = factories.photo(uploaded_by=person)
    ended = factories.photo(rights_until=today - timedelta(days=1))
    ending = factories.photo(rights_until=today)
    client = desk(person)
    assert found(client, whose="mine") == {mine}
    assert found(client, rights="ended") == {ended}
    assert found(client, rights="ending") == {ending}
    assert found(client, rights="x", whose="x") == {mine, ended, ending}
    assert "photo-grid__ended" in client.get(LIBRARY, {"rights": "ended"}).content.decode()


def test_an_empty_library_says_what_to_do(editor):
    assert "nothing-listed" in editor.get(LIBRARY).content.decode()


# --- Used -------------------------------------------------------------------------------------


def test_the_page_of_a_photo_names_all_that_use_it(editor):
    photo = factories.photo()
    lead = factories.published("Sopra", photo=photo)
    inside = factories.draft("Dentro", body=figure(photo))
    page = InformationPage.objects.create(kind="about", body=figure(photo))
    factories.published("Altrove", body=figure(factories.photo()))
    uses = editor.get(change(photo)).context["uses"]
    assert {article for article, _state in uses["articles"]} == {lead, inside}
    assert uses["pages"] == [page]
    text = editor.get(change(photo)).content.decode()
    assert "Sopra" in text
    assert "Altrove" not in text


def test_who_may_not_see_a_draft_is_only_told_that_there_is_one(db):
    person = factories.staff("Journalist")
    photo = factories.photo(uploaded_by=person)
    factories.draft("Segreto", photo=photo)
    page = desk(person).get(change(photo))
    assert page.context["uses"]["hidden"] == 1
    assert "Segreto" not in page.content.decode()


def test_uses_follow_the_text(db):
    first, second = factories.photo(), factories.photo()
    article = factories.draft(body=figure(first) + figure(first))
    assert PhotoUse.objects.get().photo == first
    article.body = figure(second) + f'<img data-file="999999"><img data-file="{10**40}">'
    article.save()
    assert PhotoUse.objects.get().photo == second
    article.headline = "Altro"
    article.save(update_fields=["headline"])
    assert PhotoUse.objects.get().photo == second
    article.delete()
    assert not PhotoUse.objects.exists()


def test_what_is_used_is_not_deleted_and_the_message_names_the_uses(editor):
    for name, use in {
        "Sopra": lambda photo: factories.published("Sopra", photo=photo),
        "Dentro": lambda photo: factories.draft("Dentro", body=figure(photo)),
        "Chi siamo": lambda photo: InformationPage.objects.create(kind="about", body=figure(photo)),
    }.items():
        photo = factories.photo()
        use(photo)
        for page in (
            editor.get(change(photo, "delete"), follow=True),
            editor.post(change(photo, "delete"), {"post": "yes"}, follow=True),
        ):
            assert page.redirect_chain[-1][0] == change(photo)
            assert name in str(next(iter(page.context["messages"])))
        assert Photo.objects.filter(pk=photo.pk).exists()


def test_many_uses_are_named_in_part(editor):
    photo = factories.photo()
    for number in range(7):
        factories.draft(f"Pezzo {number}", photo=photo)
    page = editor.get(change(photo, "delete"), follow=True)
    message = str(next(iter(page.context["messages"])))
    assert message.count("Pezzo") == 5


def test_the_database_holds_on_to_what_stands_in_a_text(db):
    photo = factories.photo()
    factories.draft(body=figure(photo))
    with pytest.raises(ProtectedError):
        photo.delete()


def test_a_use_that_came_meanwhile_is_no_accident(editor, monkeypatch):
    photo = factories.photo()
    factories.draft(photo=photo)
    monkeypatch.setattr("newsdesk.library.uses.is_used", lambda photo: False)
    monkeypatch.setattr(
        "newsdesk.admin.photos.PhotoAdmin.get_deleted_objects", lambda *args: ([], {}, set(), [])
    )
    page = editor.post(change(photo, "delete"), {"post": "yes"})
    assert page.url == change(photo)
    assert Photo.objects.filter(pk=photo.pk).exists()


def test_what_nothing_uses_is_deleted(editor):
    photo = factories.photo()
    assert "photo-uses" in editor.get(change(photo)).content.decode()
    editor.post(change(photo, "delete"), {"post": "yes"})
    assert not Photo.objects.exists()


# --- Replaced ---------------------------------------------------------------------------------


def test_a_replaced_file_is_on_every_page_that_shows_it(editor):
    photo = factories.photo()
    article = factories.published(photo=photo, body=figure(photo))
    former = photo.image.name.rpartition("/")[2][:16]
    assert former in desk().get(article.get_absolute_url()).content.decode()
    words_ = {"alt": photo.alt, "credit": photo.credit, "focal_point": "0.5x0.5"}
    file = ContentFile(encoded(drawn()), name="nuova.jpg")
    page = editor.post(change(photo), words_ | {"image": file}, follow=True)
    assert len(page.context["messages"]) == 2
    photo.refresh_from_db()
    text = desk().get(article.get_absolute_url()).content.decode()
    assert former not in text
    assert text.count(photo.image.hero_1240_jpeg) >= 2


# --- Tidied -----------------------------------------------------------------------------------


def test_files_that_belong_to_nothing_go_after_a_day(db, settings):
    photo = factories.photo()
    folder = settings.MEDIA_ROOT / photo.image.name.rpartition("/")[0]
    names = "0" * 16 + ".jpg", "1" * 16 + ".jpg", "x.txt"
    old, young, foreign = (folder / name for name in names)
    for path in (old, young, foreign):
        path.write_bytes(b"x")
    for path in (old, foreign, settings.MEDIA_ROOT / photo.image.name):
        os.utime(path, (time.time() - 100_000,) * 2)
    assert care.remove_orphans() == 1
    assert not old.exists()
    assert young.exists()
    assert foreign.exists()
    assert photo.image.storage.exists(photo.image.name)


def test_an_empty_storage_is_tidy(db):
    assert care.remove_orphans() == 0


def test_former_photos_get_their_fingerprint_and_readers_pages_stay(db):
    photo = Photo.objects.create(
        image=ContentFile(encoded(drawn()), name="a.jpg"), alt="Un cane.", credit="Ansa"
    )
    known = photo.fingerprint
    gone = factories.photo()
    Photo.objects.update(fingerprint="")
    gone.image.storage.delete(gone.image.name)
    before = Change.objects.count()
    care.take_fingerprints.func()
    assert Photo.objects.get(pk=photo.pk).fingerprint == known
    assert Photo.objects.get(pk=gone.pk).fingerprint == "0" * 16
    assert not Photo.objects.filter(band_1="").exists()
    assert Change.objects.count() == before
