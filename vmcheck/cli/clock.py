"""The only place that asks what day it is."""

from datetime import date, datetime


def today() -> date:
    """The date where this process runs: a suppression expires at the midnight of whoever wrote it."""
    return datetime.now().astimezone().date()
