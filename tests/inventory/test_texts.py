"""The texts of the keys of an inventory, which stand in the source of the model."""

import pytest
from msgspec import Struct

from vmcheck.inventory import model
from vmcheck.inventory.model.texts import texts_of

STRUCTS = [
    part for part in vars(model).values() if isinstance(part, type) and issubclass(part, Struct)
]  # fmt: skip


@pytest.mark.parametrize("struct", STRUCTS, ids=lambda struct: struct.__name__)
def test_every_key_has_a_text_that_is_a_sentence(struct: type[Struct]) -> None:
    texts = texts_of(struct)
    assert list(texts) == list(struct.__struct_encode_fields__)
    assert [text for text in texts.values() if not text or "\n" in text or "  " in text] == []


def test_the_spelling_of_the_inventory_is_the_key() -> None:
    assert "class" in texts_of(model.AssignedDevice)


def test_keys_of_the_header_are_keys_of_the_document() -> None:
    assert texts_of(model.Inventory).items() >= texts_of(model.Header).items()
