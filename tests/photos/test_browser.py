"""The newsdesk's pages of the library in a real browser, under our content security policy."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from photos.models import Photo
from tests.newsdesk.pages import press_last
from tests.photos.pictures import drawn, encoded, upload

PICKER = "/admin/photos/photo/picker/"


@pytest.fixture
def photo(transactional_db):
    return Photo.objects.create(image=upload(drawn(300, 200)), alt="Un cane.", credit="Anna Neri")


@pytest.fixture
def newsdesk(page, live_server, client, staff):
    """A page that is signed in; what the browser complained about is in `newsdesk.complaints`."""
    client.force_login(staff("view", "add", "change"))
    cookie = client.cookies["session"]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    page.complaints = []
    page.on(
        "console",
        lambda said: (
            said.location["url"].endswith("favicon.ico") or page.complaints.append(said.text)
        ),
    )
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    return page


def test_a_click_on_the_picture_moves_the_focal_point(newsdesk, live_server, photo):
    newsdesk.goto(live_server.url + reverse("admin:photos_photo_change", args=[photo.pk]))
    preview = newsdesk.locator(".imagefield-preview-image")
    expect(preview).to_be_visible()
    box = preview.bounding_box()
    newsdesk.wait_for_selector(".imagefield-point")
    preview.click(position={"x": box["width"] * 0.9, "y": box["height"] * 0.2})
    newsdesk.locator("input[name=_save]").click()
    newsdesk.wait_for_url("**/photos/photo/")
    photo.refresh_from_db()
    x, y = map(float, photo.focal_point.split("x"))
    assert (x, y) == (pytest.approx(0.9, abs=0.02), pytest.approx(0.2, abs=0.02))
    assert newsdesk.complaints == []


def test_an_upload_needs_nothing_but_the_form(newsdesk, live_server, transactional_db):
    newsdesk.goto(live_server.url + reverse("admin:photos_photo_add"))
    newsdesk.set_input_files(
        "input[name=image]",
        {"name": "IMG 1.png", "mimeType": "", "buffer": encoded(drawn(), "PNG")},
    )
    newsdesk.fill("[name=alt]", "Due pompieri.")
    newsdesk.fill("[name=credit]", "Anna Neri")
    newsdesk.locator("input[name=_save]").click()
    newsdesk.wait_for_url("**/photos/photo/")
    thumbnail = newsdesk.locator(".photo-thumbnail")
    expect(thumbnail).to_be_visible()
    assert thumbnail.evaluate("image => image.decode().then(() => image.naturalWidth)") == 90
    assert newsdesk.complaints == []


def test_the_picker_hands_the_photo_to_the_editor(newsdesk, live_server, photo):
    newsdesk.goto(live_server.url + reverse("admin:photos_photo_changelist"))
    newsdesk.evaluate(
        "window.CKEDITOR = {tools: {callFunction: (...given) => { window.given = given }}}"
    )
    with newsdesk.expect_popup() as opening:
        newsdesk.evaluate(f"window.open('{PICKER}?CKEditorFuncNum=-1', '_blank', 'width=800')")
    picker = opening.value
    press_last(picker, "Un cane.")
    assert newsdesk.evaluate("window.given") == [
        -1,
        photo.image.hero_1240_jpeg,
        {"id": photo.pk, "alternative_text": "Un cane.", "caption": ""},
    ]
    assert newsdesk.complaints == []


def test_the_browser_takes_the_smallest_kind_that_it_knows(newsdesk, live_server, photo):
    newsdesk.goto(live_server.url + PICKER + "?CKEditorFuncNum=1")
    chosen = newsdesk.evaluate(
        """async ([avif, jpeg]) => {
            const source = `<picture><source type="image/avif" srcset="${avif} 300w">
              <img src="${jpeg}"></picture>`
            document.body.insertAdjacentHTML("beforeend", source)
            const image = document.body.lastElementChild.querySelector("img")
            await image.decode()
            return [new URL(image.currentSrc).pathname, image.naturalWidth > 0]
        }""",
        [photo.image.hero_800_avif, photo.image.hero_1240_jpeg],
    )
    assert chosen == [photo.image.hero_800_avif, True]
