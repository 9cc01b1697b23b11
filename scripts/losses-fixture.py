#!/usr/bin/env python3
"""Writes what PyTorch says of every loss of beras-layers, for LossValuesTest.

    python3 scripts/losses-fixture.py > beras-layers/src/test/resources/io/beras/losses/losses.txt

A line is: loss | reduction | setting | prediction | target | weights | value | gradient | second derivative, where the last
is the Hessian by the prediction times the vector (1, 2, 3, ...), targets that are labels begin with "labels", and a tensor
is "shape: numbers". In DOUBLE, by autograd. Made with PyTorch 2.13.0.
"""

import itertools

import torch
import torch.nn.functional as F

torch.manual_seed(0)
torch.set_default_dtype(torch.float64)


def text(x):
    return ",".join(map(str, x.shape)) + ": " + " ".join(repr(v) for v in x.detach().reshape(-1).tolist())


def reduced(losses, reduction, weights):
    """The sum of the elements' losses, each row times its weight, times the factor of the reduction."""
    factor = {"MEAN": 1 / losses.numel(), "SUM": 1, "HALF_SUM": 0.5, "BATCH_MEAN": 1 / losses.shape[0]}[reduction]
    return factor * (losses * weights.reshape(-1, *[1] * (losses.dim() - 1))).sum()


def case(name, reduction, setting, prediction, target, elements, weighted):
    x = prediction.clone().requires_grad_()
    weights = torch.round(3 * torch.rand(len(x)), decimals=2)
    value = reduced(elements(x), reduction, weights if weighted else torch.ones(len(x)))
    (g,) = torch.autograd.grad(value, x, create_graph=True)
    v = torch.arange(1, x.numel() + 1, dtype=x.dtype).reshape(x.shape)
    # + 0·x: a straight loss has a constant gradient, of which autograd would know nothing
    (hv,) = torch.autograd.grad(((g + 0 * x) * v).sum(), x)
    labels = "labels " if not target.is_floating_point() else ""
    columns = [text(prediction), labels + text(target), text(weights) if weighted else "", text(value), text(g), text(hv)]
    print(" | ".join([name, reduction, str(setting), *columns]))


def normal(*shape):
    return torch.round(torch.randn(shape), decimals=3)


def probabilities(*shape):
    return torch.round(torch.rand(shape) * 0.98 + 0.01, decimals=3)


def binary_cross_entropy(p, y):
    """By its formula, for PyTorch's own adds 1e-12 to denominators of its derivatives."""
    losses = -(y * torch.log(p) + (1 - y) * torch.log(1 - p))
    assert torch.allclose(losses, F.binary_cross_entropy(p, y, reduction="none"))
    return losses


# Each reduction with and without weights, on each of four shapes in turn.
for i, (weighted, reduction) in enumerate(itertools.product((False, True), ("MEAN", "SUM", "HALF_SUM", "BATCH_MEAN"))):
    shape = [(4,), (3, 1), (2, 3), (2, 1, 3)][(i + i // 4) % 4]
    y = normal(*shape)
    case("MeanSquaredError", reduction, "", normal(*shape), y, lambda x: F.mse_loss(x, y, reduction="none"), weighted)
    case("MeanAbsoluteError", reduction, "", normal(*shape), y, lambda x: F.l1_loss(x, y, reduction="none"), weighted)
    for delta in (0.5, 1.0, 2.0):
        case("Huber", reduction, delta, normal(*shape), y,
             lambda x: F.huber_loss(x, y, reduction="none", delta=delta), weighted)

    shape = [(4,), (3, 1), (1, 1), (2, 3)][(i + i // 4) % 4]
    targets = [probabilities(*shape)] if shape == (2, 3) else [probabilities(*shape), torch.randint(0, 2, (shape[0],))]
    for s, y in itertools.product((0.0, 0.2), targets):
        smooth = y.to(torch.float64).reshape(shape) * (1 - s) + s / 2
        case("BinaryCrossEntropy", reduction, s, probabilities(*shape), y,
             lambda x: binary_cross_entropy(x, smooth), weighted)
        case("SigmoidCrossEntropy", reduction, s, 4 * normal(*shape), y,
             lambda x: F.binary_cross_entropy_with_logits(x, smooth, reduction="none"), weighted)

    n, k = shape = [(1, 1), (4, 1), (1, 3), (3, 4)][(i + i // 4) % 4]
    for s, y in itertools.product((0.0, 0.1), (probabilities(*shape), torch.randint(0, k, (n,)))):
        smooth = (y if y.is_floating_point() else F.one_hot(y, k)) * (1 - s) + s / k
        case("CategoricalCrossEntropy", reduction, s, probabilities(*shape), y, lambda x: -smooth * torch.log(x), weighted)
        case("SoftmaxCrossEntropy", reduction, s, 3 * normal(*shape), y,
             lambda x: -smooth * F.log_softmax(x, dim=1), weighted)

# PyTorch's own smoothing says the same of the mean over the batch.
z, y = torch.randn(5, 4), torch.randint(0, 4, (5,))
smooth = F.one_hot(y, 4) * 0.9 + 0.1 / 4
assert torch.allclose(F.cross_entropy(z, y, label_smoothing=0.1), -(smooth * F.log_softmax(z, 1)).sum() / 5)
