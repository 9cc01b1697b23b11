package io.beras.models;

import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.config.Config;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The state of a run beside weights and optimizer: place, averages of the epoch, history, callbacks, frozen weights.
 *
 * <p>In the file, "training" has the place ("epochs", "epoch", "batch", "open", "stopped"), what must agree ("agreement",
 * "agreement_values"), the names of "metrics" and of "frozen" weights, the classes of "callbacks", and the names in each group.
 * The groups are "place", "averages", "history_epochs", "history_batches", "history_times", "last_weights" and "callback_0", "callback_1", ….
 *
 * <p>Random numbers need no state: they are a function of seed, epoch and batch.
 */
final class RunSnapshot {

    private RunSnapshot() {}

    static RunState of(TrainingRun run, List<Callback> callbacks) {
        RunPlace place = run.progress().place();
        Config config = RunAgreement.add(Config.empty(), run)
                .with("epochs", run.epochs())
                .with("epoch", place.epoch())
                .with("batch", place.batch())
                .with("open", place.isOpen())
                .with("stopped", run.isStopped())
                .withTexts("metrics", metrics(run))
                .withTexts("frozen", frozen(run.model()));
        RunState state = new RunState(config, Map.of())
                .withLists("place", Map.of("numbers", List.of(place.seconds(), place.learningRate())))
                .with("averages", run.progress().averages())
                .withLists("history_epochs", run.history().epochs())
                .withLists("history_batches", run.history().batches())
                .withLists("history_times", run.history().times());
        Map<String, Tensor> last = new LinkedHashMap<>();
        run.lastWeights().addTo(last, "");
        state = state.with("last_weights", last);
        return CallbackStates.add(state, callbacks);
    }

    /**
     * Checks that a state belongs to a run, without a change.
     *
     * @throws IllegalArgumentException if the run has other options, data or metrics, or fewer epochs than are done
     */
    static void require(RunState state, TrainingRun run) {
        Config config = state.values();
        RunAgreement.require(config, run);
        if (!state.group("averages").isEmpty() && !config.texts("metrics").equals(metrics(run))) {
            throw new IllegalArgumentException("the saved run is within an epoch with the metrics "
                    + config.texts("metrics") + ", and this fit has the metrics " + metrics(run)
                    + "; compile the model with the metrics of the saved run");
        }
        WeightCopies last = lastWeights(state);
        if (!last.isEmpty()) {
            last.requireFit(run.model());
        }
        int epoch = config.integer("epoch");
        if (epoch > run.epochs()) {
            throw new IllegalArgumentException("the saved run is in epoch " + epoch + ", and this fit ends after epoch "
                    + run.epochs() + "; set at least epochs(" + epoch + "), or load the model with Model.load");
        }
    }

    /**
     * Restores callbacks, place and history. The caller restores the model.
     *
     * @throws IllegalArgumentException if the state is damaged, or a callback refuses its part
     */
    static void restore(RunState state, TrainingRun run, List<Callback> callbacks) {
        Config config = state.values();
        Map<String, Tensor> averages = state.group("averages");
        double[] place = state.numbers("place", "numbers", 2);
        HistoryLists history = new HistoryLists(
                state.lists("history_epochs"), state.lists("history_batches"), state.lists("history_times"));
        boolean isStopped = config.flag("stopped") && run.epochs() <= config.integer("epochs");
        config.texts("frozen"); // an error changes nothing
        RunPlace restored =
                new RunPlace(config.integer("epoch"), config.integer("batch"), config.flag("open"), place[0], place[1]);
        CallbackStates.restore(state, callbacks);
        run.history().restore(history);
        run.progress().restore(restored, averages);
        if (isStopped) {
            run.stop();
        }
    }

    /** Gives the model the last weights of training, if a callback had replaced them before the run was saved. */
    static void restoreLastWeights(RunState state, Model model) {
        WeightCopies last = lastWeights(state);
        if (!last.isEmpty()) {
            last.assignTo(model);
        }
    }

    private static WeightCopies lastWeights(RunState state) {
        WeightCopies last = new WeightCopies();
        last.restore("", state.group("last_weights"));
        return last;
    }

    /** Freezes the weights that were frozen when the run was saved, and no others. */
    static void restoreFrozen(RunState state, Model model) {
        List<String> frozen = state.values().texts("frozen");
        model.namedWeights().forEach((name, weight) -> weight.setTrainable(!frozen.contains(name)));
    }

    private static List<String> metrics(TrainingRun run) {
        return run.compiled().metrics().stream().map(OutputMetric::name).toList();
    }

    private static List<String> frozen(Model model) {
        List<String> frozen = new ArrayList<>();
        for (Map.Entry<String, Variable> weight : model.namedWeights().entrySet()) {
            if (weight.getValue().frozen()) {
                frozen.add(weight.getKey());
            }
        }
        return frozen;
    }
}
