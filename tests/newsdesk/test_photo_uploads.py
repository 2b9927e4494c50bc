"""Several pictures at once: each is received by itself, completed with words, warned of."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from newsdesk.library import care, uploading
from newsdesk.models import WaitingPhoto
from photos.models import Photo
from tests import factories
from tests.newsdesk.pages import desk, form_on
from tests.photos.pictures import drawn, encoded, noisy, upload, with_iptc

RECEIVE = "/admin/photos/photo/receive/"
WAITING = "/admin/photos/photo/waiting/"
LIBRARY = "/admin/photos/photo/"
JSON = {"headers": {"accept": "application/json"}}


@pytest.fixture(autouse=True)
def _empty_library(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def stored(settings):
    return lambda: [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]


@pytest.fixture
def journalist(db):
    return factories.staff("Journalist")


def waiting(person, picture=None):
    return uploading.receive(upload(picture or drawn()), person)


def words(row, **typed):
    facts = {"alt": "Due pompieri portano un cane.", "credit": "Anna Neri"} | typed
    return {f"photo-{row.pk}-{name}": value for name, value in facts.items()}


# --- Received ---------------------------------------------------------------------------------


def test_each_file_is_received_by_itself_and_said_of(journalist):
    client = desk(journalist)
    good = client.post(RECEIVE, {"files": upload(drawn())}, **JSON)
    bad = client.post(RECEIVE, {"files": upload(b"ciao", "note.txt")}, **JSON)
    assert (good.status_code, good.json()) == (200, {"error": ""})
    assert bad.status_code == 400
    assert "JPEG, PNG, WebP" in bad.json()["error"]
    assert WaitingPhoto.objects.get().uploaded_by == journalist
    assert not Photo.objects.exists()


def test_without_a_script_one_bad_file_stops_no_other(journalist):
    files = [upload(drawn()), upload(b"ciao", "note.txt"), upload(noisy(90, 60))]
    page = desk(journalist).post(RECEIVE, {"files": files}, follow=True)
    assert page.redirect_chain[-1][0] == WAITING
    assert [str(message).partition(":")[0] for message in page.context["messages"]] == ["note.txt"]
    assert len(page.context["forms"]) == 2


def test_whoever_sends_no_file_is_told_so(journalist):
    page = desk(journalist).post(RECEIVE, follow=True)
    assert page.redirect_chain[-1][0] == LIBRARY
    assert len(page.context["messages"]) == 1


def test_one_request_brings_twenty_at_most(journalist, monkeypatch):
    monkeypatch.setattr("newsdesk.admin.photo_uploads.AT_ONCE", 1)
    page = desk(journalist).post(RECEIVE, {"files": [upload(drawn()), upload(drawn())]})
    assert page.url == WAITING
    assert WaitingPhoto.objects.count() == 1


def test_uploads_that_nobody_completes_do_not_pile_up(journalist, monkeypatch):
    monkeypatch.setattr(uploading, "MOST", 1)
    waiting(journalist)
    answer = desk(journalist).post(RECEIVE, {"files": upload(drawn())}, **JSON)
    assert answer.status_code == 400
    assert WaitingPhoto.objects.count() == 1


@pytest.mark.parametrize("address", [RECEIVE, WAITING])
def test_a_moderator_uploads_nothing(address, db):
    client = desk(factories.staff("Moderator"))
    assert client.post(address, {"files": upload(drawn())}).status_code == 403
    assert b"data-photo-upload" not in client.get(LIBRARY).content


def test_a_page_of_elsewhere_uploads_nothing(journalist):
    client = desk(journalist, enforce_csrf_checks=True)
    assert client.post(RECEIVE, {"files": upload(drawn())}).status_code == 403


def test_receiving_is_asked_for_by_post_only(journalist):
    assert desk(journalist).get(RECEIVE).status_code == 405


# --- Completed --------------------------------------------------------------------------------


def test_what_the_file_tells_is_filled_in(journalist):
    said = {(2, 80): b"Anna Neri", (2, 120): b"Il mercato.", (2, 116): b"CC BY 4.0"}
    waiting(journalist, with_iptc(encoded(drawn()), said))
    row = WaitingPhoto.objects.get()
    page = desk(journalist).get(WAITING)
    form = form_on(page)
    assert form[f"photo-{row.pk}-credit"] == "Anna Neri"
    assert form[f"photo-{row.pk}-caption"] == "Il mercato."
    assert form[f"photo-{row.pk}-licence"] == "CC BY 4.0"


def test_what_is_complete_becomes_a_photo_and_the_rest_keeps_waiting(
    journalist, stored, django_capture_on_commit_callbacks
):
    done, open_ = waiting(journalist), waiting(journalist, noisy(90, 60))
    files = stored()
    typed = words(done, licence="CC BY 4.0", rights_until="2030-01-31")
    with django_capture_on_commit_callbacks(execute=True):
        page = desk(journalist).post(WAITING, typed | words(open_, credit="", caption="Sabato."))
    photo = Photo.objects.get()
    assert (photo.image.name, photo.uploaded_by) == (done.image.name, journalist)
    assert (photo.licence, photo.rights_until) == ("CC BY 4.0", date(2030, 1, 31))
    assert photo.fingerprint == done.fingerprint
    assert sorted(stored()) == sorted(files)
    assert list(page.context["forms"][0].errors) == ["credit"]
    open_.refresh_from_db()
    assert (open_.alt, open_.caption) == ("Due pompieri portano un cane.", "Sabato.")


def test_when_all_are_complete_the_library_is_shown(journalist):
    row = waiting(journalist)
    page = desk(journalist).post(WAITING, words(row), follow=True)
    assert page.redirect_chain[-1][0] == LIBRARY
    assert "Due pompieri" in page.content.decode()


def test_an_upload_is_thrown_away_with_its_files(
    journalist, stored, django_capture_on_commit_callbacks
):
    row = waiting(journalist)
    with django_capture_on_commit_callbacks(execute=True):
        desk(journalist).post(WAITING, words(row, drop="on"))
    assert not WaitingPhoto.objects.exists()
    assert not Photo.objects.exists()
    assert stored() == []


def test_nobody_sees_or_completes_the_uploads_of_another(journalist):
    row = waiting(journalist)
    other = desk(factories.staff("Editor"))
    assert other.get(WAITING).context["forms"] == []
    other.post(WAITING, words(row))
    assert not Photo.objects.exists()


def test_after_fourteen_days_an_upload_goes(journalist, stored, django_capture_on_commit_callbacks):
    row, kept = waiting(journalist), waiting(journalist, noisy(90, 60))
    WaitingPhoto.objects.filter(pk=row.pk).update(uploaded_at=timezone.now() - timedelta(days=15))
    with django_capture_on_commit_callbacks(execute=True):
        care.tidy_library.func()
    assert WaitingPhoto.objects.get() == kept
    assert all(kept.image.name[-20:-4] in path.name for path in stored())


# --- Warned of --------------------------------------------------------------------------------


def test_a_picture_that_is_there_already_is_shown_and_stored_only_if_wanted(journalist):
    there = Photo.objects.create(image=upload(drawn()), alt="C’è già.", credit="Ansa")
    row, client = waiting(journalist, drawn(180, 120)), desk(journalist)
    assert "C’è già." in client.get(WAITING).content.decode()
    page = client.post(WAITING, words(row))
    assert list(page.context["forms"][0].errors) == ["keep_both"]
    assert Photo.objects.get() == there
    client.post(WAITING, words(row, keep_both="on"))
    assert Photo.objects.count() == 2


def test_the_same_picture_twice_among_the_uploads_is_warned_of_too(journalist):
    first, second = waiting(journalist), waiting(journalist)
    page = desk(journalist).post(WAITING, words(first) | words(second))
    assert Photo.objects.count() == 1
    assert [form.waiting for form in page.context["forms"]] == [second]


def typed(**more):
    facts = {
        "focal_point": "0.5x0.5",
        "alt": "Un cane.",
        "credit": "Anna",
        "image": upload(drawn()),
    }
    return facts | more


def test_the_form_for_one_photo_warns_as_well(journalist):
    there = Photo.objects.create(image=upload(drawn()), alt="C’è già.", credit="Ansa")
    client, add = desk(journalist), reverse("admin:photos_photo_add")
    page = client.post(add, typed())
    assert list(page.context["adminform"].form.errors) == ["image"]
    assert "C’è già." in page.content.decode()
    assert client.post(add, typed(alike="both")).status_code == 302
    assert Photo.objects.exclude(pk=there.pk).get().alt == "Un cane."


def test_the_photo_that_is_there_may_be_used_instead(journalist):
    there = Photo.objects.create(image=upload(drawn()), alt="C’è già.", credit="Ansa")
    client, add = desk(journalist), reverse("admin:photos_photo_add")
    assert client.post(add, {"alike": there.pk}).url.endswith(f"/{there.pk}/change/")
    assert client.post(add, {"alike": "999"}).status_code == 404
    popup = client.post(add, {"alike": there.pk, "_popup": "1"})
    assert f'"value": "{there.pk}"' in popup.context["popup_response_data"]
    picker = client.post(f"{add}?_popup=1&picker=-1", {"alike": there.pk, "_popup": "1"})
    assert "picker/?CKEditorFuncNum=-1" in picker.url
    assert Photo.objects.count() == 1


def test_the_form_for_one_photo_is_filled_from_the_file(journalist):
    said = {(2, 80): b"Anna Neri", (2, 120): b"Il mercato."}
    file = upload(with_iptc(encoded(drawn()), said))
    add = reverse("admin:photos_photo_add")
    desk(journalist).post(add, typed(image=file, credit="", caption="Detta a mano."))
    photo = Photo.objects.get()
    assert (photo.credit, photo.caption) == ("Anna Neri", "Detta a mano.")
