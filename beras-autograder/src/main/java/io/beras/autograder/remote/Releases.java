package io.beras.autograder.remote;

import java.util.ArrayList;
import java.util.List;

/** The numbers of objects that a process has no longer, so that their owner may drop them too. */
final class Releases {

    private Releases() {}

    static void write(List<Integer> numbers, FrameOutput output) {
        output.putInt(numbers.size());
        numbers.forEach(output::putInt);
    }

    static List<Integer> read(FrameInput input) throws ProtocolException {
        int count = input.takeLength(Limits.FRAME_BYTES);
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            numbers.add(input.takeInt());
        }
        return numbers;
    }
}
