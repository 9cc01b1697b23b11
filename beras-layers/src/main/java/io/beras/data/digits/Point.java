package io.beras.data.digits;

/** A point on the paper: x increases to the right, y downwards. */
record Point(double x, double y) {

    Point plus(double dx, double dy) {
        return new Point(x + dx, y + dy);
    }
}
