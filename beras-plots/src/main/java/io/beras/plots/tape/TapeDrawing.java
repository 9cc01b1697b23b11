package io.beras.plots.tape;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import io.beras.core.UniqueNames;
import io.beras.core.Variable;
import io.beras.io.AtomicFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Draws the calls of a persistent tape with their values and gradients: as an HTML page, as Mermaid text, or in words.
 *
 * <p>Each call has its operation, layer, shapes, range of values, share of zeros, and the norm ‖∂loss/∂output‖. Marks name
 * what is wrong: sources that the loss does not depend on, the origin of NaN or infinite values, dead rectifiers, vanishing
 * and exploding gradients. {@link TapeMark.Kind} lists them, and {@link #marks} returns them.
 *
 * <pre>{@code
 * try (GradientTape tape = new GradientTape(true)) {
 *     Tensor loss = new SoftmaxCrossEntropy().call(model.call(x), y);
 *     TapeDrawing drawing = TapeDrawing.of(tape, loss, model.namedWeights());
 *     drawing.writeHtml(Path.of("tape.html"));        // open it in a browser
 *     String text = drawing.toMermaid();              // GitHub and many editors draw it
 * }
 * }</pre>
 *
 * <p>For second derivatives, draw the outer of two nested tapes: the calls of the inner backward pass are calls, too.
 *
 * <p>The facts are computed once, when the drawing is created, in one backward pass. They are plain values, so a drawing is
 * valid after its tape and its {@link io.beras.core.StepScope} have ended. A drawing reads every value on the tape, which is
 * too slow for each step of a training.
 */
public final class TapeDrawing {

    private final DrawnTape tape;

    private TapeDrawing(TapeFacts facts) {
        this.tape = DrawnTape.of(facts);
    }

    /**
     * Draws the way from every trainable variable and every watched tensor on the tape to the loss.
     *
     * @throws IllegalStateException if the tape is not persistent
     * @throws IllegalArgumentException if the loss is no scalar, or no recorded call computed it
     */
    public static TapeDrawing of(GradientTape tape, Tensor loss) {
        return of(tape, loss, Map.of());
    }

    /**
     * Draws the way from these variables or tensors, and from every watched tensor, to the loss. A variable has its
     * {@link Variable#name()} in the drawing.
     *
     * @throws IllegalStateException if the tape is not persistent
     * @throws IllegalArgumentException if the loss is no scalar, or no recorded call computed it
     */
    public static TapeDrawing of(GradientTape tape, Tensor loss, List<? extends Tensor> sources) {
        UniqueNames names = new UniqueNames();
        Map<String, Tensor> named = new LinkedHashMap<>();
        for (Tensor source : sources) {
            named.put(names.next(source instanceof Variable variable ? variable.name() : "source"), source);
        }
        return of(tape, loss, named);
    }

    /**
     * Draws the way from these named variables or tensors, and from every watched tensor, to the loss. The names of
     * {@link io.beras.core.Weighted#namedWeights} give each call its layer: "dense_1" for "dense_1/w".
     *
     * @throws IllegalStateException if the tape is not persistent
     * @throws IllegalArgumentException if the loss is no scalar, or no recorded call computed it
     */
    public static TapeDrawing of(GradientTape tape, Tensor loss, Map<String, ? extends Tensor> sources) {
        return new TapeDrawing(TapeReader.read(tape, loss, sources));
    }

    /** Returns the marks: disconnected sources first, then NaN and infinity, dead rectifiers, and the flow of gradients. */
    public List<TapeMark> marks() {
        return tape.marks();
    }

    /** Returns the text of a Mermaid flowchart, the same for the same tape. */
    public String toMermaid() {
        return MermaidText.of(tape);
    }

    /** Returns a page that needs no script, no network and no other file. */
    public String toHtml() {
        return HtmlPage.of(tape);
    }

    /**
     * Writes {@link #toHtml} as a file. Creates missing folders.
     *
     * @throws IOException if the file cannot be written; an existing file then stays unchanged
     */
    public void writeHtml(Path file) throws IOException {
        byte[] page = toHtml().getBytes(UTF_8);
        AtomicFiles.write(file, out -> out.write(page));
    }

    /** Returns the same facts in words: a line for each mark, call, variable and input. */
    @Override
    public String toString() {
        return PlainText.of(tape);
    }
}
