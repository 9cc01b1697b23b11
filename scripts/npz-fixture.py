#!/usr/bin/env python3
"""Writes two small .npz files with NumPy, for NpzTest and WeightsTest.

    python3 scripts/npz-fixture.py beras-layers/src/test/resources/io/beras/io

weights.npz holds the weights of a SequentialModel of Dense(2, 3) and Dense(3, 1); arrays.npz one array of each kind that
a tensor can hold, compressed. Made with NumPy 2.4.6.
"""

import pathlib
import sys

import numpy as np

folder = pathlib.Path(sys.argv[1])

np.savez(
    folder / "weights.npz",
    **{
        "dense_1/w": np.array([[1, 2, 3], [4, 5, 6]], dtype=np.float32) / 8,
        "dense_1/b": np.array([[-1, 0, 1]], dtype=np.float32),
        "dense_2/w": np.array([[0.1], [0.2], [0.3]], dtype=np.float32),
        "dense_2/b": np.array([[-2.5]], dtype=np.float32),
    },
)
np.savez_compressed(
    folder / "arrays.npz",
    floats=np.array([1e-45, -3.4028235e38, np.inf, np.nan], dtype=np.float32),
    doubles=np.array([[[np.pi]], [[-np.e]]]),
    labels=np.array([[3, -1], [2**31 - 1, -(2**31)]], dtype=np.int32),
    scalar=np.float64(0.1),
    cube=np.arange(24, dtype=np.float32).reshape(2, 3, 4),
)
