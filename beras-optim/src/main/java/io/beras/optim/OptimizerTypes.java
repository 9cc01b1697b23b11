package io.beras.optim;

import io.beras.core.Optimizer;
import io.beras.core.config.Config;
import io.beras.core.config.ConfigTypeProvider;
import io.beras.core.config.ConfigTypes;
import io.beras.optim.schedules.LearningRateSchedule;
import java.util.function.DoubleFunction;
import java.util.function.Function;

/** Registers the optimizers and the gradient clippings, so that files can hold them. */
public final class OptimizerTypes implements ConfigTypeProvider {

    /** Creates the provider, for {@link java.util.ServiceLoader}. */
    public OptimizerTypes() {}

    @Override
    public void registerTypes() {
        ConfigTypes.register(BasicOptimizer.class, config -> create(config, BasicOptimizer::new, BasicOptimizer::new));
        ConfigTypes.register(SGD.class, SGD::of);
        ConfigTypes.register(Adam.class, config -> adam(config, create(config, Adam::new, Adam::new)));
        ConfigTypes.register(AdamW.class, config -> adam(config, create(config, AdamW::new, AdamW::new)));
        ConfigTypes.register(Nadam.class, config -> adam(config, create(config, Nadam::new, Nadam::new)));
        ConfigTypes.register(RMSProp.class, OptimizerTypes::rmsProp);
        ConfigTypes.register(
                AdaGrad.class,
                config -> create(config, AdaGrad::new, AdaGrad::new)
                        .epsilon(config.number("epsilon"))
                        .initialSum(config.number("initialSum"))
                        .weightDecay(config.number("weightDecay")));
        ConfigTypes.register(ClipByValue.class, config -> new ClipByValue(config.number("limit")));
        ConfigTypes.register(ClipByNorm.class, config -> new ClipByNorm(config.number("limit")));
        ConfigTypes.register(ClipByGlobalNorm.class, config -> new ClipByGlobalNorm(config.number("limit")));
        ConfigTypes.register(
                ClippedOptimizer.class,
                config -> new ClippedOptimizer(
                        config.part("clipping", GradientClipping.class), config.part("optimizer", Optimizer.class)));
    }

    /** Creates an optimizer with the fixed learning rate or the schedule of these settings. */
    static <T> T create(Config config, DoubleFunction<T> fixed, Function<LearningRateSchedule, T> scheduled) {
        return config.has("schedule")
                ? scheduled.apply(config.part("schedule", LearningRateSchedule.class))
                : fixed.apply(config.number("learningRate"));
    }

    private static <T extends Adam> T adam(Config config, T adam) {
        adam.beta1(config.number("beta1"))
                .beta2(config.number("beta2"))
                .epsilon(config.number("epsilon"))
                .weightDecay(config.number("weightDecay"));
        if (config.flag("amsgrad")) {
            adam.amsgrad();
        }
        return adam;
    }

    private static RMSProp rmsProp(Config config) {
        RMSProp optimizer = create(config, RMSProp::new, RMSProp::new)
                .beta(config.number("beta"))
                .epsilon(config.number("epsilon"))
                .momentum(config.number("momentum"))
                .weightDecay(config.number("weightDecay"));
        return config.flag("centered") ? optimizer.centered() : optimizer;
    }
}
