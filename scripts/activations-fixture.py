#!/usr/bin/env python3
"""Writes what PyTorch says of the activations of beras-layers, in double precision, for ActivationFixtureTest.

    python3 scripts/activations-fixture.py > beras-layers/src/test/resources/io/beras/activations/activations.txt

A line is: name | x | y | first derivative | second derivative, each of the last four a list of numbers. Made with
PyTorch 2.13.0.
"""

import torch
from torch.nn import functional as F

ORDINARY = [-6, -4.5, -3, -2, -1.25, -1, -0.75, -0.5, -0.1, -1e-3, -1e-8, 0, 1e-8, 1e-3, 0.1, 0.5, 0.75, 1, 1.25, 2, 3, 4.5, 6]
EXTREME = [-1e10, -1e4, -100, 100, 1e4, 1e10]

ACTIVATIONS = {
    "ReLU": F.relu,
    "LeakyReLU": lambda x: F.leaky_relu(x, 0.3),
    "Sigmoid": torch.sigmoid,
    "Tanh": torch.tanh,
    "GELU": F.gelu,
    "TanhGELU": lambda x: F.gelu(x, approximate="tanh"),
    "SiLU": F.silu,
    "ELU": F.elu,
    "ELU(0.5)": lambda x: F.elu(x, 0.5),
    "Softplus": lambda x: F.softplus(x, threshold=40),
}


def text(x):
    return " ".join(repr(float(v)) for v in x.detach())


for name, f in ACTIVATIONS.items():
    x = torch.tensor(ORDINARY + EXTREME, dtype=torch.float64, requires_grad=True)
    y = f(x)
    (first,) = torch.autograd.grad(y.sum(), x, create_graph=True)
    if first.requires_grad:
        (second,) = torch.autograd.grad(first.sum(), x, allow_unused=True)
    second = torch.zeros_like(x) if not first.requires_grad or second is None else second
    print(" | ".join([name, text(x), text(y), text(first), text(second)]))
