"""Write the reports of corpus/ that the act model was not trained on as gold for `multipolar evaluate`.

    python eval/held_out.py GOLD.jsonl
    multipolar evaluate GOLD.jsonl

Every twelfth report is held out (training/train.py). An armed group is given the code that the coder has for it.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from multipolar.evaluate.codes import GROUP, GROUP_CODES
from multipolar.lexicon.actors import load_actor_lexicon
from multipolar.lexicon.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from multipolar.lexicon.actors import ActorLexicon

REPORTS = Path(__file__).parent.parent / "corpus" / "reports"
HELD_OUT = 12  # every twelfth, as in training/train.py


def held_out() -> Iterator[dict[str, Any]]:
    """Give the reports held out, in the order of the training: file by file by name."""
    lines = (line for path in sorted(REPORTS.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines())
    for number, line in enumerate(line for line in lines if line.strip()):
        if number % HELD_OUT == 0:
            yield json.loads(line)


def code_of(party: str, actors: ActorLexicon) -> str:
    """Give a group's code as the coder writes it; what the actor tables do not know is left."""
    name = party.removeprefix(GROUP)
    if name == party or name.upper() in GROUP_CODES:
        return party
    known = actors.names.get(fold(name))
    return known[0].code if known else party


def gold_of(row: dict[str, Any], actors: ActorLexicon) -> dict[str, Any]:
    """Give a report as `multipolar evaluate` takes it; its statements are not marked."""
    events = [
        {
            **event,
            "sentence": row["sentences"][event["sentence"]],
            "actors": [code_of(party, actors) for party in event["actors"]],
            "recipients": [code_of(party, actors) for party in event["recipients"]],
        }
        for event in row["events"]
    ]
    return {"id": row["id"], "published": row["published"], "text": row["text"], "events": events, "statements": []}


def main() -> int:
    """Write them."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("gold", type=Path)
    chosen = options.parse_args()
    actors = load_actor_lexicon()
    lines = [json.dumps(gold_of(row, actors), ensure_ascii=False) for row in held_out()]
    chosen.gold.write_text("".join(line + "\n" for line in lines), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
