from types import SimpleNamespace

from editions.store import Store


def page(size=10):
    return SimpleNamespace(size=size, used=0.0)


def keep(store, *keys, size=10):
    for key in keys:
        store.keep(key, page(size))


def test_it_holds_no_more_bytes_than_it_may():
    store = Store(budget=100)
    keep(store, *range(1_000))
    assert 80 <= store.size <= 100
    assert len(store) == store.size // 10


def test_what_was_not_used_for_longest_goes():
    store = Store(budget=30)
    keep(store, "a", "b", "c")
    store.get("a").used += 60
    keep(store, "d")
    assert store.get("a")
    assert not store.get("b")


def test_a_page_takes_the_place_of_its_forerunner():
    store = Store(budget=100)
    store.keep("a", page())
    second = page(20)
    store.keep("a", second)
    assert (store.get("a"), store.size, len(store)) == (second, 20, 1)


def test_a_page_that_is_too_large_drives_out_nothing_but_its_forerunner():
    store = Store(budget=100)
    store.keep("a", page())
    store.keep("b", page())
    store.keep("b", page(101))
    assert (store.size, store.get("b")) == (10, None)
