package io.beras.core.gradcheck.diagnosis;

import java.util.List;

/** Recognizes one family of mistakes. */
@FunctionalInterface
interface Recognizer {

    /** Returns the mistakes that fit at every point, most probable first. */
    List<Diagnosis> recognize(List<Point> points);
}
