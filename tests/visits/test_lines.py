"""What a line of a file of counts says, and why another says nothing."""

import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visits.exchange.lines import LONGEST, Line, Skipped, read, safe_cell

TODAY = date(2026, 11, 22)
SUNDAY = date(2026, 11, 1)


def said(text):
    return list(read(io.StringIO(text), TODAY))


@pytest.mark.parametrize(
    "text",
    [
        "/sport/gol/,2026-11-01,5\n",
        "/sport/gol/;2026-11-01;5",
        "/sport/gol/\t2026-11-01\t5\r\n",
        '"/sport/gol/","2026-11-01","5"\n',
        " /sport/gol/ , 2026-11-01 , 5 \n",
        "'/sport/gol/,2026-11-01,5\n",
    ],
)
def test_delimiters_and_quotation_marks_do_not_matter(text):
    assert said(text) == [Line(1, "/sport/gol/", SUNDAY, 5)]


@pytest.mark.parametrize(
    "header",
    [
        "address,day,count",
        "URL,Date,Views",
        "indirizzo,giorno,visite",
        "Pagina,Data,Visualizzazioni",
        "id,day,count",
    ],
)
def test_a_header_may_name_the_columns(header):
    assert said(f"{header}\n7,2026-11-01,5") == [Line(2, "7", SUNDAY, 5)]


def test_columns_stand_in_any_order_beside_others():
    text = "count;what;day;id;address\n5;x;2026-11-01;7;/sport/gol/\n6;y;2026-11-01;8;\n"
    assert said(text) == [Line(2, "/sport/gol/", SUNDAY, 5), Line(3, "8", SUNDAY, 6)]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (",2026-11-01,5", "no address and no id"),
        ("7,2026-11-01,cinque", "“cinque” is no count"),
        ("7,2026-11-01,-5", "“-5” is no count"),
        ("7,2026-11-01,1.5", "“1.5” is no count"),
        ("7,2026-11-01,٥", "“٥” is no count"),
        ("7,2026-11-01," + "9" * 30, "“" + "9" * 30 + "” is no count"),
        ("7,2026-11-01,9999999999999", "“9999999999999” is no count"),
        ("7,2026-11-01", "“” is no count"),
        ("7", "“” is no count"),
        ("7,01/11/2026,5", "“01/11/2026” is no day such as 2026-11-22"),
        ("7,20261101,5", "“20261101” is no day such as 2026-11-22"),
        ("7,2026-02-30,5", "“2026-02-30” is no day such as 2026-11-22"),
        ("7,2026-11-23,5", "2026-11-23 is still to come"),
        ("x" * LONGEST, f"longer than {LONGEST} characters"),
        ("7,2026-11-01," + "x" * 3 * LONGEST, f"longer than {LONGEST} characters"),
    ],
)
def test_a_line_that_says_nothing_is_named_and_spoils_no_other(line, reason):
    text = f"address,day,count\n{line}\n\n8,2026-11-01,6\n"
    assert said(text) == [Skipped(2, reason), Line(4, "8", SUNDAY, 6)]


def test_a_quotation_mark_left_open_spoils_one_line_only():
    text = 'address,day,count\n"7,2026-11-01,5\n8,2026-11-01,6\n'
    assert said(text) == [Skipped(2, "“” is no count"), Line(3, "8", SUNDAY, 6)]


def test_an_empty_file_says_nothing():
    assert said("") == said("\n\n") == said("address,day,count") == []


@given(st.text())
def test_nothing_that_is_typed_breaks_it(text):
    for line in said(text):
        assert isinstance(line, Line | Skipped)


@given(st.text(alphabet="=+-@\t\r'abc/", max_size=6))
def test_no_cell_is_a_formula(text):
    assert not safe_cell(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert safe_cell(text).removeprefix("'") in (text, text.removeprefix("'"))
