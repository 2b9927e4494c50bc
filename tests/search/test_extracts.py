"""The words shown of a text that was found."""

from search.extracts import CUT, extract, marked
from search.queries import parse


def shown(text, typed, cut=extract):
    pieces = cut(text, parse(typed, "it").wanted, "it")
    return "".join(f"[{piece.text}]" if piece.is_hit else piece.text for piece in pieces)


def test_hits_are_marked_in_every_form_of_the_word():
    assert shown("Il ponte e i PONTI, perché no?", "ponti perche", marked) == (
        "Il [ponte] e i [PONTI], [perché] no?"
    )


def test_a_phrase_is_marked_as_one_and_only_as_a_whole():
    text = "Vecchio ponte, ponte vecchio."
    assert shown(text, '"ponte vecchio"', marked) == "Vecchio ponte, [ponte vecchio]."


def test_the_longer_of_two_phrases_wins():
    assert shown("Il ponte vecchio.", 'ponte "ponte vecchio"', marked) == "Il [ponte vecchio]."


def test_a_short_text_is_whole():
    assert shown("«Un ponte.»", "ponte") == "«Un [ponte].»"


def test_a_long_text_is_cut_between_words_around_the_hit():
    text = "prima " * 100 + "il ponte nuovo " + "dopo " * 100
    extract = shown(text, "ponte")
    assert extract.startswith(f"{CUT}\xa0prima") and extract.endswith(f"dopo\xa0{CUT}")
    assert "il [ponte] nuovo" in extract
    assert len(extract.split()) < 40


def test_the_place_with_most_of_the_words_is_shown():
    text = "Un ponte. " + "parola " * 100 + "Il ponte sul fiume. " + "parola " * 100
    assert "[ponte] sul [fiume]" in shown(text, "ponte fiume")


def test_the_first_of_equal_places_is_shown():
    text = "Il ponte uno. " + "parola " * 100 + "Il ponte due."
    assert "[ponte] uno" in shown(text, "ponte")


def test_the_beginning_where_nothing_matches():
    assert shown("Inizio " + "parola " * 100, "ponte").startswith("Inizio parola")


def test_a_text_that_ends_with_the_hit_is_not_cut_there():
    assert shown("parola " * 100 + "ponte.", "ponte").endswith("[ponte].")


def test_a_text_without_words_has_no_extract():
    assert extract("… !", parse("ponte", "it").wanted, "it") == []


def test_a_long_text_is_cut_where_looking_ended():
    assert shown("parola " * 6000 + "ponte", "ponte").endswith(CUT)
