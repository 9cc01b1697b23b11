package io.beras.examples.lessons;

import java.util.List;
import java.util.Optional;

/** The table of contents: all lessons with their numbers and titles. */
public final class Lessons {

    private static final List<NumberedLesson> ALL = List.of(
            new NumberedLesson(
                    1,
                    "a derivative by hand: difference quotients beside the formula",
                    Lesson01DifferenceQuotient::new),
            new NumberedLesson(2, "the tape: gradients of Σ (x∘y + z)", Lesson02Tape::new),
            new NumberedLesson(3, "a line fitted by gradient descent", Lesson03Line::new),
            new NumberedLesson(4, "a sine fitted by a 1-10-1 network", Lesson04Sine::new),
            new NumberedLesson(5, "a 2-2-2 network, small enough to compute on paper", Lesson05ByHand::new),
            new NumberedLesson(6, "cross-entropy as the loss of the 2-2-2 network", Lesson06TwoLosses::new),
            new NumberedLesson(7, "step sizes: too small, convergent, oscillating, divergent", Lesson07StepSizes::new),
            new NumberedLesson(8, "zero and random initial weights", Lesson08ZeroWeights::new),
            new NumberedLesson(
                    9, "the variance of activations through depth, by initializer", Lesson09Initializers::new),
            new NumberedLesson(10, "control flow: Java's own if and for in a network", Lesson10ControlFlow::new),
            new NumberedLesson(11, "custom modules", Lesson11Modules::new),
            new NumberedLesson(12, "Newton's method by nested tapes, in Rosenbrock's valley", Lesson12Newton::new),
            new NumberedLesson(
                    13, "Newton on logistic regression by Hessian-vector products", Lesson13HessianVector::new),
            new NumberedLesson(14, "double backpropagation: a gradient penalty", Lesson14GradientPenalty::new),
            new NumberedLesson(15, "five optimizers on one function", Lesson15Race::new),
            new NumberedLesson(16, "handwritten digits", Lesson16Mnist::new),
            new NumberedLesson(17, "regularisation: dropout and weight decay", Lesson17Regularisation::new),
            new NumberedLesson(18, "an MLP-ResNet: residual blocks and batch normalisation", Lesson18MlpResNet::new),
            new NumberedLesson(19, "LeNet: convolutions", Lesson19LeNet::new),
            new NumberedLesson(20, "a network whose weights are saved and loaded", Lesson20SavedWeights::new),
            new NumberedLesson(
                    21, "CS231n's two-layer network with its backward pass by hand", Lesson21TwoLayersByHand::new),
            new NumberedLesson(22, "CS231n's TensorFlow and Keras programs", Lesson22TensorFlowPrograms::new),
            new NumberedLesson(23, "CS231n's PyTorch programs", Lesson23PyTorchPrograms::new));

    private Lessons() {}

    /** Returns all lessons in order. */
    public static List<NumberedLesson> all() {
        return ALL;
    }

    /** Returns the lesson with this number, or empty if there is none. */
    public static Optional<NumberedLesson> find(int number) {
        return ALL.stream().filter(lesson -> lesson.number() == number).findAny();
    }
}
