package io.beras.data.images;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Separates a drawing from its paper: the distance of each pixel from the color that the paper has there.
 *
 * <p>Paper of one color is recognized by the edge of the picture. Other paper, for example a photograph with a shadow, is
 * estimated: first by the median color of a large neighborhood, which strokes do not reach; then by the mean color of the
 * pixels near by that have no ink.
 */
final class PaperColor {

    private static final double EDGE = 0.06;
    private static final float SAME_COLOR = 0.03f;
    private static final double SAME_FRACTION = 0.6;
    private static final int GRID = 48;
    private static final double MEDIAN_WINDOW = 0.25; // half of the window, a fraction of the longer side
    private static final double NEAR = 2.5; // in cells of the grid
    private static final int REFINEMENTS = 2;

    private PaperColor() {}

    /** Returns the distance of each pixel's color from the paper: the root of the mean square over red, green and blue. */
    static Plane distance(List<Plane> colors) {
        if (isPlain(colors)) {
            return distance(colors, colors.stream().map(PaperColor::plainPaper).toList());
        }
        List<Plane> smooth = colors.stream().map(Plane::smoothed).toList();
        List<Plane> paper = smooth.stream().map(PaperColor::median).toList();
        for (int i = 0; i < REFINEMENTS; i++) {
            Plane distance = distance(smooth, paper);
            float threshold = Math.max(InkThreshold.of(distance) / 2, 3 * distance.quantile(0.5));
            Plane blank = distance.map(value -> value <= threshold ? 1 : 0);
            List<Plane> before = paper;
            paper = IntStream.range(0, colors.size())
                    .mapToObj(k -> meanOfBlank(smooth.get(k), blank, before.get(k)))
                    .toList();
        }
        return distance(smooth, paper);
    }

    private static Plane distance(List<Plane> colors, List<Plane> paper) {
        Plane first = colors.get(0);
        Plane distance = new Plane(first.height(), first.width());
        for (int i = 0; i < distance.values().length; i++) {
            double sum = 0;
            for (int k = 0; k < colors.size(); k++) {
                double difference = colors.get(k).values()[i] - paper.get(k).values()[i];
                sum += difference * difference;
            }
            distance.values()[i] = (float) Math.sqrt(sum / colors.size());
        }
        return distance;
    }

    private static boolean isPlain(List<Plane> colors) {
        int same = 0;
        float[][] edges = colors.stream().map(PaperColor::edge).toArray(float[][]::new);
        float[] medians = new float[edges.length];
        for (int k = 0; k < edges.length; k++) {
            medians[k] = median(edges[k].clone(), edges[k].length);
        }
        for (int i = 0; i < edges[0].length; i++) {
            boolean near = true;
            for (int k = 0; k < edges.length; k++) {
                near &= Math.abs(edges[k][i] - medians[k]) <= SAME_COLOR;
            }
            same += near ? 1 : 0;
        }
        return same >= SAME_FRACTION * edges[0].length;
    }

    private static Plane plainPaper(Plane color) {
        float[] edge = edge(color);
        float paper = median(edge, edge.length);
        return color.map(value -> paper);
    }

    /** Returns the values of the pixels at the edge. */
    private static float[] edge(Plane color) {
        int border = (int) Math.max(1, EDGE * Math.min(color.height(), color.width()));
        float[] edge = new float[color.values().length];
        int count = 0;
        for (int i = 0; i < color.height(); i++) {
            for (int j = 0; j < color.width(); j++) {
                if (Math.min(Math.min(i, j), Math.min(color.height() - 1 - i, color.width() - 1 - j)) < border) {
                    edge[count++] = color.at(i, j);
                }
            }
        }
        return Arrays.copyOf(edge, count);
    }

    private static Plane median(Plane color) {
        Plane coarse = color.stretchedTo(cells(color, color.height()), cells(color, color.width()));
        int reach = (int) Math.max(1, MEDIAN_WINDOW * Math.max(coarse.height(), coarse.width()));
        Plane medians = new Plane(coarse.height(), coarse.width());
        float[] window = new float[(2 * reach + 1) * (2 * reach + 1)];
        for (int i = 0; i < coarse.height(); i++) {
            for (int j = 0; j < coarse.width(); j++) {
                int count = 0;
                for (int p = Math.max(0, i - reach); p <= Math.min(coarse.height() - 1, i + reach); p++) {
                    for (int q = Math.max(0, j - reach); q <= Math.min(coarse.width() - 1, j + reach); q++) {
                        window[count++] = coarse.at(p, q);
                    }
                }
                medians.values()[i * coarse.width() + j] = median(window, count);
            }
        }
        return medians.stretchedTo(color.height(), color.width());
    }

    /** Returns the median of the first values, and changes their order. */
    private static float median(float[] values, int count) {
        Arrays.sort(values, 0, count);
        return values[count / 2];
    }

    private static int cells(Plane color, int length) {
        return Math.max(
                1, Math.min(length, Math.round((float) GRID * length / Math.max(color.height(), color.width()))));
    }

    /** Returns the mean over the blank pixels near each pixel; where there are none, about {@code otherwise}. */
    private static Plane meanOfBlank(Plane color, Plane blank, Plane otherwise) {
        int height = cells(color, color.height());
        int width = cells(color, color.width());
        Plane sums = new Plane(height, width);
        Plane weights = new Plane(height, width);
        for (int i = 0; i < color.height(); i++) {
            for (int j = 0; j < color.width(); j++) {
                int cell = i * height / color.height() * width + j * width / color.width();
                float weight = blank.at(i, j) + 1e-4f;
                float value = blank.at(i, j) > 0 ? color.at(i, j) : otherwise.at(i, j);
                sums.values()[cell] += weight * value;
                weights.values()[cell] += weight;
            }
        }
        Plane nearSums = sums.blurred(NEAR);
        Plane nearWeights = weights.blurred(NEAR);
        Plane means = new Plane(height, width);
        for (int i = 0; i < means.values().length; i++) {
            means.values()[i] = nearSums.values()[i] / nearWeights.values()[i];
        }
        return means.stretchedTo(color.height(), color.width());
    }
}
