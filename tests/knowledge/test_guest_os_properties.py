"""What holds for every name, not only for those somebody thought of."""

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from vmcheck.knowledge.guest_os import GuestIdentity, identify
from vmcheck.knowledge.guest_os_catalogue import load_catalogue

CATALOGUE = load_catalogue()
VERSIONS = st.none() | st.sampled_from(["6.1.7601", "10.0.20348", "5.2", "20.04", "5.15.0", "x"]) | st.text()
PRODUCT_TYPES = st.sampled_from([None, "Workstation", "Server", "DomainController"])
WINDOWS_NAMES = st.sampled_from([name for entry in CATALOGUE.windows for name in entry.names])
OTHER_NAMES = st.sampled_from([name for entry in CATALOGUE.others for name in entry.names])
KNOWN_NAMES = [
    *(name for entry in CATALOGUE.windows for name in entry.names),
    *(name for entry in CATALOGUE.others for name in (*entry.names, *entry.starts)),
]
KNOWN_WORDS = {word for name in KNOWN_NAMES for word in name.split()}
DECORATIONS: list[Callable[[str], str]] = [
    str.upper,
    str.title,
    lambda name: f"  {name} ",
    lambda name: name.replace(" ", "_"),
    lambda name: name.replace(" ", "   "),
    lambda name: name.replace(" ", " - "),
    lambda name: name.replace(" ", "® "),
    lambda name: name.replace(" ", "(R) "),
    lambda name: name.replace(" ", "&#174 "),
    lambda name: f"Microsoft\N{NO-BREAK SPACE}{name}™",
    lambda name: f"{name} |C:\\Windows|\\Device\\Harddisk0\\Partition2",
]


@settings(deadline=None)
@given(st.none() | st.text(), VERSIONS, st.none() | st.text() | PRODUCT_TYPES, st.none() | st.integers())
def test_anything_can_be_asked(
    name: str | None, version: str | None, product_type: str | None, service_pack: int | None
) -> None:
    guest = identify(name, version, product_type, service_pack)
    assert guest.family in {None, "windows", "linux", "freebsd", "other"}
    assert guest.vss_capable is not True or guest.family == "windows"
    assert guest.live_backup is None or guest.family in {"linux", "freebsd"}


@settings(deadline=None)
@given(WINDOWS_NAMES, st.sampled_from(DECORATIONS))
def test_decoration_changes_nothing(name: str, decorate: Callable[[str], str]) -> None:
    assert identify(decorate(name)) == identify(name)


@settings(deadline=None)
@given(
    OTHER_NAMES,
    WINDOWS_NAMES,
    st.sampled_from(["{other} {windows}", "{windows} ({other})", "{windows}/{other}"]),
    VERSIONS,
    PRODUCT_TYPES,
)
def test_the_name_of_another_system_rules_vss_out(
    other: str, windows: str, template: str, version: str | None, product_type: str | None
) -> None:
    name = template.format(other=other, windows=windows)
    guest = identify(name, version, product_type)
    assert guest.vss_capable is False
    assert guest.family != "windows"


@settings(deadline=None)
@given(
    st.lists(st.from_regex(r"[a-z]{5,12}", fullmatch=True), min_size=1, max_size=5),
    st.sampled_from(["6.1.7601", "10.0.20348", "5.2.3790", None]),
    PRODUCT_TYPES,
)
def test_unknown_words_tell_nothing(words: list[str], version: str | None, product_type: str | None) -> None:
    vocabulary = CATALOGUE.vocabulary
    known = KNOWN_WORDS | vocabulary.aliases.keys() | vocabulary.placeholders
    name = " ".join(f"{word}q" for word in words if f"{word}q" not in known)
    assert identify(name or "contosoq", version, product_type) == GuestIdentity()


@settings(deadline=None)
@given(WINDOWS_NAMES, st.sampled_from(sorted(CATALOGUE.vocabulary.doubts | CATALOGUE.vocabulary.negations)))
def test_a_doubt_is_never_read_as_vss_capable(name: str, doubt: str) -> None:
    assert identify(f"{doubt} {name}").vss_capable is None
    assert identify(f"{name} {doubt}").vss_capable is None


@settings(deadline=None)
@given(st.text(alphabet="0123456789.", max_size=12))
def test_a_bare_version_tells_nothing(version: str) -> None:
    assert identify(None, version) == GuestIdentity()
