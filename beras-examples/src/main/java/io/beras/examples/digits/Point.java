package io.beras.examples.digits;

/** A place on the paper: x grows to the right, y downwards. */
record Point(double x, double y) {

    Point plus(double dx, double dy) {
        return new Point(x + dx, y + dy);
    }
}
