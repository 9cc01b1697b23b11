package io.beras.optim.schedules;

import io.beras.core.SettingsText;

/** The parts of the texts of schedules: rates, and numbers of steps or of epochs. */
final class ScheduleText {

    private static final String STEP = "step";

    private ScheduleText() {}

    /** Returns the text of a schedule that counts steps. */
    static String of(LearningRateSchedule schedule) {
        return of(schedule, STEP);
    }

    /** Returns the text of a schedule that counts this unit: steps or epochs. */
    static String of(LearningRateSchedule schedule, String unit) {
        SettingsText text = new SettingsText(schedule);
        if (schedule instanceof StepDecay s) {
            text.text(SettingsText.of(s.initialRate())).text(factor(s.factor(), s.steps(), unit));
        } else if (schedule instanceof ExponentialDecay s) {
            text.text(SettingsText.of(s.initialRate())).text(factor(s.factor(), s.steps(), unit));
        } else if (schedule instanceof CosineDecay s) {
            text.text(fall(s.initialRate(), s.finalRate(), s.steps(), unit));
        } else if (schedule instanceof PolynomialDecay s) {
            text.text(fall(s.initialRate(), s.finalRate(), s.steps(), unit)).unlessDefault("power", s.power(), 1);
        } else if (schedule instanceof OneCycle s) {
            text.text("up to " + SettingsText.of(s.maxRate()) + " in " + count(s.steps(), unit))
                    .unlessDefault("riseShare", s.riseShare(), OneCycle.RISE_SHARE)
                    .unlessDefault("initialDivisor", s.initialDivisor(), OneCycle.INITIAL_DIVISOR)
                    .unlessDefault("finalDivisor", s.finalDivisor(), OneCycle.FINAL_DIVISOR);
        } else if (schedule instanceof WarmUp s) {
            text.text(count(s.steps(), unit)).text("then " + of(s.then(), unit));
        } else if (schedule instanceof PiecewiseConstant s) {
            s.rates()
                    .forEach((step, rate) ->
                            text.text(SettingsText.of(rate) + (step == 0 ? "" : " from " + unit + " " + step)));
        } else {
            return SettingsText.of(schedule) + (unit.equals(STEP) ? "" : " of the " + unit);
        }
        return text.toString();
    }

    private static String factor(double factor, long steps, String unit) {
        return "factor " + SettingsText.of(factor) + " every " + (steps == 1 ? unit : count(steps, unit));
    }

    private static String fall(double from, double to, long steps, String unit) {
        return SettingsText.of(from) + " to " + SettingsText.of(to) + " in " + count(steps, unit);
    }

    private static String count(long steps, String unit) {
        return steps + " " + unit + (steps == 1 ? "" : "s");
    }
}
