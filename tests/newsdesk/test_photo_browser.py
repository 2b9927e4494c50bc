"""The library in a real browser: pictures are dropped onto it, the focal point needs no mouse."""

import base64

from django.urls import reverse
from playwright.sync_api import expect

from photos.models import Photo
from tests.photos.pictures import drawn, encoded, noisy, upload, with_iptc

LIBRARY = "admin:photos_photo_changelist"
DROP = """files => {
  const transfer = new DataTransfer()
  for (const [name, data] of files) {
    const bytes = Uint8Array.from(atob(data), letter => letter.charCodeAt(0))
    transfer.items.add(new File([bytes], name))
  }
  for (const kind of ["dragover", "drop"]) {
    const event = new DragEvent(kind, {dataTransfer: transfer, bubbles: true, cancelable: true})
    document.querySelector("#footer, body").dispatchEvent(event)
  }
}"""


def drop(page, **files):
    page.evaluate(DROP, [[f"{k}.jpg", base64.b64encode(v).decode()] for k, v in files.items()])


def test_dropped_pictures_become_photos_once_they_have_their_words(
    newsdesk, live_server, complaints
):
    newsdesk.goto(live_server.url + reverse(LIBRARY))
    told = with_iptc(encoded(drawn()), {(2, 80): b"Anna Neri", (2, 120): b"Il mercato."})
    drop(newsdesk, mercato=told, rumore=encoded(noisy(90, 60)))
    newsdesk.wait_for_url("**/photos/photo/waiting/")
    alts = newsdesk.get_by_label("Che cosa mostra la foto")
    expect(alts).to_have_count(2)
    expect(newsdesk.locator("[name$=credit]").first).to_have_value("Anna Neri")
    alts.first.fill("Bancarelle sotto la pioggia.")
    alts.last.fill("Una parete grigia.")
    newsdesk.locator("[name$=credit]").last.fill("Ugo Blu")
    newsdesk.locator("#waiting_form [type=submit]").click()
    expect(newsdesk.locator(".photo-grid li")).to_have_count(2)
    expect(newsdesk.get_by_text("Bancarelle sotto la pioggia.")).to_be_visible()
    assert set(Photo.objects.values_list("credit", flat=True)) == {"Anna Neri", "Ugo Blu"}
    assert complaints == []


def test_a_file_that_is_no_picture_is_said_and_the_others_wait(newsdesk, live_server):
    newsdesk.goto(live_server.url + reverse(LIBRARY))
    drop(newsdesk, note=b"ciao", buona=encoded(drawn()))
    failed = newsdesk.locator(".photo-upload__failed")
    expect(failed).to_contain_text("note.jpg")
    expect(failed).to_contain_text("JPEG, PNG, WebP")
    newsdesk.locator("[data-uploads-next] a").click()
    expect(newsdesk.locator(".waiting-photo")).to_have_count(1)


def test_the_focal_point_is_moved_by_the_arrow_keys(newsdesk, live_server, complaints):
    photo = Photo.objects.create(image=upload(drawn(300, 200)), alt="Un cane.", credit="Anna")
    newsdesk.goto(live_server.url + reverse("admin:photos_photo_change", args=[photo.pk]))
    newsdesk.wait_for_selector(".imagefield-point")
    across, down = newsdesk.locator("[data-axis=x]"), newsdesk.locator("[data-axis=y]")
    for _ in range(5):
        across.press("ArrowRight")
    down.press("Home")
    newsdesk.locator("input[name=_save]").click()
    newsdesk.wait_for_url("**/photos/photo/")
    photo.refresh_from_db()
    assert photo.focal_point == "0.550x0.000"
    assert complaints == []
