#!/usr/bin/env python3
"""Writes what scikit-learn says of random predictions, for MetricValuesTest.

    python3 scripts/metrics-fixture.py > beras-layers/src/test/resources/io/beras/metrics/metrics.txt

A line is: scores, "shape: numbers" | labels | threshold of a single column, or empty | accuracy | confusion matrix, rows by
expected class | precision of each class | recall | F1 | macro precision, recall, F1 | top-2 accuracy | top-3 accuracy; the
last four are empty for a single column. Made with scikit-learn 1.9.1 and NumPy 2.4.6.
"""

import numpy as np
from sklearn import metrics

rng = np.random.default_rng(0)


def numbers(values):
    return " ".join(repr(float(v)) for v in np.ravel(values))


def case(scores, expected, threshold):
    column = scores.ndim == 1 or scores.shape[1] == 1
    predicted = (scores.ravel() > threshold).astype(int) if column else scores.argmax(1)
    labels = list(range(2 if column else scores.shape[1]))
    each = metrics.precision_recall_fscore_support(expected, predicted, labels=labels, zero_division=0)[:3]
    present = np.unique(np.concatenate([expected, predicted]))  # what scikit-learn takes when it is given no labels
    macro = metrics.precision_recall_fscore_support(expected, predicted, labels=present, average="macro", zero_division=0)[:3]
    top = [] if column else [
        float(np.mean([label in np.argsort(-row)[:k] for row, label in zip(scores, expected)])) if k <= len(labels) else np.nan
        for k in (2, 3)
    ]
    for k, share in zip((2, 3), top):
        if len(labels) > max(k, 2):
            assert np.isclose(share, metrics.top_k_accuracy_score(expected, scores, k=k, labels=labels))
    print(" | ".join([
        ",".join(map(str, scores.shape)) + ": " + numbers(scores),
        " ".join(map(str, expected)),
        "" if not column else repr(threshold),
        numbers(metrics.accuracy_score(expected, predicted)),
        " ".join(map(str, metrics.confusion_matrix(expected, predicted, labels=labels).ravel())),
        *map(numbers, each),
        "" if column else numbers(macro),
        *([numbers(share) for share in top] if top else ["", ""]),
    ]))


for n, k in [(1, 2), (6, 2), (7, 3), (30, 3), (40, 5), (12, 10), (100, 10)]:
    expected = rng.integers(0, k, size=n)
    # half a point for the right class: better than chance, and far from perfect
    case(np.round(rng.uniform(size=(n, k)) + 0.5 * np.eye(k)[expected], 4), expected, None)
for shape, threshold in [((1,), 0.5), ((9,), 0.5), ((20, 1), 0.5), ((20,), 0.3), ((15, 1), 0.9), ((8,), -1.0), ((8,), 2.0)]:
    expected = rng.integers(0, 2, size=shape[0])
    case(np.round(0.7 * rng.uniform(size=shape) + 0.3 * expected.reshape(shape), 4), expected, threshold)
