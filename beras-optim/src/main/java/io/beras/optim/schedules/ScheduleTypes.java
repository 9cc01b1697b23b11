package io.beras.optim.schedules;

import io.beras.core.config.Config;
import io.beras.core.config.ConfigTypeProvider;
import io.beras.core.config.ConfigTypes;

/** Registers the learning-rate schedules, so that files can hold them. */
public final class ScheduleTypes implements ConfigTypeProvider {

    /** Creates the provider, for {@link java.util.ServiceLoader}. */
    public ScheduleTypes() {}

    @Override
    public void registerTypes() {
        ConfigTypes.register(
                StepDecay.class,
                config -> new StepDecay(initialRate(config), config.longInteger("steps"), config.number("factor")));
        ConfigTypes.register(
                ExponentialDecay.class,
                config -> new ExponentialDecay(
                        initialRate(config), config.longInteger("steps"), config.number("factor")));
        ConfigTypes.register(
                CosineDecay.class,
                config ->
                        new CosineDecay(initialRate(config), config.longInteger("steps"), config.number("finalRate")));
        ConfigTypes.register(
                PolynomialDecay.class,
                config -> new PolynomialDecay(
                        initialRate(config),
                        config.longInteger("steps"),
                        config.number("finalRate"),
                        config.number("power")));
        ConfigTypes.register(
                OneCycle.class,
                config -> new OneCycle(
                        config.number("maxRate"),
                        config.longInteger("steps"),
                        config.number("riseShare"),
                        config.number("initialDivisor"),
                        config.number("finalDivisor")));
        ConfigTypes.register(
                WarmUp.class,
                config -> new WarmUp(config.longInteger("steps"), config.part("then", LearningRateSchedule.class)));
        ConfigTypes.register(PiecewiseConstant.class, PiecewiseConstant::of);
        ConfigTypes.register(
                EpochSchedule.class,
                config -> new EpochSchedule(
                        config.part("schedule", LearningRateSchedule.class), config.longInteger("steps")));
    }

    private static double initialRate(Config config) {
        return config.number("initialRate");
    }
}
