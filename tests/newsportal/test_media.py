"""Files out of the library: as they are, as nothing but files, and nothing from elsewhere."""

import pytest
from django.test import override_settings

from tests.pages import reader


@pytest.fixture
def folder(tmp_path, settings):
    (tmp_path / "secret.txt").write_text("canarino")
    media = tmp_path / "media"
    (media / "photos").mkdir(parents=True)
    settings.MEDIA_ROOT = media
    return media


@pytest.fixture
def get(folder, db):
    def get(path, **headers):
        response = reader(**headers).get(path)
        content = b"".join(response)
        response.close()
        return response, content

    return get


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.jpg", "image/jpeg"),
        ("a.webp", "image/webp"),
        ("a.avif", "image/avif"),
        ("a.html", "text/html"),
    ],
)
def test_a_file_is_sent_as_what_it_is_and_can_do_nothing(folder, get, name, kind):
    (folder / "photos" / name).write_bytes(b"bytes")
    response, content = get(f"/media/photos/{name}")
    assert (response.status_code, content) == (200, b"bytes")
    assert response.headers["Content-Type"].split(";")[0] == kind
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "Vary" not in response.headers or response.headers["Vary"] == "Accept-Encoding"


def test_a_browser_that_has_it_is_told_so(folder, get):
    (folder / "a.jpg").write_bytes(b"bytes")
    modified = get("/media/a.jpg")[0].headers["Last-Modified"]
    response, content = get("/media/a.jpg", **{"If-Modified-Since": modified})
    assert (response.status_code, content) == (304, b"")


@pytest.mark.parametrize(
    "path", ["/media/", "/media/photos/", "/media/photos", "/media/no.jpg", "/media/."]
)
def test_folders_are_not_listed_and_what_is_missing_is_404(get, path):
    response, _content = get(path)
    assert response.status_code in (301, 404)
    assert response.headers.get("Location", "/media/photos/") in ("/media/photos/", "/media/./")


OUTSIDE = [
    "../secret.txt",
    "photos/../../secret.txt",
    "%2e%2e/secret.txt",
    "%2e%2e%2fsecret.txt",
    "..%2fsecret.txt",
    "..%5csecret.txt",
    "..\\secret.txt",
    "%252e%252e/secret.txt",
    "....//secret.txt",
    "/../secret.txt",
    "//secret.txt",
    "photos/%00/../../secret.txt",
    "secret.txt%00.jpg",
    "/etc/passwd",
    "//etc/passwd",
    "file:///etc/passwd",
    "..;/secret.txt",
    "%c0%ae%c0%ae/secret.txt",
    "~/secret.txt",
]


@pytest.mark.parametrize("prefix", ["/media/", "/static/", "/media", "/static"])
@pytest.mark.parametrize("path", OUTSIDE)
def test_nothing_outside_of_the_folder_is_reached(get, prefix, path):
    response, content = get(prefix + path)
    assert response.status_code in (301, 400, 404)
    assert b"canarino" not in content and b"root:" not in content


def test_a_link_inside_the_folder_leads_nowhere_outside_by_name(folder, get):
    absolute = folder.parent / "secret.txt"
    response, content = get(f"/media{absolute}")
    assert response.status_code == 404
    assert b"canarino" not in content


@pytest.mark.parametrize(
    "name", ["a" * 300, "a/" * 3_000 + "b", "\u202egpj.exe", "%ff%fe", "a%0d%0ab", "con", "%00"]
)
def test_a_monstrous_name_is_404(get, name):
    assert get(f"/media/{name}")[0].status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete", "trace"])
def test_files_are_read_and_nothing_else(folder, db, method):
    (folder / "a.jpg").write_bytes(b"bytes")
    assert getattr(reader(), method)("/media/a.jpg").status_code == 405
    assert (folder / "a.jpg").read_bytes() == b"bytes"


@override_settings(MEDIA_ROOT="/nowhere/at/all")
def test_without_a_folder_there_is_nothing(db):
    assert reader().get("/media/a.jpg").status_code == 404
