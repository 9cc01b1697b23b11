package io.beras.core.gradcheck.diagnosis;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The measured elements of an input or weight by row or by column, as positions among the measured elements. */
final class Groups {

    private Groups() {}

    /** Returns the positions of each row: of the elements that share the index on the first axis. */
    static List<int[]> rows(Point point) {
        int rowLength = point.size() / Math.max(1, Point.rows(point.evidence().shape()));
        return groups(point, Point.rows(point.evidence().shape()), rowLength, Integer.MAX_VALUE);
    }

    /** Returns the positions of each column: of the elements that share the index on the last axis. */
    static List<int[]> columns(Point point) {
        int columns = Point.columns(point.evidence().shape());
        return groups(point, columns, 1, columns);
    }

    private static List<int[]> groups(Point point, int count, int divisor, int modulus) {
        int[] elements = point.evidence().elements();
        return IntStream.range(0, count)
                .mapToObj(group -> IntStream.range(0, elements.length)
                        .filter(i -> elements[i] / divisor % modulus == group)
                        .toArray())
                .toList();
    }

    /** Returns the values at some positions. */
    static double[] select(double[] values, int[] positions) {
        return Arrays.stream(positions).mapToDouble(i -> values[i]).toArray();
    }

    /** Returns indices as text, such as "0, 2 and 3". */
    static String text(List<Integer> indices) {
        String last = String.valueOf(indices.get(indices.size() - 1));
        String before = indices.subList(0, indices.size() - 1).stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        return before.isEmpty() ? last : before + " and " + last;
    }
}
