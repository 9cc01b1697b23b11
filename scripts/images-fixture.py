#!/usr/bin/env python3
"""Writes what PyTorch says of the operations on images of beras-core, for OperationValuesTest.

    python3 scripts/images-fixture.py > beras-core/src/test/resources/io/beras/core/images.txt

A line is as in operations-fixture.py; the first arguments are the window's size, stride and padding. Made with PyTorch
2.13.0.
"""

import torch
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
torch.manual_seed(0)


def text(x):
    return ",".join(map(str, x.shape)) + ": " + " ".join(repr(v) for v in x.detach().flatten().tolist())


def case(name, arguments, inputs, result):
    print(" | ".join([name, " ".join(map(str, arguments)), *map(text, inputs), "= " + text(result)]))


def normal(*shape):
    return torch.randn(*shape).mul(1000).round().div(1000)


def different(*shape):
    """Numbers no two of which are equal."""
    count = torch.Size(shape).numel()
    return torch.randperm(count).sub(count // 2).reshape(shape) / 8


# n, in, height, width, out; size, stride, padding
for n, c, h, w, out, *window in [
    (1, 1, 1, 1, 1, 1, 1, 0),
    (2, 3, 4, 5, 2, 1, 1, 0),
    (1, 2, 3, 4, 2, 1, 2, 1),
    (2, 1, 5, 7, 2, 3, 1, 1),
    (1, 2, 7, 6, 3, 3, 2, 1),
    (2, 2, 6, 5, 1, 2, 3, 0),
    (1, 2, 5, 5, 2, 5, 1, 0),
    (1, 1, 3, 4, 2, 5, 2, 2),
    (1, 2, 4, 3, 2, 4, 1, 3),
    (1, 2, 9, 4, 2, 3, 4, 0),
]:
    size, stride, padding = window
    x, kernels = normal(n, c, h, w).requires_grad_(), normal(out, c, size, size).requires_grad_()
    y = F.conv2d(x, kernels, stride=stride, padding=padding)
    g = normal(*y.shape)
    gx, gk = torch.autograd.grad(y, [x, kernels], g)
    case("conv2d", window, [x, kernels], y)
    case("conv2dImages", [*window, h, w], [g, kernels], gx)
    case("conv2dKernels", window, [x, g], gk)

# n, channels, height, width; size, stride, padding
for n, c, h, w, *window in [
    (1, 1, 1, 1, 1, 1, 0),
    (2, 3, 4, 6, 2, 2, 0),
    (1, 2, 5, 7, 2, 2, 0),
    (2, 1, 5, 6, 3, 2, 1),
    (1, 2, 5, 5, 3, 1, 1),
    (1, 2, 4, 4, 4, 4, 0),
    (1, 1, 6, 5, 2, 3, 1),
    (1, 1, 4, 5, 1, 2, 0),
]:
    size, stride, padding = window
    x = different(n, c, h, w).requires_grad_()
    y, indices = F.max_pool2d(x, size, stride, padding, return_indices=True)
    g, u = normal(*y.shape), normal(n, c, h, w)
    case("maxPool2d", window, [x], y)
    case("spreadToMaxima", window, [g, x, y], torch.autograd.grad(y, x, g)[0])
    case("meanAtMaxima", window, [u, x, y], u.flatten(2).gather(2, indices.flatten(2)).reshape(y.shape))
    y = F.avg_pool2d(x, size, stride, padding)
    case("avgPool2d", window, [x], y)
    case("spread", [*window, h, w], [g], torch.autograd.grad(y, x, g)[0])
