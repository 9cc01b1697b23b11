/**
 * A gradient tape drawn: its calls forward and backward, with their values, their gradients and marks on what is wrong.
 *
 * <pre>{@code
 * try (GradientTape tape = new GradientTape(true)) {
 *     Tensor loss = new SoftmaxCrossEntropy().call(model.call(x), y);
 *     TapeDrawing.of(tape, loss, model.namedWeights()).writeHtml(Path.of("tape.html"));
 * }
 * }</pre>
 *
 * <p>Three layers: facts ({@code TapeReader} computes {@code TapeFacts} once), diagnosis ({@code TapeDiagnosis} gives
 * {@link io.beras.plots.tape.TapeMark}s), and renderers, which read facts and marks only ({@code MermaidText},
 * {@code HtmlPage}, {@code PlainText}).
 */
@NullMarked
package io.beras.plots.tape;

import org.jspecify.annotations.NullMarked;
