"""The command line's entry: ``vmcheck`` and ``python -m vmcheck``."""

import gc
import sys

YOUNG = 5_000
"""Objects that the garbage collector lets pile up before it looks for cycles. VMs are decoded, judged and
dropped without any, and at the usual 700 the looking takes a twentieth of a start. The explanations of
refused VMs have cycles and hold on to what they explain: at 50,000 they came to 25 MB."""


def main() -> None:
    """Run the command line; what vmcheck itself does wrong becomes a report to paste, and exit 5."""
    gc.set_threshold(YOUNG, *gc.get_threshold()[1:])
    from vmcheck.cli.main import cli

    try:
        cli(prog_name="vmcheck")
    except (RecursionError, MemoryError, Exception) as error:  # noqa: BLE001  # the last resort
        from vmcheck.cli.crash import report_crash

        sys.exit(report_crash(error))


if __name__ == "__main__":
    main()
