"""Whether the text commits to an act: the four auxiliary modes."""

from multipolar.factuality.judge import Published, judge_factuality

__all__ = ["Published", "judge_factuality"]
