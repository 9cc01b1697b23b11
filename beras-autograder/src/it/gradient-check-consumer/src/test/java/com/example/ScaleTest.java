package com.example;

import static io.beras.autograder.GradientAssertions.assertGradients;

import io.beras.autograder.GradientCheckTest;
import io.beras.autograder.Shape;
import io.beras.core.Tensor;

class ScaleTest {
    @GradientCheckTest
    void scale(@Shape({5, 3}) Tensor x) {
        assertGradients(new Scale(3), x);
    }
}
