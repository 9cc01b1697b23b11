package io.beras.data.images;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The ink of a drawing: the pixels that differ from the paper, without specks.
 *
 * @param distance the distance of each pixel from the paper; 0 outside of the drawing
 * @param threshold the distance at the edge of a stroke
 */
record Ink(Plane distance, float threshold) {

    private static final float LEAST_CONTRAST = 0.03f;
    private static final float EDGE_OVER_NOISE = 4;
    private static final float INK_OVER_NOISE = 7;
    private static final double SPECK = 0.04; // of the largest spot
    private static final double LEAST_EXTENT = 0.015; // of the longer side of the picture
    private static final int REACH = 2;

    /** Pixels with ink that touch each other, and their box. */
    private static final class Spot {
        private final List<Integer> pixels = new ArrayList<>();
        private int top = Integer.MAX_VALUE;
        private int left = Integer.MAX_VALUE;
        private int bottom = -1;
        private int right = -1;

        void add(int row, int column, int pixel) {
            pixels.add(pixel);
            top = Math.min(top, row);
            left = Math.min(left, column);
            bottom = Math.max(bottom, row);
            right = Math.max(right, column);
        }

        int extent() {
            return Math.max(bottom - top, right - left) + 1;
        }

        boolean touchesEdge(Plane plane) {
            return top == 0 || left == 0 || bottom == plane.height() - 1 || right == plane.width() - 1;
        }
    }

    /** Finds the ink; empty if the picture shows none. */
    static Optional<Ink> of(Plane distance) {
        float noise = distance.quantile(0.5);
        float threshold = Math.max(InkThreshold.of(distance), Math.max(EDGE_OVER_NOISE * noise, LEAST_CONTRAST / 2));
        List<Spot> spots = spots(distance, threshold);
        int longer = Math.max(distance.height(), distance.width());
        Spot largest = null;
        for (Spot spot : spots) {
            if (spot.extent() >= Math.max(2, LEAST_EXTENT * longer)
                    && (largest == null || score(spot, distance) > score(largest, distance))) {
                largest = spot;
            }
        }
        if (largest == null || strength(largest, distance) < Math.max(LEAST_CONTRAST, INK_OVER_NOISE * noise)) {
            return Optional.empty();
        }
        Plane drawing = new Plane(distance.height(), distance.width());
        for (Spot spot : spots) {
            boolean digit = largest.touchesEdge(distance) || !spot.touchesEdge(distance);
            if (digit && spot.pixels.size() >= SPECK * largest.pixels.size()) {
                spot.pixels.forEach(pixel -> copyAround(pixel, distance, drawing));
            }
        }
        return Optional.of(new Ink(drawing, threshold));
    }

    /** Returns the size of a spot; a spot at the edge of the picture, such as the edge of a table, counts a fifth. */
    private static double score(Spot spot, Plane distance) {
        return spot.pixels.size() * (spot.touchesEdge(distance) ? 0.2 : 1);
    }

    private static double strength(Spot spot, Plane distance) {
        return spot.pixels.stream()
                .mapToDouble(pixel -> distance.values()[pixel])
                .average()
                .orElse(0);
    }

    private static List<Spot> spots(Plane distance, float threshold) {
        List<Spot> spots = new ArrayList<>();
        boolean[] seen = new boolean[distance.values().length];
        for (int pixel = 0; pixel < seen.length; pixel++) {
            if (!seen[pixel] && distance.values()[pixel] > threshold) {
                spots.add(spot(pixel, distance, threshold, seen));
            }
        }
        return spots;
    }

    private static Spot spot(int start, Plane distance, float threshold, boolean[] seen) {
        Spot spot = new Spot();
        Deque<Integer> next = new ArrayDeque<>();
        next.add(start);
        seen[start] = true;
        while (!next.isEmpty()) {
            int pixel = next.remove();
            int row = pixel / distance.width();
            int column = pixel % distance.width();
            spot.add(row, column, pixel);
            for (int i = Math.max(0, row - 1); i <= Math.min(distance.height() - 1, row + 1); i++) {
                for (int j = Math.max(0, column - 1); j <= Math.min(distance.width() - 1, column + 1); j++) {
                    int neighbor = i * distance.width() + j;
                    if (!seen[neighbor] && distance.values()[neighbor] > threshold) {
                        seen[neighbor] = true;
                        next.add(neighbor);
                    }
                }
            }
        }
        return spot;
    }

    /** Copies the distances around a pixel, because the edge of a stroke lies between pixels. */
    private static void copyAround(int pixel, Plane from, Plane to) {
        int row = pixel / from.width();
        int column = pixel % from.width();
        for (int i = Math.max(0, row - REACH); i <= Math.min(from.height() - 1, row + REACH); i++) {
            for (int j = Math.max(0, column - REACH); j <= Math.min(from.width() - 1, column + REACH); j++) {
                to.values()[i * from.width() + j] = from.at(i, j);
            }
        }
    }

    /** Returns whether the place (y, x) has ink; pixel (i, j) covers [i, i + 1) × [j, j + 1). */
    boolean covers(double y, double x) {
        boolean inside = y >= 0 && x >= 0 && y <= distance.height() && x <= distance.width();
        return inside && distance.between(y, x) > threshold;
    }

    /** Returns the first row, the first column, the last row and the last column with ink. */
    int[] box() {
        int[] box = {distance.height(), distance.width(), -1, -1};
        for (int i = 0; i < distance.height(); i++) {
            for (int j = 0; j < distance.width(); j++) {
                if (distance.at(i, j) > threshold) {
                    box[0] = Math.min(box[0], i);
                    box[1] = Math.min(box[1], j);
                    box[2] = Math.max(box[2], i);
                    box[3] = Math.max(box[3], j);
                }
            }
        }
        return box;
    }
}
