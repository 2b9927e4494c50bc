"""In which encoding a foreign page is read."""

import pytest

from sources.charsets import decoded

META = '<meta charset="{}">'


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ("città!".encode(), "text/html; charset=utf-8"),
        ("città!".encode(), "text/html;charset='UTF-8'"),
        ("città!".encode("latin-1"), "text/html; charset=ISO-8859-1"),
        ("città!".encode("cp1252"), 'text/html; charset="windows-1252"'),
        ("città!".encode("utf-16-le"), "text/html; charset=utf-16le"),
        ("città!".encode(), ""),
        ("città!".encode("latin-1"), ""),
        ("città!".encode(), "text/html; charset=none-such"),
        ("città!".encode("latin-1"), "text/html; charset=x-user-defined"),
        (b"\xef\xbb\xbf" + "città!".encode(), "text/html; charset=latin-1"),
        (b"\xff\xfe" + "città!".encode("utf-16-le"), ""),
        (b"\xfe\xff" + "città!".encode("utf-16-be"), "text/html; charset=utf-8"),
    ],
)
def test_header_mark_and_bytes_tell_it(body, content_type):
    assert decoded(body, content_type) == "città!"


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "iso-8859-15", "macintosh", "gbk"])
def test_markup_tells_it(encoding):
    page = META.format(encoding) + "città à"
    assert decoded(page.encode(encoding)) == page


def test_markup_that_was_read_as_single_bytes_is_not_in_double_ones():
    page = META.format("utf-16") + "città"
    assert decoded(page.encode()) == page


def test_the_header_is_believed_before_the_markup():
    page = META.format("latin-1") + "città"
    assert decoded(page.encode(), "text/html; charset=utf-8") == page


def test_typographic_quotes_in_latin_are_those_of_windows():
    assert decoded("“città”".encode("cp1252"), "text/html; charset=iso-8859-1") == "“città”"


def test_other_alphabets_are_read():
    assert decoded("Мост".encode("koi8-r"), "text/html; charset=koi8-r") == "Мост"
    assert decoded("橋".encode("shift_jis"), "text/html; charset=Shift_JIS") == "橋"


def test_a_sign_that_is_cut_in_two_is_no_reason_to_guess_otherwise():
    assert decoded("città".encode()[:-1]) == "citt\ufffd"


@pytest.mark.parametrize("name", ["punycode", "idna", "utf-7", "hex", "zip", "rot13", "base64"])
def test_codecs_that_no_browser_knows_are_not_used(name):
    assert decoded(b"citta", f"text/html; charset={name}") == "citta"


def test_odd_bytes_are_replaced():
    assert decoded(b"a\xff\0b", "text/html; charset=utf-8") == "a\ufffd\0b"
