package io.beras.data.digits;

import java.util.List;
import java.util.stream.Stream;

/**
 * The path of the pen for each digit, in four styles.
 *
 * <p>A style is a list of points "x,y" on a paper of width 100 and height 100; y increases downwards. The pen moves in a
 * smooth curve through the points, turns sharply at a point written twice, and leaves the paper at "|".
 */
final class StrokeTemplates {

    private static final List<List<List<Stroke>>> STYLES = List.of(
            digit(
                    // closed, starting at the top
                    "50,0 19,14 5,50 19,86 50,100 81,86 95,50 81,14 50,0",
                    // starting at the right, the end crossing the start
                    "74,10 44,1 16,20 6,54 20,88 52,100 82,82 94,46 78,14 40,6",
                    // not quite closed
                    "56,2 24,14 7,50 18,85 48,100 80,86 94,50 84,22 66,10",
                    // narrow
                    "50,0 32,15 24,50 32,85 50,100 68,85 76,50 68,15 46,3"),
            digit(
                    // one straight stroke
                    "50,0 50,50 50,100",
                    // bent
                    "54,0 52,35 46,70 46,100",
                    // with a flag
                    "30,22 52,0 52,0 50,50 50,100",
                    // with a flag and a foot
                    "28,24 50,0 50,0 50,100 | 24,100 50,99 78,100"),
            digit(
                    // with a sharp corner
                    "8,24 24,5 55,0 80,16 74,44 44,72 6,98 6,98 48,95 94,98",
                    // with a loop
                    "10,24 30,3 62,2 80,22 68,52 38,84 14,96 4,86 18,76 42,86 66,98 94,92",
                    // flat, nearly a Z
                    "6,10 40,2 76,6 78,26 52,56 8,94 8,94 50,97 88,94",
                    // round, with a rising tail
                    "14,34 18,8 50,0 78,14 76,42 52,70 20,92 20,92 50,88 74,98 96,84"),
            digit(
                    // two round arcs
                    "10,14 38,0 74,8 78,28 64,42 38,48 38,48 70,54 84,74 66,95 34,100 8,88",
                    // with a flat top
                    "12,4 80,2 80,2 44,40 44,40 76,52 84,76 58,98 10,94",
                    // with a small loop in the middle
                    "10,12 44,0 78,14 70,38 46,50 34,46 46,42 76,56 84,80 52,100 8,90",
                    // the lower arc larger
                    "20,10 48,0 68,12 62,32 38,40 38,40 76,46 92,70 70,96 36,100 6,86"),
            digit(
                    // open
                    "20,2 14,30 12,52 12,52 48,54 90,50 | 70,4 68,50 64,100",
                    // open, with a round corner
                    "14,4 8,36 24,54 52,52 80,42 | 80,2 74,50 70,100",
                    // closed
                    "62,0 34,34 4,66 4,66 50,66 94,64 | 64,0 64,50 62,100",
                    // closed, in one stroke, the bar crossing the stem
                    "66,2 36,28 8,56 8,56 46,58 96,52 | 72,20 66,60 56,100"),
            digit(
                    // the cap drawn last
                    "24,4 18,42 18,42 50,34 82,54 80,84 50,100 10,92 | 24,4 54,5 90,2",
                    // in one stroke
                    "88,4 26,6 26,6 18,44 18,44 54,38 82,62 70,92 36,100 6,88",
                    // nearly an S
                    "84,6 48,2 22,16 28,38 62,52 80,72 62,94 34,100 8,92",
                    // narrow, with a long cap
                    "30,2 26,40 26,40 56,46 70,70 54,94 16,98 | 30,2 66,4 98,0"),
            digit(
                    // curved
                    "72,0 40,18 14,56 20,90 50,100 80,86 80,62 54,52 26,64 16,80",
                    // with a straight stem and a small loop
                    "46,0 28,34 12,74 30,99 62,96 74,74 56,58 28,66 14,82",
                    // with a wide loop
                    "60,0 26,28 6,62 22,94 58,100 92,82 84,54 48,46 14,64",
                    // upright, the loop not closed
                    "30,0 16,40 14,80 40,100 72,88 74,64 50,54 30,66"),
            digit(
                    // plain
                    "6,8 46,6 88,4 88,4 60,48 38,100",
                    // with a bar
                    "8,8 48,6 86,4 86,4 62,46 42,100 | 30,52 56,50 84,46",
                    // with a hook at the left
                    "10,26 12,6 12,6 50,6 88,4 88,4 64,42 52,100",
                    // with a round shoulder
                    "6,14 40,4 78,6 82,24 62,60 52,100"),
            digit(
                    // an S, then back to its start
                    "76,16 46,0 18,16 34,40 66,58 82,80 50,100 18,80 34,58 66,40 82,18 66,4",
                    // two rings
                    "50,0 24,10 26,36 50,46 76,36 76,10 50,0 | 50,46 18,58 16,90 50,100 84,90 82,58 50,46",
                    // starting in the middle, open at the top
                    "60,46 28,28 30,6 56,0 76,14 66,38 36,60 20,82 44,100 74,88 70,62 40,38",
                    // narrow
                    "66,12 48,0 32,16 42,40 58,60 66,82 50,100 34,82 42,60 60,38 70,14 58,2"),
            digit(
                    // with a straight stem
                    "76,14 50,0 18,12 14,38 40,50 68,36 78,10 78,10 76,50 72,100",
                    // with a curved tail
                    "78,20 50,0 16,14 18,42 46,50 72,34 80,12 80,12 80,60 62,94 22,96",
                    // a ring and a slanted stem
                    "50,0 24,10 22,36 46,48 70,36 72,10 50,0 | 76,4 68,50 46,100",
                    // one curve
                    "82,26 58,2 22,12 22,42 50,52 78,30 80,26 72,62 36,100"));

    private StrokeTemplates() {}

    /** Returns the strokes of a digit from 0 to 9 in a random style, on a paper of width 1 and height 1. */
    static List<Stroke> choose(int digit, RandomSequence random) {
        List<List<Stroke>> styles = STYLES.get(digit);
        return styles.get(random.integer(styles.size()));
    }

    private static List<List<Stroke>> digit(String... styles) {
        return Stream.of(styles).map(StrokeTemplates::style).toList();
    }

    private static List<Stroke> style(String path) {
        return Stream.of(path.split(" \\| ")).map(StrokeTemplates::stroke).toList();
    }

    private static Stroke stroke(String points) {
        return new Stroke(
                Stream.of(points.split(" ")).map(StrokeTemplates::point).toList());
    }

    private static Point point(String xy) {
        int comma = xy.indexOf(',');
        double x = Integer.parseInt(xy.substring(0, comma)) / 100.0;
        double y = Integer.parseInt(xy.substring(comma + 1)) / 100.0;
        return new Point(x, y);
    }
}
