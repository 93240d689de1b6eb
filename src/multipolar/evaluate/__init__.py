"""How well was it read? Gold, annotated by docs/evaluate.md, against coded reports: scores, and mistakes to read."""

from multipolar.evaluate.coded import coded_file, load_coded
from multipolar.evaluate.compare import Compared, compare, compare_gold
from multipolar.evaluate.evaluation import Evaluation, evaluate
from multipolar.evaluate.gold import GoldFile, load_gold

__all__ = [
    "Compared",
    "Evaluation",
    "GoldFile",
    "coded_file",
    "compare",
    "compare_gold",
    "evaluate",
    "load_coded",
    "load_gold",
]
