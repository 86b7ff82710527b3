#!/usr/bin/env python3
"""The trainings of `kata train` in idiomatic NumPy and SciPy: what Kata.Bench's `training` is measured against, as whole processes.

    python3 tools/bench/peers/train.py digits START.npz FILE.mat EVALUATIONS
    python3 tools/bench/peers/train.py moons START.npz FILE.csv EPOCHS
    python3 tools/bench/peers/train.py mnist START.npz IMAGES.gz LABELS.gz EPOCHS

START.npz has the weights to begin with: theta1, theta2, ..., a row a unit, biases first. Prints the cost reached, and the accuracy on the training set, as JSON.
"""
import gzip
import json
import sys

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def digits(thetas, file, evaluations):
    """400-25-10, cross-entropy, lambda 1, by L-BFGS-B: the lowest cost of so many evaluations."""
    import scipy.io
    from scipy.optimize import minimize

    mat = scipy.io.loadmat(file)
    x, labels = mat["X"], mat["y"].ravel().astype(int) - 1
    m, y = len(x), np.eye(10)[labels]
    x1 = np.hstack([np.ones((m, 1)), x])
    costs = []

    def cut(flat):
        return flat[: 25 * 401].reshape(25, 401), flat[25 * 401 :].reshape(10, 26)

    def cost_and_gradient(flat):
        if len(costs) == evaluations:
            raise StopIteration
        theta1, theta2 = cut(flat)
        a = np.hstack([np.ones((m, 1)), sigmoid(x1 @ theta1.T)])
        z = a @ theta2.T
        cost = (np.logaddexp(0, z) - y * z).sum() / m + ((theta1[:, 1:] ** 2).sum() + (theta2[:, 1:] ** 2).sum()) / (2 * m)
        delta2 = sigmoid(z) - y
        delta1 = delta2 @ theta2[:, 1:] * a[:, 1:] * (1 - a[:, 1:])
        gradient1, gradient2 = delta1.T @ x1 / m, delta2.T @ a / m
        gradient1[:, 1:] += theta1[:, 1:] / m
        gradient2[:, 1:] += theta2[:, 1:] / m
        costs.append((cost, flat.copy()))
        return cost, np.r_[gradient1.ravel(), gradient2.ravel()]

    first = np.concatenate([theta.ravel() for theta in thetas])
    try:
        minimize(cost_and_gradient, first, jac=True, method="L-BFGS-B", options={"maxfun": 10**9, "maxiter": 10**9, "maxcor": 30, "ftol": 0, "gtol": 0})
    except StopIteration:
        pass
    cost, best = min(costs, key=lambda pair: pair[0])
    theta1, theta2 = cut(best)
    h = np.hstack([np.ones((m, 1)), sigmoid(x1 @ theta1.T)]) @ theta2.T
    return cost, (h.argmax(1) == labels).mean()


def moons(thetas, file, epochs):
    """2-25-50-25-2, all sigmoid, squared error, one example per step, rate 0.01."""
    rows = [line.split(",") for line in open(file).read().split()[1:]]
    train = [row for row in rows if row[3] == "train"]
    x, labels = np.array([[float(a), float(b)] for a, b, *_ in train]), np.array([int(row[2]) for row in train])
    y, random = np.eye(2)[labels], np.random.default_rng(1)

    def forward(a):
        passed = [a]
        for theta in thetas:
            passed.append(sigmoid(theta[:, 1:] @ passed[-1] + theta[:, 0]))
        return passed

    def whole():
        a = x
        for theta in thetas:
            a = sigmoid(a @ theta[:, 1:].T + theta[:, 0])
        return ((a - y) ** 2).sum() / (2 * len(x)), (a.argmax(1) == labels).mean()

    for _ in range(epochs):
        for i in random.permutation(len(x)):
            a = forward(x[i])
            delta = (a[-1] - y[i]) * a[-1] * (1 - a[-1])
            for l in range(len(thetas) - 1, -1, -1):
                before = delta @ thetas[l][:, 1:] * a[l] * (1 - a[l])
                thetas[l][:, 1:] -= 0.01 * np.outer(delta, a[l])
                thetas[l][:, 0] -= 0.01 * delta
                delta = before
        reached = whole()
    return reached


def mnist(thetas, images, labels, epochs):
    """784-100-10, ReLU and softmax, mini-batches of 100, rate 0.1."""
    x = np.frombuffer(gzip.open(images).read(), np.uint8, offset=16).reshape(-1, 784) / 255
    labels = np.frombuffer(gzip.open(labels).read(), np.uint8, offset=8)
    y, random = np.eye(10)[labels], np.random.default_rng(1)
    theta1, theta2 = thetas

    def outputs(z):
        e = np.exp(z - z.max(1, keepdims=True))
        return e / e.sum(1, keepdims=True)

    def step(rows):
        xb, yb = x[rows], y[rows]
        z = xb @ theta1[:, 1:].T + theta1[:, 0]
        a = np.maximum(z, 0)
        delta2 = (outputs(a @ theta2[:, 1:].T + theta2[:, 0]) - yb) / len(rows)
        delta1 = delta2 @ theta2[:, 1:] * (z > 0)
        theta2[:, 1:] -= 0.1 * delta2.T @ a
        theta2[:, 0] -= 0.1 * delta2.sum(0)
        theta1[:, 1:] -= 0.1 * delta1.T @ xb
        theta1[:, 0] -= 0.1 * delta1.sum(0)

    for _ in range(epochs):
        order = random.permutation(len(x))
        for first in range(0, len(x), 100):
            step(order[first : first + 100])
        h = outputs(np.maximum(x @ theta1[:, 1:].T + theta1[:, 0], 0) @ theta2[:, 1:].T + theta2[:, 0])
        reached = -np.log(h[np.arange(len(x)), labels]).mean(), (h.argmax(1) == labels).mean()
    return reached


name, start, *files, count = sys.argv[1:]
with np.load(start) as arrays:
    first = [np.ascontiguousarray(arrays[f"theta{l + 1}"]) for l in range(sum(key.startswith("theta") for key in arrays))]
cost, accuracy = {"digits": digits, "moons": moons, "mnist": mnist}[name](first, *files, int(count))
print(json.dumps({"cost": float(cost), "accuracy": float(accuracy)}))
