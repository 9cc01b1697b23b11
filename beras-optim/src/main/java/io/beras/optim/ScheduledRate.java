package io.beras.optim;

import io.beras.core.Arguments;
import io.beras.core.GradientTape;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.optim.schedules.LearningRateSchedule;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

/** A learning rate that follows a schedule; the steps done are a variable, so that a checkpoint keeps the place. */
final class ScheduledRate implements LearningRate {

    private final LearningRateSchedule schedule;

    /** In DOUBLE, whatever the weights are: a FLOAT stops counting at 2²⁴. */
    private final Variable steps = Variable.nonTrainable("steps", Tensor.scalar(DataType.DOUBLE, 0));

    ScheduledRate(LearningRateSchedule schedule) {
        this.schedule = schedule;
        now(); // an error of the first step's rate belongs here
    }

    @Override
    public double now() {
        long step = (long) steps.item();
        return Arguments.requireNonNegative("the learning rate of step " + step + " by " + schedule, schedule.at(step));
    }

    @Override
    public void set(double rate) {
        throw new IllegalStateException("the learning rate follows " + schedule + " and can't be set to " + rate
                + "; make the optimizer with a number to set it by hand");
    }

    @Override
    public void advance() {
        try (GradientTape.Pause pause = GradientTape.pause();
                StepScope scratch = new StepScope("the count of steps")) {
            steps.assign(steps.add(1));
        }
    }

    @Override
    public List<Variable> state() {
        return List.of(steps);
    }

    @Override
    public String toString() {
        return schedule.toString();
    }
}
