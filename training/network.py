"""Trains the network that the engine asks where its log-linear models waver: see README.md."""

import argparse
import time
from collections.abc import Callable
from functools import partial

import jax
import jax.numpy as jnp
import numpy as np
import optax
from gensim.models import Word2Vec

import pack
from model import scores, start
from signs import KNOWN, Vocabulary
from windows import TASKS, Windows, read

SIZE = 64
"""Numbers of a word's vector."""
AT_ONCE = {"cues": 128}
"""Choices of a step, where not 64."""


class Paragraphs:
    """A file's lines, each as words; read anew whenever it is gone through."""

    def __init__(self, path: str) -> None:
        self._path = path

    def __iter__(self):
        with open(self._path, encoding="utf-8") as lines:
            yield from (words for line in lines if (words := line.split()))


def word_vectors(path: str, most: int, seed: int) -> tuple[Vocabulary, np.ndarray]:
    """The commonest words of a text and their vectors, padding and unknown first (skip-gram: Mikolov et al., 2013).

    One worker, since several would give other vectors every time.
    """
    model = Word2Vec(
        Paragraphs(path), vector_size=SIZE, window=4, min_count=4, epochs=4, sg=1, negative=6, sample=1e-4,
        workers=1, seed=seed,
    )  # fmt: skip
    words = model.wv.index_to_key[:most]
    vectors = np.concatenate([np.zeros((KNOWN, SIZE)), model.wv.vectors[:most]]).astype(np.float32)
    return Vocabulary(words), vectors / vectors.std() * 0.5


def loss(weights: dict, task: str, windows: tuple, chance) -> jax.Array:
    """How unlikely the right candidates are held."""
    signs, flags, distances, edges, given, right, _ = windows
    found = scores(weights, task, signs, flags, distances, edges, chance)
    if task == "cues":
        return optax.sigmoid_binary_cross_entropy(found[:, 0], right[:, 0]).mean()
    found = found - 1e9 * (1 - given)
    return (jax.nn.logsumexp(found, -1) - jax.nn.logsumexp(found - 1e9 * (1 - right), -1)).mean()


def taught_loss(weights: dict, task: str, windows: tuple, chance) -> jax.Array:
    """How far the network is from what the engine holds likely."""
    signs, flags, distances, edges, given, likely, _ = windows
    found = scores(weights, task, signs, flags, distances, edges, chance)
    if task == "cues":
        return optax.sigmoid_binary_cross_entropy(found[:, 0], likely[:, 0]).mean()
    shares = likely / likely.sum(-1, keepdims=True)
    return -(shares * jax.nn.log_softmax(found - 1e9 * (1 - given), -1)).sum(-1).mean()


def train(weights: dict, choices: dict[str, Windows], loss: Callable, epochs: int, rate: float, seed: int) -> dict:
    """Goes through the choices of all tasks in turn, in another order every time."""
    size = {task: AT_ONCE.get(task, 64) for task in choices}
    steps = epochs * sum(len(windows) // size[task] for task, windows in choices.items())
    rates = optax.warmup_cosine_decay_schedule(0, rate, min(300, steps // 4), steps, 1e-5)
    optimizer = optax.adamw(rates, weight_decay=1e-2)
    state = optimizer.init(weights)

    @partial(jax.jit, static_argnums=2)
    def step(weights, state, task, windows, chance):
        value, slope = jax.value_and_grad(loss)(weights, task, windows, chance)
        change, state = optimizer.update(slope, state, weights)
        return optax.apply_updates(weights, change), state, value

    order, chance = np.random.default_rng(seed), jax.random.PRNGKey(seed)
    for epoch in range(epochs):
        began, parts = time.monotonic(), []
        for task, windows in choices.items():
            mixed = order.permutation(len(windows))
            parts += [(task, part) for part in np.array_split(mixed, max(1, len(mixed) // size[task]))
                      if len(part) >= size[task]]  # fmt: skip
        order.shuffle(parts)
        values: dict[str, list] = {task: [] for task in choices}
        for task, part in parts:
            chance, now = jax.random.split(chance)
            windows = tuple(vars(choices[task].take(part[: size[task]])).values())
            weights, state, value = step(weights, state, task, windows, now)
            values[task].append(value)
        told = "  ".join(f"{task} {np.mean(list):.3f}" for task, list in values.items() if list)
        print(f"epoch {epoch + 1}: loss {told}  {time.monotonic() - began:.0f} s", flush=True)
    return weights


def report(weights: dict, choices: dict[str, Windows], shares: tuple[float, ...] = (1, 2, 3)) -> None:
    """How often the network, the log-linear model, and both together choose right."""
    judge = jax.jit(scores, static_argnums=1)
    for task, windows in choices.items():
        parts = [windows.take(np.arange(at, min(at + 256, len(windows)))) for at in range(0, len(windows), 256)]
        found = np.concatenate([judge(weights, task, p.signs, p.flags, p.distances, p.edges) for p in parts])
        told = [f"log-linear {_right(windows.scores, task, windows):.4f}", f"network {_right(found, task, windows):.4f}"]
        told += [f"{share} to 1 {_right(found + share * windows.scores, task, windows):.4f}" for share in shares]
        print(f"{task}: {'  '.join(told)}")


def _right(found: np.ndarray, task: str, windows: Windows) -> float:
    if task == "cues":
        return float(((found[:, 0] > 0) == (windows.right[:, 0] > 0)).mean())
    best = np.where(windows.given > 0, found, -np.inf).argmax(-1)
    return float(np.take_along_axis(windows.right, best[:, None], 1).mean())


def main() -> None:
    """The command line."""
    command = argparse.ArgumentParser(description=__doc__)
    command.add_argument("choices", help="what `cargo xtask choices` prints")
    command.add_argument("words", help="what `cargo xtask words` prints")
    command.add_argument("--taught", help="the same of news without annotation: what the engine holds likely comes first")
    command.add_argument("--held", help="choices of other articles: prints how often it is right there")
    command.add_argument("--out", help="where the network is written")
    command.add_argument("--epochs", type=int, help="by default 4, or 3 for what was taught before")
    command.add_argument("--rate", type=float, help="by default 0.003, or 0.002 for what was taught before")
    command.add_argument("--vocabulary", type=int, default=30_000)
    command.add_argument("--seed", type=int, default=1)
    given = command.parse_args()
    vocabulary, vectors = word_vectors(given.words, given.vocabulary, given.seed)
    choices = read(given.choices, vocabulary)
    print("choices: " + ", ".join(f"{task} {len(choices[task])}" for task in TASKS if task in choices), flush=True)
    weights, epochs, rate = start(vectors, given.seed), 4, 3e-3
    if given.taught:
        weights = train(weights, read(given.taught, vocabulary), taught_loss, 2, rate, given.seed)
        epochs, rate = 3, 2e-3
    weights = train(weights, choices, loss, given.epochs or epochs, given.rate or rate, given.seed)
    if given.held:
        report(weights, read(given.held, vocabulary))
    if given.out:
        pack.write(given.out, weights, vocabulary)


if __name__ == "__main__":
    main()
