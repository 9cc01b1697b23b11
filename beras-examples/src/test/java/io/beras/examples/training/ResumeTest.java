package io.beras.examples.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.beras.core.random.Randomness;
import io.beras.examples.training.ResumableRun.Killed;
import io.beras.examples.training.ResumableRun.SaveAt;
import io.beras.examples.training.ResumableRun.Variant;
import io.beras.models.History;
import io.beras.optim.Adam;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/** A run that is saved at any event and resumed has the bits of the run without a break. */
class ResumeTest {

    private static final Variant FIRST = new Variant(DataType.FLOAT, true, false);

    @TempDir
    Path folder;

    static Stream<Variant> variants() {
        return Stream.of(
                FIRST,
                new Variant(DataType.FLOAT, false, true),
                new Variant(DataType.DOUBLE, true, true),
                new Variant(DataType.DOUBLE, false, false));
    }

    static List<String> events() {
        List<String> events = new ArrayList<>(List.of("begin"));
        for (int epoch = 1; epoch <= ResumableRun.EPOCHS; epoch++) {
            events.add("begin " + epoch);
            for (int batch = 1; batch <= ResumableRun.BATCHES; batch++) {
                events.add("batch " + epoch + "." + batch);
            }
            events.add("end " + epoch);
        }
        events.add("end");
        return events;
    }

    @ParameterizedTest
    @MethodSource("variants")
    void anInterruptedAndResumedRunHasTheBitsOfTheUninterruptedRun(Variant variant) {
        Map<String, List<Long>> expected = uninterrupted(variant);
        for (String event : events()) {
            saved(variant, event, false);
            assertEquals(expected, resumed(variant, "run"), event);
        }
    }

    @Test
    void aKilledAndResumedRunHasTheBitsOfTheUninterruptedRun() {
        Map<String, List<Long>> expected = uninterrupted(FIRST);
        for (String event : events()) {
            saved(FIRST, event, true);
            assertEquals(expected, resumed(FIRST, "run"), event);
        }
    }

    @Test
    void aRunMayResumeAgainAndAgain() {
        Map<String, List<Long>> expected = uninterrupted(FIRST);
        saved(FIRST, "batch 1.2", false);
        for (String event :
                List.of("begin", "batch 1.3", "batch 1.4", "end 1", "begin 2", "batch 2.1", "batch 3.3", "end 3")) {
            ResumableRun next = run(FIRST, 3);
            next.options.resumeFrom(file("run")).callback(new SaveAt(event, file("run"), false));
            next.fit();
        }

        assertEquals(expected, resumed(FIRST, "run"));
    }

    @Test
    void aFinishedRunReturnsItsHistoryWithoutTraining() {
        Map<String, List<Long>> expected = uninterrupted(FIRST);
        saved(FIRST, "end", false);
        ResumableRun again = run(FIRST, 3);
        List<String> events = new ArrayList<>();
        again.options.resumeFrom(file("run")).callback(new EventNames(events));

        History history = again.fit();

        assertEquals(expected, again.bits(history));
        assertEquals(List.of("onTrainBegin", "onTrainEnd"), events);
    }

    @Test
    void aFinishedRunGoesOnWithMoreEpochs() {
        ResumableRun longer = run(FIRST, 5);
        Map<String, List<Long>> expected = longer.bits(longer.fit());
        saved(FIRST, "end", false);

        ResumableRun goesOn = run(FIRST, 5);
        goesOn.options.resumeFrom(file("run"));

        assertEquals(expected, goesOn.bits(goesOn.fit()));
    }

    @Test
    void anOptimizerThatHasTakenStepsCanNotGoBack() {
        saved(FIRST, "batch 2.1", false);
        ResumableRun trained = run(FIRST, 3);
        trained.fit();
        List<Double> before = trained.bits(trained.fit()).get("dense_1/w").stream()
                .map(Double::longBitsToDouble)
                .toList();
        trained.options.resumeFrom(file("run"));

        assertEquals(
                "can't resume from " + file("run")
                        + ": restore(...) must come before the first step; create a new optimizer"
                        + " with the same settings",
                assertThrows(IllegalStateException.class, trained::fit).getMessage());
        assertEquals(
                before,
                java.util.Arrays.stream(
                                trained.model.namedWeights().get("dense_1/w").toDoubleArray())
                        .boxed()
                        .toList());
    }

    @Test
    void anOptimizerWithOtherSettingsIsRefused() {
        saved(FIRST, "batch 2.1", false);
        ResumableRun other = new ResumableRun(FIRST, 3, new Adam(.05).beta1(.8));
        other.options.resumeFrom(file("run"));

        assertEquals(
                "can't resume from " + file("run") + ": the saved run had compiled.optimizer.beta1 0.9 (this fit: 0.8);"
                        + " resume it with the model of the saved run, or start a new run without resumeFrom",
                assertThrows(IllegalArgumentException.class, other::fit).getMessage());
    }

    @Test
    void theSavedRateReplacesTheRateOfTheProgram() {
        Map<String, List<Long>> expected = uninterrupted(FIRST);
        saved(FIRST, "batch 2.1", false);
        ResumableRun other = new ResumableRun(FIRST, 3, new Adam(7));
        other.options.resumeFrom(file("run"));

        assertEquals(expected, other.bits(other.fit()));
    }

    /** A lambda has no settings in the file, so that the optimizers are compared by their class. */
    @Test
    void theScheduleMayBecomeALambda() {
        Variant scheduled = new Variant(DataType.FLOAT, true, true);
        saved(scheduled, "batch 2.1", false);
        ResumableRun other = new ResumableRun(scheduled, 3, new Adam(step -> .01).amsgrad());
        other.options.resumeFrom(file("run"));

        assertEquals(.01, other.fit().learningRates().get(2));
    }

    private Map<String, List<Long>> uninterrupted(Variant variant) {
        ResumableRun run = run(variant, ResumableRun.EPOCHS);
        return run.bits(run.fit());
    }

    private void saved(Variant variant, String event, boolean kills) {
        ResumableRun run = run(variant, ResumableRun.EPOCHS);
        run.options.callback(new SaveAt(event, file("run"), kills));
        if (kills) {
            assertThrows(Killed.class, run::fit);
        } else {
            run.fit();
        }
    }

    private Map<String, List<Long>> resumed(Variant variant, String name) {
        // Another seed: weights that the file did not restore would differ.
        Randomness.setSeed(99);
        ResumableRun run = new ResumableRun(variant, ResumableRun.EPOCHS);
        run.options.resumeFrom(file(name));
        return run.bits(run.fit());
    }

    private static ResumableRun run(Variant variant, int epochs) {
        Randomness.setSeed(3);
        return new ResumableRun(variant, epochs);
    }

    private Path file(String name) {
        return folder.resolve(name + ".beras");
    }
}
