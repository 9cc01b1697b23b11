"""Prints the sequences that the tests of beras-optim hold the optimizers to; needs NumPy.

Each formula is written once more here, from the papers and the seed courses, without the library.
"""

import numpy as np

START = np.array([1.0, -2.0, 0.5])
GRADIENTS = np.array([[0.1, -0.2, 0.3], [-0.4, 0.5, 0.0], [0.001, 2.0, -3.0], [0.7, -0.1, 0.2]])


def basic(w, lr):
    for g in GRADIENTS:
        w = w - lr * g
        yield w


def sgd(w, lr, momentum=0.0, inflow=1.0, decay=0.0):
    v = np.zeros_like(w)
    for g in GRADIENTS:
        g = g + decay * w
        v = momentum * v + inflow * g
        w = w - lr * v
        yield w


def rmsprop(w, lr, beta=0.9, epsilon=1e-6):
    v = np.zeros_like(w)
    for g in GRADIENTS:
        v = beta * v + (1 - beta) * g**2
        w = w - lr * g / (np.sqrt(v) + epsilon)
        yield w


def adam(w, lr, beta1=0.9, beta2=0.999, epsilon=1e-7, decay=0.0, amsgrad=False):
    m, v, largest = np.zeros_like(w), np.zeros_like(w), np.zeros_like(w)
    for t, g in enumerate(GRADIENTS, start=1):
        g = g + decay * w
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        largest = np.maximum(largest, v)
        m_hat = m / (1 - beta1**t)
        v_hat = (largest if amsgrad else v) / (1 - beta2**t)
        w = w - lr * m_hat / (np.sqrt(v_hat) + epsilon)
        yield w


def show(title, sequence):
    print(title)
    for w in sequence:
        print("    {" + ", ".join(repr(float(x)) for x in w) + "},")


show("BasicOptimizer(0.1)", basic(START, 0.1))
show("SGD(0.1).momentum(0.9)", sgd(START, 0.1, momentum=0.9))
show("SGD(0.1).dampedMomentum(0.9)", sgd(START, 0.1, momentum=0.9, inflow=0.1))
show("SGD(0.1).weightDecay(0.01)", sgd(START, 0.1, decay=0.01))
show("SGD(0.1).momentum(0.9).weightDecay(0.01)", sgd(START, 0.1, momentum=0.9, decay=0.01))
show("RMSProp(0.01)", rmsprop(START, 0.01))
show("RMSProp(0.01).beta(0.5).epsilon(0.1)", rmsprop(START, 0.01, beta=0.5, epsilon=0.1))
show("Adam(0.01)", adam(START, 0.01))
show("Adam(0.01).beta1(0.5).beta2(0.6).epsilon(0.1)", adam(START, 0.01, beta1=0.5, beta2=0.6, epsilon=0.1))
show("Adam(0.01).weightDecay(0.1)", adam(START, 0.01, decay=0.1))
show("Adam(0.01).beta2(0.5)", adam(START, 0.01, beta2=0.5))
show("Adam(0.01).beta2(0.5).amsgrad()", adam(START, 0.01, beta2=0.5, amsgrad=True))
