"""Text put aside under keys comes back whole and in order, from memory and from the file."""

from hypothesis import given
from hypothesis import strategies as st

from vmcheck.report.shelves import Shelves

KEYS = st.sampled_from("abc")


@given(st.lists(st.tuples(KEYS, st.text(max_size=5))), st.integers(0, 30))
def test_text_comes_back_by_key(added: list[tuple[str, str]], in_memory: int) -> None:
    shelves = Shelves(in_memory)
    for key, text in added:
        shelves.add(key, text)
    for key in "abcd":
        assert "".join(shelves.read(key)) == "".join(text for of, text in added if of == key)
    shelves.close()


def test_adding_after_reading() -> None:
    shelves = Shelves(0)
    shelves.add("a", "1")
    assert list(shelves.read("a")) == ["1"]
    shelves.add("a", "2")
    assert "".join(shelves.read("a")) == "12"
    shelves.close()
