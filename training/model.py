"""The network: what `crates/isnad/src/network` computes, with what only training needs."""

import jax
import jax.numpy as jnp
import numpy as np

from signs import AFFIX_ROWS, AFFIXES
from windows import DISTANCES, FLAGS, IN_TEXT, OF_CUE, TASKS

WIDTH = 32
"""Numbers of a vector."""
LAYERS = (1, 2, 4, 8, 1)
"""How far the neighbours stand that each layer mixes a token with."""
FORGET = 0.1
"""Share of numbers that are left out in training, so that none is relied on alone (Srivastava et al., 2014)."""
FORGET_WORDS = 0.15
"""Share of words whose own row is left out, so that their affixes and neighbours are learned from."""


def start(vectors: np.ndarray, seed: int) -> dict:
    """Weights before training; `vectors` are those of the words, padding and unknown first."""
    chance = np.random.default_rng(seed)

    def some(*shape: int, spread: float | None = None) -> jax.Array:
        return jnp.asarray(chance.normal(0, spread or shape[0] ** -0.5, shape).astype(np.float32))

    def layer() -> dict:
        return {"beside": some(3, WIDTH, spread=0.5), "mix": some(WIDTH, WIDTH), "bias": jnp.zeros(WIDTH)}

    def head() -> dict:
        hidden = {"mix": some(3 * WIDTH, WIDTH), "bias": jnp.zeros(WIDTH)}
        return hidden | {"weights": some(WIDTH, 1), "nobody": some(WIDTH, spread=0.1)}

    return {
        "words": jnp.asarray(vectors),
        "project": some(vectors.shape[1], WIDTH),
        "affixes": some(AFFIXES, AFFIX_ROWS, WIDTH, spread=0.15),
        "distances": some(DISTANCES, WIDTH, spread=0.15),
        "flags": some(FLAGS, WIDTH),
        "tasks": {task: some(WIDTH, spread=0.15) for task in TASKS},
        "layers": [layer() for _ in LAYERS],
        "heads": {task: head() for task in TASKS},
    }


def scores(weights: dict, task: str, signs, flags, distances, edges, chance=None) -> jax.Array:
    """The score of every candidate; with a key of `chance` as in training, where parts are forgotten."""
    keys = iter(jax.random.split(chance, 12)) if chance is not None else None

    def forget(numbers, share=FORGET):
        if keys is None:
            return numbers
        return numbers * jax.random.bernoulli(next(keys), 1 - share, numbers.shape) / (1 - share)

    words = weights["words"][signs[..., 0]]
    if keys is not None:
        words = words * jax.random.bernoulli(next(keys), 1 - FORGET_WORDS, words.shape[:2])[..., None]
    vectors = forget(words, 0.1) @ weights["project"] + weights["tasks"][task]
    for kind in range(AFFIXES):
        vectors += weights["affixes"][kind, signs[..., kind + 1]]
    vectors += weights["distances"][distances] + flags @ weights["flags"]
    inside = flags[..., IN_TEXT : IN_TEXT + 1]
    vectors = forget(jax.nn.relu(vectors)) * inside
    for layer, far in zip(weights["layers"], LAYERS):
        wide = jnp.pad(_normal(vectors), ((0, 0), (far, far), (0, 0)))
        before, own, behind = layer["beside"]
        beside = wide[:, : -2 * far] * before + wide[:, far:-far] * own + wide[:, 2 * far :] * behind
        vectors += forget(jax.nn.relu(beside @ layer["mix"] + layer["bias"])) * inside
    return _judge(weights["heads"][task], task, vectors, flags, edges, forget)


def _judge(head: dict, task: str, vectors, flags, edges, forget) -> jax.Array:
    nobody = (edges[..., 0] < 0)[..., None]
    first, last = jnp.maximum(edges[..., 0], 0), jnp.maximum(edges[..., 1], 0)
    if task in ("starts", "clauses"):
        first = jnp.maximum(first - 1, 0)
    if task in ("ends", "cues"):
        last = last + 1

    def at(tokens):
        return jnp.where(nobody, head["nobody"], jnp.take_along_axis(vectors, tokens[..., None], 1))

    of_cue = flags[..., OF_CUE : OF_CUE + 1]
    cue = (vectors * of_cue).sum(1, keepdims=True) / jnp.maximum(of_cue.sum(1, keepdims=True), 1)
    facts = jnp.concatenate([at(first), at(last), jnp.broadcast_to(cue, (*first.shape, WIDTH))], -1)
    hidden = jax.nn.relu(_normal(facts) @ head["mix"] + head["bias"])
    return (forget(hidden) @ head["weights"])[..., 0]


def _normal(numbers) -> jax.Array:
    mean = numbers.mean(-1, keepdims=True)
    variance = ((numbers - mean) ** 2).mean(-1, keepdims=True)
    return (numbers - mean) / jnp.sqrt(variance + 1e-5)
