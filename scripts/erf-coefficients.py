#!/usr/bin/env python3
"""Fits the polynomial P of FloatFunctions.erf: erf(a) = 1 - exp(-a*P(a)) for a from 0 to 4.

    python3 scripts/erf-coefficients.py

Prints the coefficients, lowest first, as floats, and the largest error of the fit relative to erf. Lawson's method:
least squares, again and again, with more weight where the error was large. Made with NumPy 2.4.6 and SciPy 1.17.1.
"""

import numpy as np
from scipy.special import erf, erfc, log_ndtr

END = 4.0
DEGREE = 7

a = np.sort(np.concatenate([END * (1 - np.cos(np.linspace(0, np.pi, 6001))) / 2, np.linspace(1e-4, END, 6000)]))[2:]
log_erfc = np.where(a < 0.5, np.log1p(-erf(a)), log_ndtr(-a * np.sqrt(2)) + np.log(2))
target = -log_erfc / a
# What an error of P does to erf; beyond 3.95 erf is 1 in floats, whatever P is.
weight = np.where(a < 3.95, np.maximum(a * erfc(a) / erf(a), 1e-9), 1e-9)

powers = np.polynomial.chebyshev.chebvander(2 * a / END - 1, DEGREE)
lawson = np.ones_like(a)
for _ in range(200):
    w = weight * np.sqrt(lawson)
    c = np.linalg.lstsq(powers * w[:, None], target * w, rcond=None)[0]
    error = np.abs((powers @ c - target) * weight)
    lawson *= error / error.max() + 1e-12
    lawson /= lawson.max()

p = np.polynomial.Chebyshev(c, domain=[0, END]).convert(kind=np.polynomial.Polynomial)
print(*["%.9g" % np.float32(v) for v in p.coef], sep="\n")
print("largest error %.1e" % error.max())
