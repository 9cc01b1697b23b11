package io.beras.examples.drawings;

import java.awt.geom.Path2D;
import java.util.List;
import java.util.Scanner;

/**
 * Digits as strokes that a person's pen makes, three shapes for each digit, in a box of 100 × 140.
 *
 * <p>The notation is that of SVG: M moves the pen, L draws a line, Q a quadratic and C a cubic curve. The shapes were
 * written by hand, and have nothing to do with the templates of SyntheticDigits.
 */
final class DigitStrokes {

    static final int WIDTH = 100;
    static final int HEIGHT = 140;

    private static final List<List<String>> SHAPES = List.of(
            List.of(
                    "M 52 4 C 8 2 0 60 6 96 C 12 140 74 146 90 104 C 102 66 96 8 52 4",
                    "M 62 8 C 30 -4 6 40 10 82 C 14 136 62 148 82 110 C 98 76 96 14 56 6",
                    "M 50 2 C 18 2 16 40 16 70 C 16 104 22 138 50 138 C 80 138 84 104 84 70 C 84 36 80 2 48 2"),
            List.of("M 50 2 L 50 138", "M 26 34 L 58 2 L 56 138", "M 66 4 Q 56 70 38 138"),
            List.of(
                    "M 10 34 C 16 -8 92 -8 88 38 C 86 66 34 104 8 136 L 94 134",
                    "M 14 40 C 14 4 84 -6 84 40 C 84 80 40 118 16 134 C 40 118 66 140 96 130",
                    "M 8 22 C 30 -2 84 -4 82 34 C 80 76 48 112 22 132 C 2 138 2 112 24 116 C 48 122 66 140 94 128"),
            List.of(
                    "M 12 16 C 40 -8 88 2 84 34 C 80 60 56 64 40 66 C 66 66 94 76 90 106 C 86 142 34 144 8 122",
                    "M 12 6 L 84 6 L 44 58 C 80 56 96 84 88 108 C 78 142 30 142 8 120",
                    "M 20 24 C 34 -4 80 -2 76 32 C 72 60 46 62 46 64 C 70 62 86 80 80 108 C 72 138 30 140 16 116"),
            List.of(
                    "M 22 6 L 12 78 L 92 74 M 72 30 L 66 138",
                    "M 66 4 L 8 92 L 96 92 M 68 50 L 68 138",
                    "M 16 10 C 10 40 10 66 30 70 C 50 74 72 64 82 56 M 86 4 C 80 50 76 92 74 138"),
            List.of(
                    "M 84 8 L 26 8 L 20 62 C 50 46 92 62 88 100 C 84 140 34 146 10 120",
                    "M 30 10 L 24 60 C 60 50 86 74 82 104 C 78 138 30 142 12 122 M 30 10 L 90 4",
                    "M 88 4 C 66 10 46 10 30 8 C 28 28 24 44 20 60 C 44 52 78 60 80 94 C 82 126 50 146 14 132"),
            List.of(
                    "M 70 4 C 34 22 10 66 12 100 C 14 146 82 148 86 104 C 88 68 34 62 16 92",
                    "M 60 2 C 40 40 16 70 14 102 C 14 134 74 148 82 108 C 86 80 40 74 24 100",
                    "M 82 12 C 44 0 10 50 12 98 C 14 148 88 144 84 98 C 80 62 26 66 14 100"),
            List.of(
                    "M 8 8 L 90 8 L 40 138",
                    "M 8 12 L 88 6 C 70 50 56 90 50 138 M 32 72 L 84 68",
                    "M 10 26 L 14 8 C 40 16 66 12 90 6 C 66 44 48 92 42 138"),
            List.of(
                    "M 78 20 C 60 -6 14 2 18 34 C 22 66 88 68 86 106 C 84 146 14 146 14 106 C 14 70 80 62 78 20",
                    "M 50 66 C 8 58 16 2 50 2 C 86 2 88 58 50 66 C 6 76 4 138 50 138 C 96 138 94 76 50 66",
                    "M 84 14 C 50 -8 8 12 26 46 C 40 70 84 84 78 114 C 72 146 18 142 20 110 C 22 84 78 50 84 16"),
            List.of(
                    "M 82 34 C 70 -8 10 0 14 40 C 18 76 74 74 82 34 C 84 70 80 104 70 138",
                    "M 80 22 C 50 -10 6 24 20 52 C 36 78 80 50 82 20 L 78 138",
                    "M 86 30 C 74 -8 16 0 18 38 C 20 74 78 70 86 30 C 90 80 84 132 48 136 C 34 138 24 130 20 118"));

    private DigitStrokes() {}

    /** Returns the number of shapes of each digit. */
    static int shapes() {
        return SHAPES.get(0).size();
    }

    /** Returns the pen's path for a digit. */
    static Path2D path(int digit, int shape) {
        Path2D path = new Path2D.Double();
        try (Scanner words = new Scanner(SHAPES.get(digit).get(shape))) {
            while (words.hasNext()) {
                switch (words.next()) {
                    case "M" -> path.moveTo(words.nextInt(), words.nextInt());
                    case "L" -> path.lineTo(words.nextInt(), words.nextInt());
                    case "Q" -> path.quadTo(words.nextInt(), words.nextInt(), words.nextInt(), words.nextInt());
                    case "C" ->
                        path.curveTo(
                                words.nextInt(),
                                words.nextInt(),
                                words.nextInt(),
                                words.nextInt(),
                                words.nextInt(),
                                words.nextInt());
                    default -> throw new IllegalStateException("the strokes of " + digit + " have an unknown letter");
                }
            }
        }
        return path;
    }
}
