#!/usr/bin/env python3
"""Writes what PyTorch says of the layers that have no formula of one line, for their tests in beras-layers.

    python3 scripts/layers-fixture.py > beras-layers/src/test/resources/io/beras/layers/layers.txt

A line is: name | shape: numbers. Everything is in double precision. Made with PyTorch 2.13.
"""

import torch
from torch import nn

torch.set_default_dtype(torch.float64)
torch.manual_seed(0)


def write(name, values):
    values = torch.as_tensor(values).detach()
    print(f"{name} | {','.join(map(str, values.shape))}: {' '.join(map(repr, values.flatten().tolist()))}")


def normal(*shape):
    return torch.randn(*shape).mul(1000).round().div(1000)


def row(vector):
    return vector.reshape(1, -1)


def write_call(name, layer, x, g):
    """Writes y of a layer for x, and the gradients of Σ g·y by x and by the layer's weights."""
    x = x.clone().requires_grad_()
    layer.zero_grad()
    y = layer(x)
    (y * g).sum().backward()
    write(f"{name}/x", x)
    write(f"{name}/g", g)
    write(f"{name}/y", y)
    write(f"{name}/dx", x.grad)


def write_affine_gradients(name, layer):
    write(f"{name}/dgamma", row(layer.weight.grad))
    write(f"{name}/dbeta", row(layer.bias.grad))


def with_random_affine(layer):
    with torch.no_grad():
        layer.weight.copy_(normal(layer.weight.shape[0]))
        layer.bias.copy_(normal(layer.bias.shape[0]))
    return layer


for number, (n, features) in enumerate([(4, 3), (1, 5), (3, 1), (2, 8)]):
    name = f"layerNorm/{number}"
    layer = with_random_affine(nn.LayerNorm(features))
    write(f"{name}/gamma", row(layer.weight))
    write(f"{name}/beta", row(layer.bias))
    write_call(name, layer, 3 * normal(n, features) + 1, normal(n, features))
    write_affine_gradients(name, layer)

# Four steps of training with batches of different sizes, then evaluation.
layer = with_random_affine(nn.BatchNorm1d(3, momentum=0.3))
write("batchNorm/gamma", row(layer.weight))
write("batchNorm/beta", row(layer.bias))
for step, n in enumerate([5, 5, 2, 7], start=1):
    name = f"batchNorm/{step}"
    before = layer.running_var.clone()
    write_call(name, layer, 2 * normal(n, 3) - 1, normal(n, 3))
    write_affine_gradients(name, layer)
    # PyTorch observes Σ(x − μ)² / (n − 1); the library, like the paper's training formula, Σ(x − μ)² / n.
    observed = (layer.running_var - (1 - layer.momentum) * before) / layer.momentum
    layer.running_var.copy_((1 - layer.momentum) * before + layer.momentum * observed * (n - 1) / n)
    write(f"{name}/runningMean", row(layer.running_mean))
    write(f"{name}/runningVariance", row(layer.running_var))
layer.eval()
write_call("batchNorm/evaluation", layer, 2 * normal(4, 3), normal(4, 3))
write_affine_gradients("batchNorm/evaluation", layer)


# The residual block of an MLP-ResNet, without dropout.
class Residual(nn.Module):
    def __init__(self, function):
        super().__init__()
        self.function = function

    def forward(self, x):
        return x + self.function(x)


def write_linear(name, linear, of):
    write(f"{name}/w", of(linear.weight).T)
    write(f"{name}/b", row(of(linear.bias)))


first, second = nn.Linear(4, 2), nn.Linear(2, 4)
norms = [with_random_affine(nn.BatchNorm1d(2)), with_random_affine(nn.BatchNorm1d(4))]
block = nn.Sequential(Residual(nn.Sequential(first, norms[0], nn.ReLU(), second, norms[1])), nn.ReLU())
write_linear("block/first", first, lambda p: p)
write_linear("block/second", second, lambda p: p)
for number, norm in enumerate(norms, start=1):
    write(f"block/norm{number}/gamma", row(norm.weight))
    write(f"block/norm{number}/beta", row(norm.bias))
write_call("block", block, normal(6, 4), normal(6, 4))
write_linear("block/first/gradient", first, lambda p: p.grad)
write_linear("block/second/gradient", second, lambda p: p.grad)
for number, norm in enumerate(norms, start=1):
    write_affine_gradients(f"block/norm{number}", norm)

# Rows of a table, looked up more than once.
embedding = nn.Embedding(5, 3)
write("embedding/w", embedding.weight)
for number, indices in enumerate([[3, 0, 3], [[1, 4, 1], [1, 2, 4]]]):
    name = f"embedding/{number}"
    indices = torch.tensor(indices)
    g = normal(*indices.shape, 3)
    embedding.zero_grad()
    y = embedding(indices)
    (y * g).sum().backward()
    write(f"{name}/indices", indices)
    write(f"{name}/g", g)
    write(f"{name}/y", y)
    write(f"{name}/dw", embedding.weight.grad)
