"""Options whose value is one of a few words."""

from collections.abc import Sequence

import click


class OneOf(click.Choice[str]):
    """One of a few words, in any case."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__(words, case_sensitive=False)

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word as we spell it.

        Raises:
            click.BadParameter: There is no such word; with a did-you-mean.
        """
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            from vmcheck.engine.suggest import did_you_mean

            hint = did_you_mean(value, self.choices)
            said = f"there is no {value!r}{hint} (known: {', '.join(self.choices)})"
            raise click.BadParameter(said, ctx, param) from None
