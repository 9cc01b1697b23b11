"""Prints the inputs and initial weights of DeZero's step 43: NumPy's draws after seed 0; needs NumPy."""

import numpy as np

for hidden in (10, 2):
    np.random.seed(0)
    x = np.random.rand(2, 1)
    y = np.sin(2 * np.pi * x) + np.random.rand(2, 1)
    w1 = 0.01 * np.random.randn(1, hidden)
    w2 = 0.01 * np.random.randn(hidden, 1)
    for name, values in (("x", x), ("y", y), ("w1", w1), ("w2", w2)):
        print(hidden, name, ", ".join(repr(float(value)) for value in values.ravel()))
