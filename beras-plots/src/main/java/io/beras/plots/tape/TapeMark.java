package io.beras.plots.tape;

import java.util.Locale;

/**
 * A mark on a call, a variable or an input of a drawn tape.
 *
 * @param kind the kind of finding
 * @param node the id of the marked node in the drawings: "c3" for call 3, "v1" for a variable, "x1" for an input
 * @param sentence the finding with its values, as one sentence without a full stop
 */
public record TapeMark(Kind kind, String node, String sentence) {

    /** The kind of a mark: a word, a symbol, and a colour of the page. */
    public enum Kind {
        /** The loss does not depend on a source or a watched tensor. */
        DISCONNECTED("disconnected", "∅"),
        /** NaN or infinite values start here, in the forward or in the backward pass. */
        NON_FINITE("NaN or ∞ starts here", "✕"),
        /** Units of a rectifier are 0 for every sample of the batch. */
        DEAD_RELU("dead ReLU", "○"),
        /** The gradient has become too small on the way from the loss. */
        VANISHING("vanishing gradient", "↘"),
        /** The gradient has become too large on the way from the loss. */
        EXPLODING("exploding gradient", "↗");

        private final String word;
        private final String symbol;

        Kind(String word, String symbol) {
            this.word = word;
            this.symbol = symbol;
        }

        /** Returns the name of the kind in words. */
        public String word() {
            return word;
        }

        /** Returns the symbol of the kind, one character. */
        public String symbol() {
            return symbol;
        }

        /** Returns the name of the kind in the style sheet and in Mermaid, such as "dead-relu". */
        String styleClass() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Override
    public String toString() {
        return kind.symbol + " " + kind.word + ": " + sentence;
    }
}
