#!/usr/bin/env python3
"""Ours beside SciPy: the lowest cost that L-BFGS here, and TNC and L-BFGS-B there, see from the same start in as many evaluations.

    python3 bench/minimisers.py FILE.mat [DATASET] [SEED ...]

FILE.mat holds X and y as Ng's ex4data1.mat does, DATASET is what `kata train` calls the same data (digits unless given). Needs NumPy and SciPy.
"""
import json
import os
import subprocess
import sys
import tempfile
import time

import numpy as np
import scipy.io
from scipy.optimize import minimize

EVALUATIONS, LAMBDA = 200, 1.0
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
KATA = ["dotnet", "run", "--project", os.path.join(ROOT, "src", "Kata.Cli"), "-c", "Release", "--", "train"]

file, dataset, *seeds = sys.argv[1:] if len(sys.argv) > 2 else [sys.argv[1], "digits"]
mat = scipy.io.loadmat(file)
X, labels = mat["X"], mat["y"].ravel().astype(int) - 1
m, Y = len(X), np.eye(10)[labels]
X1 = np.hstack([np.ones((m, 1)), X])


def unflatten(flat):
    return flat[: 25 * 401].reshape(25, 401), flat[25 * 401 :].reshape(10, 26)


def cost_and_gradient(flat, costs):
    theta1, theta2 = unflatten(flat)
    a = 1 / (1 + np.exp(-X1 @ theta1.T))
    a1 = np.hstack([np.ones((m, 1)), a])
    z = a1 @ theta2.T
    h = 1 / (1 + np.exp(-z))
    cost = (np.logaddexp(0, z) - Y * z).sum() / m + LAMBDA / (2 * m) * ((theta1[:, 1:] ** 2).sum() + (theta2[:, 1:] ** 2).sum())
    delta2 = h - Y
    delta1 = delta2 @ theta2[:, 1:] * a * (1 - a)
    gradient1, gradient2 = delta1.T @ X1 / m, delta2.T @ a1 / m
    gradient1[:, 1:] += LAMBDA / m * theta1[:, 1:]
    gradient2[:, 1:] += LAMBDA / m * theta2[:, 1:]
    costs.append((cost, flat.copy()))
    return cost, np.r_[gradient1.ravel(), gradient2.ravel()]


def accuracy(flat):
    theta1, theta2 = unflatten(flat)
    a = 1 / (1 + np.exp(-X1 @ theta1.T))
    return ((np.hstack([np.ones((m, 1)), a]) @ theta2.T).argmax(1) == labels).mean()


print("seed | minimiser      | evaluations | lowest cost | accuracy | seconds")
for seed in seeds or ["1", "2", "3"]:
    with tempfile.TemporaryDirectory() as folder:
        start = os.path.join(folder, "start.npz")
        subprocess.run([*KATA, dataset, "--seed", seed, "--evaluations", "1", "--save", start, "--json"], check=True, capture_output=True)
        with np.load(start) as model:
            flat = np.r_[model["theta1"].ravel(), model["theta2"].ravel()]
    ours = json.loads(subprocess.run(
        [*KATA, dataset, "--seed", seed, "--evaluations", str(EVALUATIONS), "--json"], check=True, capture_output=True).stdout)
    print(f"{seed:>4} | kata L-BFGS    | {ours['evaluations']:>11} | {ours['cost']:>11.5f} | {ours['accuracy']:>8.4f} | {ours['seconds']:>7.1f}")
    for method in "TNC", "L-BFGS-B":
        costs, began = [], time.perf_counter()
        minimize(cost_and_gradient, flat, args=(costs,), jac=True, method=method, options={"maxfun": EVALUATIONS})
        seconds = time.perf_counter() - began
        cost, best = min(costs[:EVALUATIONS], key=lambda pair: pair[0])
        print(f"{seed:>4} | SciPy {method:<8} | {min(len(costs), EVALUATIONS):>11} | {cost:>11.5f} | {accuracy(best):>8.4f} | {seconds:>7.1f}")
