"""The page about the course of a VSS backup, with where each rule bites."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from vmcheck.engine.files.yaml_nodes import load_yaml
from vmcheck.pages.blocks import Block, Bullets, Heading, Paragraph


class Step(msgspec.Struct, frozen=True):
    """One step of the backup."""

    title: str
    text: str
    rules: list[str]


class Flow(msgspec.Struct, frozen=True):
    """The whole course."""

    title: str
    introduction: str
    steps: list[Step]
    closing: str


def load_flow() -> Flow:
    """Read the steps from flow.yaml beside this file."""
    text = (Path(__file__).parent / "flow.yaml").read_text(encoding="utf-8")
    return msgspec.convert(load_yaml(text).data, Flow)


def flow_page(titles: Mapping[str, str]) -> list[Block]:
    """The page; ``titles`` are those of the rules by id."""
    return list(_blocks(load_flow(), titles))


def _blocks(flow: Flow, titles: Mapping[str, str]) -> Iterator[Block]:
    yield Heading(flow.title, 1)
    yield Paragraph(flow.introduction)
    for number, step in enumerate(flow.steps, 1):
        yield Heading(f"{number}. {step.title}")
        yield Paragraph(step.text)
        yield Bullets([(0, f"{rule} {titles[rule]}") for rule in step.rules if rule in titles])
    yield Heading("What follows")
    yield Paragraph(flow.closing)
