#!/usr/bin/env python3
"""Cost and gradient of a sigmoid network in idiomatic NumPy: what Kata.Bench's `backprop` is measured against.

    python3 tools/bench/peers/backprop.py EXAMPLES INPUTS HIDDEN OUTPUTS

A line "run N" on standard input is answered by a line with the median milliseconds of N calls, the cost, and the sum of the gradient. The first line that it
writes says what runs: the versions, the BLAS and its kernel.
"""
import ctypes
import json
import statistics
import sys
import time

import numpy as np

m, n, hidden, outputs = (int(argument) for argument in sys.argv[1:5])
LAMBDA = 1.0


def blas():
    """OpenBLAS's own description of itself, or what NumPy loaded if it is another."""
    np.ones((64, 64)) @ np.ones((64, 64))
    with open("/proc/self/maps") as maps:
        libraries = sorted({line.split()[-1] for line in maps if "blas" in line})
    for path in libraries:
        library = ctypes.CDLL(path)
        if hasattr(library, "openblas_get_config"):
            library.openblas_get_config.restype = library.openblas_get_corename.restype = ctypes.c_char_p
            config, core = library.openblas_get_config().decode(), library.openblas_get_corename().decode()
            return f"{config.strip()}, kernel {core}, {library.openblas_get_num_threads()} threads"
    return ", ".join(libraries) or "no BLAS"


def drawn(count, shift):
    """The numbers that Kata.Bench draws as well: the fractional parts of multiples of the golden ratio, -0.5 to 0.5."""
    return np.modf((np.arange(count) + shift) * 0.6180339887498949)[0] - 0.5


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def cost_and_gradient(theta1, theta2, x1, y):
    a = np.hstack([np.ones((m, 1)), sigmoid(x1 @ theta1.T)])
    z = a @ theta2.T
    h = sigmoid(z)
    cost = (np.logaddexp(0, z) - y * z).sum() / m + LAMBDA / (2 * m) * ((theta1[:, 1:] ** 2).sum() + (theta2[:, 1:] ** 2).sum())
    delta2 = h - y
    delta1 = delta2 @ theta2[:, 1:] * a[:, 1:] * (1 - a[:, 1:])
    gradient1, gradient2 = delta1.T @ x1 / m, delta2.T @ a / m
    gradient1[:, 1:] += LAMBDA / m * theta1[:, 1:]
    gradient2[:, 1:] += LAMBDA / m * theta2[:, 1:]
    return cost, gradient1, gradient2


x1 = np.hstack([np.ones((m, 1)), drawn(m * n, 1).reshape(m, n)])
theta1 = drawn(hidden * (n + 1), 2).reshape(hidden, n + 1) / 5
theta2 = drawn(outputs * (hidden + 1), 3).reshape(outputs, hidden + 1)
y = np.eye(outputs)[np.arange(m) % outputs]

print(json.dumps({"python": sys.version.split()[0], "numpy": np.__version__, "blas": blas()}), flush=True)
for line in sys.stdin:
    times = []
    for _ in range(int(line.split()[1])):
        began = time.perf_counter()
        cost, gradient1, gradient2 = cost_and_gradient(theta1, theta2, x1, y)
        times.append(1000 * (time.perf_counter() - began))
    print(json.dumps({"milliseconds": statistics.median(times), "least": min(times), "cost": cost, "gradient": gradient1.sum() + gradient2.sum()}), flush=True)
