package io.beras.core;

/** Reports a gradient whose shape is not the shape of its input or weight, and what the mistake looks like. */
public final class GradientShapeException extends ShapeException {

    private static final long serialVersionUID = 1;

    private final String problem;
    private final String mistake;
    private final String advice;

    GradientShapeException(String problem, GradientShapeDiagnosis diagnosis) {
        super(problem + ": " + diagnosis.advice());
        this.problem = problem;
        mistake = diagnosis.mistake();
        advice = diagnosis.advice();
    }

    /** Returns the names and both shapes: what the gradient's shape is, and what it must be. */
    public String problem() {
        return problem;
    }

    /** Returns a short stable identifier of the probable mistake, such as "not-summed-over-batch" or "transposed". */
    public String mistake() {
        return mistake;
    }

    /** Returns a sentence that says what the gradient looks like and what to change. */
    public String advice() {
        return advice;
    }
}
