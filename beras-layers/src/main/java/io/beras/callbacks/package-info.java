/**
 * Callbacks for {@link io.beras.models.Model#fit}: early stopping, checkpoints, learning rates, logs.
 *
 * <pre>{@code
 * EarlyStopping stopping = new EarlyStopping("val_loss").patience(3);
 * model.fit(x, y, new FitOptions().epochs(100).validationSplit(0.1)
 *         .callback(stopping)
 *         .callback(new ModelCheckpoint("runs/{epoch:02d}-{val_loss:.4f}.beras").saveTopK(3))
 *         .callback(new CsvLogger(Path.of("runs/history.csv"))));
 * }</pre>
 *
 * <p>Names and defaults are those of Keras, except where the class says otherwise. The state of each callback is part of the
 * file that {@link io.beras.models.TrainingRun#save} writes, so a run that resumes goes on with the same best value and the
 * same patience.
 */
@NullMarked
package io.beras.callbacks;

import org.jspecify.annotations.NullMarked;
