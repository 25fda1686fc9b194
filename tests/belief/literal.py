"""Bayes' rule over weighted, grouped items and judges, done the slow and literal way."""

from itertools import combinations
from math import log, prod


def shrunk(prior, chances, weight):
    """Return the likelihoods of one item, by hypothesis."""
    anyway = sum(prior[name] * chances[name] for name in prior)
    return {name: weight * chances[name] + (1 - weight) * anyway for name in prior}


def telling(likelihoods):
    """Return how much an item tells: the largest log ratio of two likelihoods."""
    low, high = min(likelihoods.values()), max(likelihoods.values())
    return float("inf") if low == 0 else log(high) - log(low)


def posterior(prior, items):
    """Return belief after items (name, chances, weight, group, discount), in any order."""
    counted = []
    for name, chances, weight, group, discount in items:
        own = shrunk(prior, chances, weight)
        rivals = [
            (-telling(shrunk(prior, other[1], other[2])), other[0])
            for other in items
            if group is not None and other[3] == group and other[0] != name
        ]
        leads = all((-telling(own), name) < rival for rival in rivals)
        counted.append(own if leads else shrunk(prior, chances, weight * discount))
    joint = {name: prior[name] * prod(item[name] for item in counted) for name in prior}
    total = sum(joint.values())
    return {name: x / total for name, x in joint.items()} if total else None


def linear(beliefs, weights):
    """Return the weighted mean of beliefs."""
    total = sum(weights)
    return {
        name: sum(w * b[name] for b, w in zip(beliefs, weights, strict=True)) / total
        for name in beliefs[0]
    }


def logarithmic(beliefs, weights):
    """Return the weighted geometric mean of beliefs, scaled to make 1."""
    total = sum(weights)
    raised = {
        name: prod(b[name] ** (w / total) for b, w in zip(beliefs, weights, strict=True))
        for name in beliefs[0]
    }
    whole = sum(raised.values())
    return {name: x / whole for name, x in raised.items()}


def mean_variation(beliefs):
    """Return the mean total variation over pairs of beliefs."""
    pairs = [sum(abs(a[n] - b[n]) for n in a) / 2 for a, b in combinations(beliefs, 2)]
    return sum(pairs) / len(pairs)
