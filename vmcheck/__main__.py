"""The command line's entry: ``vmcheck`` and ``python -m vmcheck``."""

import sys


def main() -> None:
    """Run the command line; what vmcheck itself does wrong becomes a report to paste, and exit 5."""
    from vmcheck.cli.main import cli

    try:
        cli(prog_name="vmcheck")
    except (RecursionError, MemoryError, Exception) as error:  # noqa: BLE001  # the last resort
        from vmcheck.cli.crash import report_crash

        sys.exit(report_crash(error))


if __name__ == "__main__":
    main()
