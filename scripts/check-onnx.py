#!/usr/bin/env python3
"""Checks an ONNX file with the onnx package, and runs it with ONNX Runtime.

    python3 scripts/check-onnx.py model.onnx [samples.npz]

The checks: the schema of every operator, the inferred shapes, and that the onnx package writes the same bytes. samples.npz has
"x" and "y", the samples and the predictions of Beras; the script prints the largest difference and fails above 1e-5, or above
1e-5 of a value that is above 1.
Used with onnx 1.23.1 and onnxruntime 1.30.0.
"""

import pathlib
import sys

import numpy
import onnx
import onnxruntime

path = pathlib.Path(sys.argv[1])
model = onnx.load(path)
onnx.checker.check_model(model, full_check=True)
assert model.SerializeToString() == path.read_bytes(), "the onnx package writes other bytes"
session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
print(path, len(model.graph.node), "nodes,", session.get_modelmeta().custom_metadata_map)

if len(sys.argv) > 2:
    samples = numpy.load(sys.argv[2])
    (y,) = session.run(None, {session.get_inputs()[0].name: samples["x"]})
    assert y.shape == samples["y"].shape and y.dtype == samples["y"].dtype, (y.shape, y.dtype)
    difference = numpy.abs(y - samples["y"])
    print("largest difference", difference.max(), "of values up to", numpy.abs(y).max())
    assert (difference <= 1e-5 * numpy.maximum(1, numpy.abs(y))).all()
