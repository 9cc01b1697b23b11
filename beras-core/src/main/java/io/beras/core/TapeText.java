package io.beras.core;

import java.util.List;
import java.util.stream.Collectors;

/** The text of a {@link GradientTape}: its calls in their order, a long list without its middle. */
final class TapeText {

    /** Calls that a longer list shows from its start, and from its end. */
    private static final int SHOWN = 5;

    private TapeText() {}

    static String of(List<Call> calls, boolean recording) {
        String head = "GradientTape of " + calls.size() + (calls.size() == 1 ? " call" : " calls")
                + (recording ? ", recording" : "");
        return calls.isEmpty() ? head : head + ": " + list(calls);
    }

    private static String list(List<Call> calls) {
        int left = calls.size() - 2 * SHOWN;
        return left <= 1
                ? texts(calls)
                : texts(calls.subList(0, SHOWN)) + ", … " + left + " more …, "
                        + texts(calls.subList(calls.size() - SHOWN, calls.size()));
    }

    private static String texts(List<Call> calls) {
        return calls.stream()
                .map(call -> call.name() + " " + Shapes.text(call.output().shape()))
                .collect(Collectors.joining(", "));
    }
}
