"""Small models with readable weights: a logistic classifier and a ridge regression. The same data, the same weights.

Only fitting needs numpy, so only what fits imports this module; what was fitted is plain numbers.
"""

from typing import Any

import numpy as np

from app.engine.linear import Linear

Matrix = Any
"""A numpy array with one row per example."""


def logistic(rows: Matrix, hits: Matrix, *, strength: float) -> Linear:
    """Classifier for hits (1) against others (0), both sides with equal weight; `strength` as C elsewhere."""
    x = np.hstack([np.asarray(rows, np.float64), np.ones((len(rows), 1))])
    y = np.asarray(hits, np.float64)
    share = np.where(y == 1, len(y) / (2 * max(1.0, y.sum())), len(y) / (2 * max(1.0, (1 - y).sum())))
    hold = np.full(x.shape[1], 1 / strength)
    hold[-1] = 1e-3
    weights = np.zeros(x.shape[1])
    for _step in range(30):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (share * (p - y)) + hold * weights
        bend = (x * (share * p * (1 - p))[:, None]).T @ x + np.diag(hold)
        change = np.linalg.solve(bend, slope)
        weights -= change
        if float(np.abs(change).max()) < 1e-8:
            break
    return Linear(tuple(float(w) for w in weights[:-1]), float(weights[-1]))


def ridge(rows: Matrix, wanted: Matrix, *, hold: float) -> Linear:
    """Least squares with `hold` pulling the weights to zero; the mean of `wanted` is not pulled."""
    x, y = np.asarray(rows, np.float64), np.asarray(wanted, np.float64)
    middle = x.mean(axis=0)
    centred = x - middle
    if len(x) >= x.shape[1]:
        weights = np.linalg.solve(centred.T @ centred + hold * np.eye(x.shape[1]), centred.T @ (y - y.mean()))
    else:
        weights = centred.T @ np.linalg.solve(centred @ centred.T + hold * np.eye(len(x)), y - y.mean())
    return Linear(tuple(float(w) for w in weights), float(y.mean() - middle @ weights))
