"""The library in the newsdesk: who may do what, and that nothing typed is lost."""

import re
from datetime import date

import pytest
from django.urls import reverse

from photos.models import Photo
from tests.photos.pictures import drawn, upload

ADD = "admin:photos_photo_add"
PICKER = "/admin/photos/photo/picker/"


@pytest.fixture
def sign_in(client, staff):
    def enter(*deeds):
        user = staff(*deeds)
        client.force_login(user)
        return user

    return enter


def typed(**changes):
    words = {
        "focal_point": "0.5x0.5",
        "alt": "Due pompieri.",
        "caption": "Domenica & lunedì",
        "credit": "Anna Neri",
    }
    return words | {"image": upload(drawn(), "../../C:\\IMG 1.jpg")} | changes


def errors(response):
    return response.context["adminform"].form.errors


# --- The form ---------------------------------------------------------------------------------


def test_an_upload_is_signed_by_who_made_it(client, sign_in):
    user = sign_in("add", "view", "change")
    response = client.post(reverse(ADD), typed())
    assert response.status_code == 302
    photo = Photo.objects.get()
    assert photo.uploaded_by == user
    assert photo.alt == "Due pompieri."
    assert re.fullmatch(r"photos/\d{4}/[0-9a-f]{16}\.jpg", photo.image.name)


def test_an_upload_says_until_when_it_may_be_shown(client, sign_in):
    sign_in("add")
    client.post(reverse(ADD), typed(rights_until="2026-11-22"))
    photo = Photo.objects.get()
    assert photo.may_be_shown(date(2026, 11, 22))
    assert not photo.may_be_shown(date(2026, 11, 23))


def test_who_changes_a_photo_does_not_become_its_uploader(client, sign_in, library):
    photo = library()
    sign_in("change", "view")
    change = reverse("admin:photos_photo_change", args=[photo.pk])
    client.post(change, typed(image="", alt="Un altro cane."))
    photo.refresh_from_db()
    assert (photo.alt, photo.uploaded_by) == ("Un altro cane.", None)


@pytest.mark.parametrize("missing", ["alt", "credit"])
def test_a_missing_word_costs_no_other_word(missing, client, sign_in):
    sign_in("add")
    response = client.post(reverse(ADD), typed(**{missing: " \n "}))
    assert response.status_code == 200
    assert set(errors(response)) == {missing, "image"}
    page = response.content.decode()
    assert "Domenica &amp; lunedì" in page
    for word in {"alt": "Anna Neri", "credit": "Due pompieri."}[missing].split("|"):
        assert word in page
    assert not Photo.objects.exists()


def test_what_is_missing_is_said_clearly(client, sign_in, settings):
    settings.LANGUAGE_CODE = "en"
    sign_in("add")
    response = client.post(reverse(ADD), typed(alt="", credit=""))
    assert errors(response) == {
        "alt": ["Say what the picture shows."],
        "credit": ["Say who made the picture: none goes out without a credit."],
        "image": ["The picture is fine, but choose it again: no browser keeps it."],
    }


@pytest.mark.parametrize(
    "file", [b"<html><script>alert(1)</script>", b"", b"%PDF-1.7", b"\xff\xd8\xff\xe0broken"]
)
def test_a_refused_file_is_an_answer_and_no_accident(file, client, sign_in, stored):
    sign_in("add")
    response = client.post(reverse(ADD), typed(image=upload(file)))
    assert response.status_code == 200
    assert set(errors(response)) == {"image"}
    assert "Due pompieri." in response.content.decode()
    assert stored() == set()


def test_a_picture_is_required(client, sign_in):
    sign_in("add")
    assert set(errors(client.post(reverse(ADD), typed(image="")))) == {"image"}


def test_the_name_of_a_file_is_no_description(client, sign_in):
    sign_in("add")
    assert "alt" in errors(client.post(reverse(ADD), typed(alt="IMG_1234.jpg")))


@pytest.mark.parametrize("name", ["x" * 300 + ".jpg", "\u202egpj.exe", "a\0.jpg", "foto"])
def test_no_name_of_a_file_is_a_reason_to_refuse(name, client, sign_in):
    sign_in("add", "view")
    file = upload(drawn())
    file._name = name
    assert client.post(reverse(ADD), typed(image=file)).status_code == 302
    assert Photo.objects.exists()


def test_a_new_picture_starts_at_its_own_centre(client, sign_in, library):
    photo = library(focal_point="0.1x0.9")
    sign_in("change", "view")
    change = reverse("admin:photos_photo_change", args=[photo.pk])
    client.post(change, typed(focal_point="0.1x0.9"))
    photo.refresh_from_db()
    assert photo.focal_point == "0.5x0.5"


def test_a_false_focal_point_is_refused(client, sign_in, library):
    photo = library()
    sign_in("change", "view")
    change = reverse("admin:photos_photo_change", args=[photo.pk])
    assert set(errors(client.post(change, typed(image="", focal_point="nanxnan")))) == {
        "focal_point"
    }


def test_a_phone_is_asked_for_formats_that_we_take(client, sign_in):
    sign_in("add")
    page = client.get(reverse(ADD)).content.decode()
    assert 'accept="image/jpeg,image/png,image/webp,image/gif,image/avif"' in page


@pytest.mark.parametrize("view", ["add", "changelist", "change", "delete"])
def test_who_may_nothing_sees_nothing(view, client, sign_in, library):
    photo = library()
    sign_in()
    args = [photo.pk] if view in ("change", "delete") else []
    assert client.get(reverse(f"admin:photos_photo_{view}", args=args)).status_code == 403


# --- The list ---------------------------------------------------------------------------------


def test_the_list_shows_and_finds_photos(client, sign_in, library):
    photo = library(caption="Piazza Navona")
    library(alt="Un gatto.")
    sign_in("view")
    page = client.get(reverse("admin:photos_photo_changelist")).content.decode()
    assert photo.image.card_480_jpeg in page
    assert "Un gatto." in page
    for words in ("pompieri", "navona", "neri"):
        found = client.get(reverse("admin:photos_photo_changelist"), {"q": words}).content.decode()
        assert photo.image.card_480_jpeg in found


@pytest.mark.parametrize("view", ["admin:photos_photo_changelist", "admin:photos_photo_picker"])
def test_more_photos_cost_no_more_queries(
    view, client, sign_in, library, django_assert_max_num_queries
):
    for _ in range(3):
        library(uploaded_by=None)
    Photo.objects.update(uploaded_by=sign_in("view"))
    # session, user, its permissions (2), count, page; the list's dates (2) and its count
    with django_assert_max_num_queries(9):
        client.get(reverse(view), {"CKEditorFuncNum": 1} if "picker" in view else {})


# --- The picker -------------------------------------------------------------------------------


def test_the_picker_offers_what_the_editor_asks_for(client, sign_in, library):
    photo = library(alt='Un "cane"', caption="<b>Domenica</b>")
    sign_in("view")
    response = client.get(PICKER, {"CKEditorFuncNum": "-1"})
    page = response.content.decode()
    assert 'data-photo-picker="-1"' in page
    assert f'data-photo="{photo.pk}"' in page
    assert f'data-address="{photo.image.hero_1240_jpeg}"' in page
    assert 'data-alt="Un &quot;cane&quot;"' in page
    assert 'data-caption="&lt;b&gt;Domenica&lt;/b&gt;"' in page


def test_the_picker_is_for_those_who_may_see_photos(client, sign_in):
    assert client.get(PICKER, {"CKEditorFuncNum": 1}).status_code == 302
    sign_in("add")
    assert client.get(PICKER, {"CKEditorFuncNum": 1}).status_code == 403


@pytest.mark.parametrize("number", ["-1", "-12", "0", "7"])
def test_the_number_of_the_function_is_a_number(number, client, sign_in):
    sign_in("view")
    assert client.get(PICKER, {"CKEditorFuncNum": number}).status_code == 200


@pytest.mark.parametrize(
    "number", ["", "x", "1;alert(1)", "--1", "1\n", "٣", '"><script>', "1" * 30, "1.5", "\0"]
)
def test_anything_else_is_refused(number, client, sign_in):
    sign_in("view")
    assert client.get(PICKER, {"CKEditorFuncNum": number}).status_code == 400
    assert client.get(PICKER).status_code == 400


def test_the_picker_searches(client, sign_in, library):
    library(alt="Un cane."), library(alt="Un gatto.")
    sign_in("view")
    page = client.get(PICKER, {"CKEditorFuncNum": 1, "q": " gatto "}).content.decode()
    assert "Un gatto." in page
    assert "Un cane." not in page
    empty = client.get(PICKER, {"CKEditorFuncNum": 1, "q": "<topo>\x01"}).content.decode()
    assert "&lt;topo&gt;" in empty
    assert "data-photo=" not in empty


def test_the_pages_of_the_picker_keep_the_search(client, sign_in, library):
    photo = library()
    facts = {"image_width": 90, "image_height": 60, "alt": "Un cane.", "credit": "A"}
    for _ in range(30):
        Photo(image=photo.image.name, **facts).save()
    sign_in("view")
    page = client.get(PICKER, {"CKEditorFuncNum": "-2", "q": "cane"}).content.decode()
    assert "?CKEditorFuncNum=-2&amp;q=cane&amp;page=2" in page
    second = client.get(PICKER, {"CKEditorFuncNum": "-2", "q": "cane", "page": "2"})
    assert second.content.decode().count("data-photo=") == 31 - 24
    assert client.get(PICKER, {"CKEditorFuncNum": 1, "page": "x"}).status_code == 200


def test_an_upload_from_the_picker_leads_back_to_it(client, sign_in, library):
    sign_in("view", "add")
    add = f"{reverse(ADD)}?_popup=1&picker=-1"
    assert add.replace("&", "&amp;") in client.get(PICKER, {"CKEditorFuncNum": -1}).content.decode()
    response = client.post(add, typed(_popup="1"))
    assert response.headers["Location"] == f"{PICKER}?CKEditorFuncNum=-1"


def test_an_upload_from_elsewhere_does_not(client, sign_in):
    sign_in("view", "add")
    response = client.post(f"{reverse(ADD)}?picker=//evil.example", typed())
    assert response.headers["Location"] == reverse("admin:photos_photo_changelist")


def test_who_may_not_upload_is_not_asked_to(client, sign_in):
    sign_in("view")
    assert reverse(ADD) not in client.get(PICKER, {"CKEditorFuncNum": 1}).content.decode()
