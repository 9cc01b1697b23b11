package io.beras.optim;

import io.beras.core.Arguments;
import io.beras.core.GradientTape;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.optim.schedules.LearningRateSchedule;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

/** A learning rate that follows a schedule; the count of steps is a variable, so that a checkpoint stores it. */
final class ScheduledRate implements LearningRate {

    private final LearningRateSchedule schedule;

    /** Always DOUBLE: a FLOAT can't count beyond 2²⁴. */
    private final Variable steps = Variable.nonTrainable("steps", Tensor.scalar(DataType.DOUBLE, 0));

    ScheduledRate(LearningRateSchedule schedule) {
        this.schedule = schedule;
        current(); // checks the first rate now, not in the first step
    }

    @Override
    public double current() {
        long step = (long) steps.item();
        return Arguments.requireNonNegative("the learning rate of step " + step + " by " + schedule, schedule.at(step));
    }

    @Override
    public void set(double rate) {
        throw new IllegalStateException("the learning rate follows " + schedule + " and can't be set to " + rate
                + "; create the optimizer with a fixed learning rate to set it");
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
