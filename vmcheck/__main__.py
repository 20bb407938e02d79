"""The command line's entry: ``vmcheck`` and ``python -m vmcheck``."""

import atexit
import gc
import sys

YOUNG = 5_000
"""Objects that the garbage collector lets pile up before it looks for cycles. VMs are decoded, judged and
dropped without any, and at the usual 700 the looking takes a twentieth of a start. The explanations of
refused VMs have cycles and hold on to what they explain: at 50,000 they came to 25 MB."""

_START = 60_000
"""The same until the first look: modules and rules are some 40,000 objects, and all of them stay."""


def main() -> None:
    """Run the command line; what vmcheck itself does wrong becomes a report to paste, and exit 5."""
    _spare_the_collector()
    from vmcheck.cli.main import cli

    try:
        cli(prog_name="vmcheck")
    except (RecursionError, MemoryError, Exception) as error:  # noqa: BLE001  # the last resort
        from vmcheck.cli.crash import report_end

        sys.exit(report_end(error))


def _spare_the_collector() -> None:
    """No looking for cycles while modules and rules are loaded, nor among them at the end."""
    gc.set_threshold(_START, *gc.get_threshold()[1:])
    gc.callbacks.append(_started)
    atexit.register(gc.freeze)


def _started(_phase: str, _info: dict[str, int]) -> None:
    """Called at the first look for cycles: from here on the objects are those of VMs."""
    gc.callbacks.remove(_started)
    gc.set_threshold(YOUNG, *gc.get_threshold()[1:])


if __name__ == "__main__":
    main()
