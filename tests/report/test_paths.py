"""Names of inputs as paths and URIs, Windows or not, on any system."""

import posixpath
import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vmcheck.inventory.inputs import STDIN_NAME
from vmcheck.report.paths import InputNames, is_file

CASES = [
    ("fleet.json", "", "fleet.json", "fleet.json"),
    ("./a/../fleet.json", "", "fleet.json", "fleet.json"),
    ("fleet.json", "/build", "fleet.json", "fleet.json"),
    ("/build/inv/fleet.json", "/build", "inv/fleet.json", "inv/fleet.json"),
    ("/build/fleet.json", "/build/", "fleet.json", "fleet.json"),
    ("/fleet.json", "/", "fleet.json", "fleet.json"),
    ("/buildshop/fleet.json", "/build", "/buildshop/fleet.json", "file:///buildshop/fleet.json"),
    ("../fleet.json", "/build/sub", "/build/fleet.json", "file:///build/fleet.json"),
    ("../fleet.json", "", "../fleet.json", "../fleet.json"),
    ("a b#1?.json", "", "a b#1?.json", "a%20b%231%3F.json"),
    ("a:b.json", "", "a:b.json", "a%3Ab.json"),
    ("a\\b.json", "/build", "a\\b.json", "a%5Cb.json"),
    ("100%.json", "", "100%.json", "100%25.json"),
    ("\u00fcbung.json", "", "\u00fcbung.json", "%C3%BCbung.json"),
    ("C:\\Audit\\fleet.json", "", "C:/Audit/fleet.json", "file:///C:/Audit/fleet.json"),
    ("C:\\Audit\\fleet.json", "c:\\audit", "fleet.json", "fleet.json"),
    ("C:/Audit/a b.json", "C:\\", "Audit/a b.json", "Audit/a%20b.json"),
    ("C:\\Audit\\fleet.json", "/build", "C:/Audit/fleet.json", "file:///C:/Audit/fleet.json"),
    ("inv\\fleet.json", "C:\\repo", "inv/fleet.json", "inv/fleet.json"),
    ("..\\fleet.json", "C:\\repo\\sub", "C:/repo/fleet.json", "file:///C:/repo/fleet.json"),
    ("D:\\fleet.json", "C:\\repo", "D:/fleet.json", "file:///D:/fleet.json"),
    ("\\\\fs01\\inv\\a b.json", "C:\\repo", "//fs01/inv/a b.json", "file://fs01/inv/a%20b.json"),
    ("\\\\fs01\\inv\\fleet.json", "\\\\FS01\\inv", "fleet.json", "fleet.json"),
    (".", "/build", ".", "."),
    ("/build", "/build", ".", "."),
    ("C:\\Repo\\", "c:\\repo", ".", "."),
    (STDIN_NAME, "/build", "<stdin>", "%3Cstdin%3E"),
]
URI = re.compile(r"(?:[\w.~!$&'()*+,;=:@/-]|%[0-9A-F]{2})+", re.ASCII)
NAMES = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1)


@pytest.mark.parametrize(("name", "base", "path", "uri"), CASES)
def test_paths_and_uris(name: str, base: str, path: str, uri: str) -> None:
    names = InputNames(base)
    assert (names.path(name), names.uri(name)) == (path, uri)


@given(NAMES.filter(lambda name: "\\" not in name and name[0] != "/"))
def test_relative_names_come_back_from_their_uri(name: str) -> None:
    uri = InputNames("").uri(name)
    assert URI.fullmatch(uri)
    assert unquote(uri, errors="strict") == posixpath.normpath(name)
    assert not re.match(r"[\w+.-]*:|//", uri)


@given(NAMES, st.sampled_from(["", "/build", "C:\\work"]))
def test_every_name_gives_a_uri(name: str, base: str) -> None:
    assert URI.fullmatch(InputNames(base).uri(name))


def test_only_standard_input_is_no_file() -> None:
    assert (is_file("-"), is_file("fleet.json"), is_file(STDIN_NAME)) == (True, True, False)
