"""Measure how well multipolar codes, keep the history, and fail below the pinned floors.

    python eval/gate.py --shared ../shared [--record]

Runs, on the development data of SHARED/gold and SHARED/seed, the scorers of SHARED/tools: whole reports (events and
statements), single sentences (GSR), marked sentences (PLV), and the rows of the seed report; and what the corpus holds
to measure by: contexts, deals, and the reports the model was not trained on. Prints each figure beside its floor in
floors.json. --record appends the figures to history.jsonl.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
HISTORY = HERE / "history.jsonl"
CORPUS = HERE.parent / "corpus"
ARTICLE_LEVELS = (
    "pair",
    "pair+type",
    "pair+act+aux",
    "aux given pair+type",
    "statement span",
    "statement span+speaker",
)


def run(*command: str | Path, stdin: str | None = None) -> str:
    """Run a program and give what it printed; its errors are shown when it fails.

    Raises:
        SystemExit: the program could not do its work.
    """
    done = subprocess.run(  # noqa: S603  (our own programs)
        [str(part) for part in command], input=stdin, capture_output=True, text=True, check=False
    )
    if done.returncode and not done.stdout:
        sys.exit(f"{' '.join(map(str, command))}: exit code {done.returncode}\n{done.stderr}")
    return done.stdout


def read_articles(*paths: Path) -> str:
    """Code articles with the command a user would run."""
    return run(sys.executable, "-m", "multipolar", "read", *paths, "--format", "jsonl")


def score_reports(shared: Path, folder: Path) -> dict[str, float]:
    """Score whole reports: events and statements."""
    coded = folder / "articles.jsonl"
    coded.write_text(read_articles(shared / "gold" / "articles.jsonl"), "utf-8")
    gold = shared / "gold" / "articles"
    scores = json.loads(run(sys.executable, shared / "tools" / "score_articles.py", gold, coded, "--json"))
    own = json.loads(
        run(sys.executable, "-m", "multipolar", "evaluate", gold, coded, "--format", "json", "--boot", "0")
    )
    check_same(scores, own["scores"])
    return {f"reports {level}": scores[level]["f1"] for level in ARTICLE_LEVELS}


def check_same(scorer: dict[str, dict[str, float]], own: dict[str, dict[str, float]]) -> None:
    """Compare what the scorer and `multipolar evaluate` make of the same records; they share no code.

    Raises:
        SystemExit: a figure differs.
    """
    for level, figures in scorer.items():
        differing = [name for name in ("p", "r", "f1") if own.get(level, {}).get(name) != figures[name]]
        if differing:
            sys.exit(f"{level}: the scorer says {figures}, multipolar evaluate says {own.get(level)}; mend one of them")


def score_sentences(shared: Path, folder: Path) -> dict[str, float]:
    """Score single sentences end to end."""
    coded, scores = folder / "gsr.jsonl", folder / "gsr.json"
    coded.write_text(read_articles(shared / "gold" / "gsr_input.jsonl"), "utf-8")
    run(sys.executable, shared / "tools" / "score_gsr.py", coded, "--json", scores)
    found = json.loads(scores.read_text("utf-8"))
    return {f"gsr {metric}": found[f"ALL.{metric}"]["F1"] for metric in ("triple", "dyad")}


def score_relations(shared: Path, folder: Path) -> dict[str, float]:
    """Score what one marked party does to another."""
    predicted, scores = folder / "plv.tsv", folder / "plv.json"
    gold = shared / "gold" / "plv_dev.tsv"
    run(sys.executable, HERE / "relations.py", gold, predicted)
    run(sys.executable, shared / "tools" / "score_relations.py", predicted, "--gold", gold, "--json", scores)
    found = json.loads(scores.read_text("utf-8"))
    return {f"plv {level}": found[level]["accuracy"] for level in ("root", "quad")}


def score_seed(shared: Path, _folder: Path) -> dict[str, float]:
    """Count the rows of the seed report that hold."""
    coded = read_articles(next(iter(sorted((shared / "seed").glob("*.txt")))))
    told = run(sys.executable, shared / "tools" / "check_seed.py", stdin=coded)
    found = re.search(r"(\d+) of \d+ rows hold", told)
    return {"seed rows": float(found.group(1)) if found else 0.0}


def score_corpus(_shared: Path, _folder: Path) -> dict[str, float]:
    """Score contexts and deals, where the corpus has gold for them."""
    scores = {}
    for name in ("contexts", "deals"):
        gold = CORPUS / f"gold-{name}.jsonl"
        if gold.exists():
            found = json.loads(run(sys.executable, HERE / f"{name}.py", gold, "--json"))
            scores.update({f"{name} {measure}": f1 for measure, f1 in found.items()})
    return scores


def score_held_out(_shared: Path, folder: Path) -> dict[str, float]:
    """Score the reports of the corpus that the act model was not trained on."""
    gold = folder / "held_out.jsonl"
    run(sys.executable, HERE / "held_out.py", gold)
    found = json.loads(run(sys.executable, "-m", "multipolar", "evaluate", gold, "--format", "json", "--boot", "0"))
    return {f"held out {level}": found["scores"][level]["f1"] for level in ARTICLE_LEVELS[:4]}


def gold_digest(shared: Path) -> str:
    """Digest the data measured against."""
    digest = blake2b(digest_size=8)
    for path in sorted((shared / "gold").rglob("*")):
        if path.is_file():
            digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def measure(shared: Path) -> dict[str, float]:
    """Run every measure."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        scores: dict[str, float] = {}
        for score in (score_reports, score_sentences, score_relations, score_seed, score_corpus, score_held_out):
            scores.update(score(shared, folder))
    return {name: round(value, 4) for name, value in scores.items()}


def main() -> int:
    """Measure, print, record, and say by the exit code whether every floor holds."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--shared", type=Path, default=Path("../shared"))
    options.add_argument("--record", action="store_true", help="append the figures to history.jsonl")
    chosen = options.parse_args()
    if not (chosen.shared / "gold").is_dir():
        sys.exit(f"{chosen.shared}: no folder gold in it; name the data's folder with --shared")
    floors: dict[str, float] = json.loads(FLOORS.read_text("utf-8"))
    scores = measure(chosen.shared)
    below = [name for name, floor in floors.items() if scores.get(name, 0.0) < floor]
    for name, value in scores.items():
        print(f"{name:32} {value:8.4f}   floor {floors.get(name, 0.0):.4f}{'   BELOW' if name in below else ''}")
    if chosen.record:
        row = {
            "day": datetime.now(UTC).date().isoformat(),
            "version": version("multipolar"),
            "gold": gold_digest(chosen.shared),
            **scores,
        }
        with HISTORY.open("a", encoding="utf-8") as file:
            file.write(json.dumps(row) + "\n")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
