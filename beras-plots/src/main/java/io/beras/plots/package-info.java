/**
 * Plots of a training, a test and a model as PNG and SVG files: curves, right and wrong predictions, confusion matrices,
 * reports, weights, histograms, boundaries of classes, and charts.
 *
 * <p>Plots need only the dependency {@code beras-plots}, and no screen. Their data are the
 * {@link io.beras.models.History} of {@code fit} and the {@link io.beras.models.Evaluation} of a compiled model:
 *
 * <pre>{@code
 * History history = model.fit(digits.training(), new FitOptions().epochs(3).validation(digits.test()));
 * Evaluation test = model.evaluate(digits.test(), 1000);
 * MetricsPlot.of("my model", TrainingCurveData.of(history)).write(folder.resolve("metrics.png"));
 * PredictionsPlot.of("my model", Predictions.of(digits.test(), test.predictions()), 1).write(folder.resolve("digits.png"));
 * new Chart("Loss", "epoch", "loss").line("training", history.epochs("loss")).write(folder.resolve("loss.png"));
 * }</pre>
 */
@NullMarked
package io.beras.plots;

import org.jspecify.annotations.NullMarked;
