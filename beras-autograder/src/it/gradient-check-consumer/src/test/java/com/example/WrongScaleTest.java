package com.example;

import static io.beras.autograder.GradientAssertions.assertGradients;

import io.beras.autograder.GradientCheckTest;
import io.beras.autograder.Shape;
import io.beras.core.Call;
import io.beras.core.LocalGradient;
import io.beras.core.Tensor;
import java.util.List;

/** Fails: the build looks for the diagnosis of this gradient. */
class WrongScaleTest {

    @GradientCheckTest(seeds = 2)
    void signOfTheWeightGradient(@Shape({5, 3}) Tensor x) {
        assertGradients(
                new Scale(3) {
                    @Override
                    public List<LocalGradient> weightGradients(Call call) {
                        return List.of(g -> g.mul(call.input(0)).sumKeepDims(0).neg());
                    }
                },
                x);
    }
}
