"""Several reports of one run, and the values of --report."""

from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.report.runs import FLEETS, report_to, write
from vmcheck.report import FORMATS, Options
from vmcheck.report.many import ManyReports, Wanted, parse_report_option, parse_report_options


@pytest.mark.parametrize("fleet", FLEETS)
def test_each_report_is_as_if_it_were_alone(fleet: str) -> None:
    streams = {name: StringIO(newline="") for name in FORMATS}
    reports = [FORMATS[name].open(stream, Options()) for name, stream in streams.items()]
    report_to(ManyReports(reports), FLEETS[fleet])
    assert {name: stream.getvalue() for name, stream in streams.items()} == {
        name: write(name, FLEETS[fleet]) for name in FORMATS
    }


@pytest.mark.parametrize(
    ("names", "carried"), [([], False), (["csv"], False), (["csv", "text"], True), (["sarif"], True)]
)
def test_problems_are_carried_if_one_report_does(names: list[str], carried: bool) -> None:  # noqa: FBT001 - a table
    reports = [FORMATS[name].open(StringIO(), Options()) for name in names]
    assert ManyReports(reports).carries_problems is carried


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("sarif=out.sarif", Wanted("sarif", Path("out.sarif"))),
        ("SARIF=C:\\a=b.sarif", Wanted("sarif", Path("C:\\a=b.sarif"))),
        ("github", Wanted("github", None)),
        ("json=-", Wanted("json", None)),
        ("junit= a.xml", Wanted("junit", Path(" a.xml"))),
    ],
)
def test_an_option_is_a_format_and_perhaps_a_file(text: str, wanted: Wanted) -> None:
    assert parse_report_option(text) == wanted


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("sarf=out.sarif", "there is no report format 'sarf', did you mean sarif?"),
        ("", "there is no report format ''"),
        ("=out.sarif", "there is no report format ''"),
        ("out.sarif", "(formats: table, text, json,"),
        ("sarif=", "'sarif=' names no file; write sarif=FILE, or sarif alone for standard output"),
        ("sarif= ", "names no file"),
    ],
)
def test_what_is_wrong_with_an_option(text: str, fault: str) -> None:
    with pytest.raises(ValueError, match=r"report format|no file") as caught:
        parse_report_option(text)
    assert fault in str(caught.value)


def test_several_reports() -> None:
    texts = ["table", "sarif=a.sarif", "json=b.json", "sarif=c.sarif"]
    assert parse_report_options(texts) == tuple(map(parse_report_option, texts))


@pytest.mark.parametrize(
    ("texts", "fault"),
    [
        (["table", "json"], "the reports table and json both go to standard output; give one of them a file"),
        (["table", "table=-"], "the reports table and table both go to standard output"),
        (["sarif=a", "json=a"], "the reports sarif and json both go to the same file, a"),
        (["sarif=a", "json=x/../a"], "both go to the same file"),
    ],
)
def test_two_reports_never_go_to_one_place(texts: list[str], fault: str) -> None:
    with pytest.raises(ValueError, match="both go to") as caught:
        parse_report_options(texts)
    assert fault in str(caught.value)


@given(st.text(), st.sampled_from([*FORMATS, "", "jsn"]))
def test_any_file_name_is_taken_as_it_is(file: str, name: str) -> None:
    if name in FORMATS and file.strip():
        assert parse_report_option(f"{name}={file}") == Wanted(name, None if file == "-" else Path(file))
    else:
        with pytest.raises(ValueError, match=r"report format|no file"):
            parse_report_options([f"{name}={file}", "text"])
