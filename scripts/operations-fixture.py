#!/usr/bin/env python3
"""Writes what NumPy says of every operation of beras-core, for OperationValuesTest.

    python3 scripts/operations-fixture.py > beras-core/src/test/resources/io/beras/core/operations.txt

A line is: name | arguments | shape: numbers | ... | = shape: numbers. Made with NumPy 2.4.6.
"""

import math

import numpy as np

rng = np.random.default_rng(0)


def text(x):
    x = np.asarray(x)
    return ",".join(map(str, x.shape)) + ": " + " ".join(repr(float(v)) for v in x.ravel())


def case(name, arguments, inputs, result):
    print(" | ".join([name, " ".join(map(str, arguments)), *map(text, inputs), "= " + text(result)]))


def normal(*shape):
    return np.round(rng.normal(size=shape), 3)


def positive(*shape):
    return np.round(rng.uniform(0.2, 3, size=shape), 3)


def softmax(x):
    e = np.exp(x - x.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def log_sum_exp(x, axes, keepdims=False):
    m = x.max(axes, keepdims=True)
    y = m + np.log(np.exp(x - m).sum(axes, keepdims=True))
    return y if keepdims else np.squeeze(y, axes)


PAIRS = [((), ()), ((3,), ()), ((2, 3), (3,)), ((2, 1), (1, 3)), ((2, 3, 2), (3, 1)), ((1, 2, 1, 3), (2, 1, 4, 1))]
for a, b in PAIRS:
    for name, f in [("add", np.add), ("sub", np.subtract), ("mul", np.multiply), ("maximum", np.maximum), ("minimum", np.minimum)]:
        x, y = normal(*a), normal(*b)
        case(name, [], [x, y], f(x, y))
    x, y = normal(*a), positive(*b)
    case("div", [], [x, y], x / y)

SHAPES = [(), (4,), (1, 3), (2, 3), (2, 1, 3), (2, 2, 1, 3)]
for shape in SHAPES:
    x, p = normal(*shape), positive(*shape)
    case("exp", [], [x], np.exp(x))
    case("log", [], [p], np.log(p))
    case("sqrt", [], [p], np.sqrt(p))
    case("abs", [], [x], np.abs(x))
    case("neg", [], [x], -x)
    case("pow", [3], [x], x**3)
    case("pow", [-1.5], [p], p**-1.5)
    case("leakyRelu", [0.3], [x], np.where(x > 0, x, 0.3 * x))
    case("relu", [], [x], np.maximum(x, 0))
    case("sigmoid", [], [x], 1 / (1 + np.exp(-x)))
    case("tanh", [], [x], np.tanh(x))
    case("cast", ["FLOAT"], [x], x.astype(np.float32))

x = normal(2, 3, 2, 2)
for axes in [(0,), (3,), (1, 2), (0, 3), (-1,), (0, 1, 2, 3)]:
    for name, f in [("sum", np.sum), ("mean", np.mean), ("max", np.max), ("min", np.min), ("logSumExp", log_sum_exp)]:
        case(name, axes, [x], f(x, axes))
    for name, f in [("sumKeepDims", np.sum), ("meanKeepDims", np.mean), ("maxKeepDims", np.max), ("logSumExpKeepDims", log_sum_exp)]:
        case(name, axes, [x], f(x, axes, keepdims=True))
for shape in [(4,), (1, 1), (3, 5), (2, 2, 3)]:
    x = 3 * normal(*shape)
    case("softmax", [], [x], softmax(x))
    case("logSoftmax", [], [x], x - log_sum_exp(x, (-1,), True))

x = normal(2, 3, 4)
case("reshape", [4, 6], [x], x.reshape(4, 6))
case("reshape", [2, -1, 2], [x], x.reshape(2, -1, 2))
case("flatten", [], [x], x.reshape(2, 12))
case("transpose", [], [x], x.transpose())
case("transpose", [1, 2, 0], [x], x.transpose(1, 2, 0))
case("transpose", [0, 2, 1], [x], x.transpose(0, 2, 1))
case("slice", [0, 1, 2], [x], x[1:2])
case("slice", [1, 0, 2], [x], x[:, 0:2])
case("slice", [-1, 1, 4], [x], x[:, :, 1:4])
v = normal(5)
case("slice", [0, 1, 4], [v], v[1:4])
case("rows", [1, 0, 1], [x], x[[1, 0, 1]])
case("rows", [3], [v], v[[3]])
g = normal(2, 3)
y = np.zeros((2, 5)); y[:, 1:4] = g
case("unslice", [1, 1, 2, 5], [g], y)
y = np.zeros((4, 3)); np.add.at(y, [2, 2], g)
case("unrows", [4, 2, 2], [g], y)
for shape, to in [((), (2, 2)), ((3,), (2, 3)), ((2, 1, 3), (2, 2, 3)), ((1, 1), (3, 2))]:
    x = normal(*shape)
    case("broadcastTo", to, [x], np.broadcast_to(x, to))
for axis, shapes in [(0, [(2,), (1,), (3,)]), (1, [(2, 1), (2, 3)]), (-1, [(2, 2, 1), (2, 2, 2)]), (0, [(1, 3), (2, 3)])]:
    parts = [normal(*s) for s in shapes]
    case("concat", [axis], parts, np.concatenate(parts, axis))
for n, m, p in [(1, 1, 1), (2, 3, 4), (5, 1, 2), (1, 4, 3)]:
    x, w = normal(n, m), normal(m, p)
    case("matmul", [], [x, w], x @ w)
    case("transposeMatmul", [], [x.T, w], x @ w)
    case("matmulTranspose", [], [x, w.T], x @ w)
for shape in [(4,), (1, 3), (2, 3), (2, 2, 3)]:
    g, x = normal(*shape), normal(*shape)
    case("leakyReluGradient", [0.3], [g, x], np.where(x > 0, g, 0.3 * g))
    y = 1 / (1 + np.exp(-x))
    case("sigmoidGradient", [], [g, y], g * y * (1 - y))
    y = np.tanh(x)
    case("tanhGradient", [], [g, y], g * (1 - y**2))
    y = softmax(x)
    case("softmaxGradient", [], [g, y], y * (g - (g * y).sum(-1, keepdims=True)))


erf = np.vectorize(math.erf, otypes=[float])


def normal_density(x):
    return np.exp(-(x**2) / 2) / math.sqrt(2 * math.pi)


def slope_of_tanh_gelu(x):
    s = 1 / (1 + np.exp(-math.sqrt(8 / math.pi) * (x + 0.044715 * x**3)))
    return s + x * s * (1 - s) * math.sqrt(8 / math.pi) * (1 + 3 * 0.044715 * x**2)


for a, b in PAIRS:
    x, y = normal(*a), normal(*b)
    case("greater", [], [x, y], x > y)
    case("less", [], [x, y], x < y)
    for c in [a, b, ()]:
        condition = rng.integers(0, 2, size=c).astype(float)
        case("where", [], [x, condition, y], np.where(condition != 0, x, y))
for shape in SHAPES:
    x = normal(*shape)
    case("square", [], [x], np.square(x))
    case("clamp", [-0.5, 0.25], [x], np.clip(x, -0.5, 0.25))
    case("erf", [], [x], erf(x))
    case("softplus", [], [x], np.logaddexp(0, x))
x = normal(2, 3, 2, 2)
for axes in [(0,), (3,), (1, 2), (0, 3), (-1,), (0, 1, 2, 3)]:
    case("minKeepDims", axes, [x], x.min(axes, keepdims=True))
    case("variance", axes, [x], x.var(axes))
    case("varianceKeepDims", axes, [x], x.var(axes, keepdims=True))
for axis, shape in [(0, ()), (0, (3,)), (1, (3,)), (-1, (2, 3)), (1, (2, 1, 3)), (-3, (2, 3))]:
    parts = [normal(*shape) for _ in range(3)]
    case("stack", [axis], parts, np.stack(parts, axis))
for batch, other in [((2,), (2,)), ((3,), ()), ((), (3,)), ((2, 1), (3,)), ((1,), (2,)), ((2, 1, 2), (3, 1)), ((1, 1), ())]:
    x, w = normal(*batch, 2, 3), normal(*other, 3, 4)
    case("matmul", [], [x, w], x @ w)
    case("transposeMatmul", [], [x.swapaxes(-1, -2), w], x @ w)
    case("matmulTranspose", [], [x, w.swapaxes(-1, -2)], x @ w)
for shape in [(4,), (1, 3), (2, 2, 3)]:
    g, x = normal(*shape), normal(*shape)
    s = 1 / (1 + np.exp(-x))
    case("geluGradient", [], [g, x], g * ((1 + erf(x / math.sqrt(2))) / 2 + x * normal_density(x)))
    case("tanhGeluGradient", [], [g, x], g * slope_of_tanh_gelu(x))
    case("siluGradient", [], [g, x], g * (s + x * s * (1 - s)))
    case("eluGradient", [1.5], [g, x], g * np.where(x > 0, 1, 1.5 * np.exp(x)))
