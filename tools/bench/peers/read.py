#!/usr/bin/env python3
"""Reads data files with SciPy and pandas: what Kata.Bench's `readers` is measured against.

    python3 tools/bench/peers/read.py

A line "mat FILE" or "csv FILE" on standard input is answered by a line with the milliseconds that reading took and how many numbers were read. The first line
that it writes says what runs.
"""
import json
import sys
import time

import pandas
import scipy
import scipy.io


def mat(file):
    return sum(array.size for name, array in scipy.io.loadmat(file).items() if not name.startswith("__"))


def csv(file):
    return pandas.read_csv(file).size


print(json.dumps({"python": sys.version.split()[0], "scipy": scipy.__version__, "pandas": pandas.__version__}), flush=True)
for line in sys.stdin:
    kind, file = line.rstrip("\n").split(" ", 1)
    began = time.perf_counter()
    count = {"mat": mat, "csv": csv}[kind](file)
    print(json.dumps({"milliseconds": 1000 * (time.perf_counter() - began), "count": int(count)}), flush=True)
