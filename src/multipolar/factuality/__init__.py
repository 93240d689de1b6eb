"""Whether the text commits to an act: the four auxiliary modes."""

from multipolar.factuality.judge import Published, judge_factuality
from multipolar.factuality.weigh import weigh_judgements

__all__ = ["Published", "judge_factuality", "weigh_judgements"]
