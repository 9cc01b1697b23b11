package io.beras.models;

import io.beras.metrics.Metric;

/**
 * A metric of an output of a model.
 *
 * @param output the index of the output
 * @param name the name of the value in a history: that of the metric, behind the name of the output if there are several
 * @param metric the metric
 */
record OutputMetric(int output, String name, Metric metric) {}
