"""Does a label fit a prediction? Cases in judging.yaml."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.reconcile.vms import prediction
from vmcheck.reconcile.judging import judge
from vmcheck.reconcile.labels import Label

CASES = yaml.safe_load(Path(__file__).with_name("judging.yaml").read_text(encoding="utf-8"))
LABELS: dict[str, tuple[Label, ...]] = {
    "online": ("online",),
    "offline": ("offline",),
    "both": ("offline", "online"),
}


@pytest.mark.parametrize(
    ("vm", "said", "result"),
    [
        pytest.param(case["vm"], said, case[said], id=f"{case['about']}: {said}")
        for case in CASES
        for said in LABELS
        if said in case
    ],
)
def test_judging(vm: dict[str, Any], said: str, result: str) -> None:
    assert judge(prediction(**vm), LABELS[said]) == result


def test_the_cases_show_every_result() -> None:
    shown = {case[said] for case in CASES for said in LABELS if said in case}
    assert shown == {"agrees", "disagrees", "contradictory", "taught", "not-compared"}
