package io.beras.examples.steps;

import java.util.List;
import java.util.Optional;

/** The lessons in their order: a table of contents. */
public final class Steps {

    private static final List<Step> ALL = List.of(
            new Step(1, "a derivative by hand: difference quotients beside the formula", Step01Derivative::new),
            new Step(2, "the tape: gradients of Σ (x∘y + z)", Step02Tape::new),
            new Step(3, "a line fitted by gradient descent", Step03Line::new),
            new Step(4, "a sine fitted by a 1-10-1 network", Step04Sine::new),
            new Step(5, "a 2-2-2 network that one can compute on paper", Step05ByHand::new),
            new Step(6, "its loss swapped for cross-entropy", Step06CrossEntropy::new),
            new Step(7, "step sizes that crawl, converge, oscillate and explode", Step07StepSizes::new),
            new Step(8, "zero against random first weights", Step08ZeroWeights::new),
            new Step(9, "the variance of activations through depth, by initializer", Step09Initializers::new),
            new Step(10, "control flow: Java's own if and for in a network", Step10ControlFlow::new),
            new Step(11, "modules of one's own", Step11Modules::new),
            new Step(12, "Newton's method by nested tapes, in Rosenbrock's valley", Step12Newton::new),
            new Step(13, "Newton on logistic regression by Hessian-vector products", Step13HessianVector::new),
            new Step(14, "double backprop: a gradient penalty", Step14GradientPenalty::new),
            new Step(15, "optimizers racing down one surface", Step15Race::new),
            new Step(16, "handwritten digits", Step16Mnist::new),
            new Step(17, "regularisation: dropout and weight decay", Step17Regularisation::new),
            new Step(18, "an MLP-ResNet with needle's settings", Step18MlpResNet::new),
            new Step(19, "LeNet: convolutions", Step19LeNet::new),
            new Step(20, "a network whose weights are saved and loaded", Step20SavedWeights::new),
            new Step(21, "CS231n's two-layer network with its backward pass by hand", Step21HandWritten::new),
            new Step(22, "CS231n's TensorFlow and Keras programs", Step22TensorFlow::new),
            new Step(23, "CS231n's PyTorch programs", Step23PyTorch::new));

    private Steps() {}

    /** Returns all of them, first to last. */
    public static List<Step> all() {
        return ALL;
    }

    /** Returns the step with this number, if there is one. */
    public static Optional<Step> find(int number) {
        return ALL.stream().filter(step -> step.number() == number).findAny();
    }
}
