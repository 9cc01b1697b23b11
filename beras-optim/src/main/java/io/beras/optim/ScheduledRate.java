package io.beras.optim;

import io.beras.core.Arguments;
import io.beras.core.GradientTape;
import io.beras.core.SettingsText;
import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.config.Config;
import io.beras.optim.schedules.LearningRateSchedule;
import java.util.List;
import java.util.Map;
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
        double count = steps.item();
        if (!SlotRange.COUNT.contains(count)) { // a caller of state() may assign any value
            SlotRange.COUNT.require(steps);
        }
        long step = (long) count;
        double rate = schedule.at(step);
        if (!(rate >= 0 && rate <= Double.MAX_VALUE)) { // the text of the message costs more than the rate
            Arguments.requireNonNegative("the learning rate of step " + step + " by " + this, rate);
        }
        return rate;
    }

    @Override
    public void set(double rate) {
        throw new IllegalStateException("the learning rate follows " + this + " and can't be set to " + rate
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
    public Config addTo(Config config) {
        return config.withPart("schedule", schedule);
    }

    @Override
    public Runnable prepareRestore(Map<String, Tensor> state) {
        Tensor saved = state.remove(steps.name());
        if (saved == null) {
            throw new IllegalArgumentException(
                    "the state to restore lacks \"" + steps.name() + "\", and holds only " + state.keySet()
                            + "; restore a state that was saved with a schedule, or set a fixed learning rate");
        }
        if (saved.rank() != 0 || saved.dataType() != DataType.DOUBLE) {
            throw new ShapeException("the state to restore holds \"steps\" as " + saved.dataType() + " "
                    + Shapes.text(saved.shape()) + ", but it must be a DOUBLE scalar; restore an optimizer's state");
        }
        Variable restored = Variable.nonTrainable(steps.name(), saved);
        SlotRange.COUNT.require(restored);
        return () -> steps.assign(restored);
    }

    @Override
    public String toString() {
        return SettingsText.of(schedule);
    }
}
