package io.beras.models;

import io.beras.data.Dataset;
import java.util.Optional;

/**
 * The data of a run of {@link Model#fit}.
 *
 * @param training the samples to train on
 * @param validation the samples to evaluate on after each epoch, if any
 */
record FitData(Dataset training, Optional<Dataset> validation) {}
