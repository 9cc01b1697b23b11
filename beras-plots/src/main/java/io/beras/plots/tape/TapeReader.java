package io.beras.plots.tape;

import io.beras.core.Call;
import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads a tape into {@link TapeFacts}. */
final class TapeReader {

    private final TapeSources sources;
    private final TapeGradients gradients;
    private final TapeLeaves leaves;
    private final Map<Tensor, Integer> numbers = new IdentityHashMap<>();
    private final Map<Tensor, Boolean> isFinite = new IdentityHashMap<>();

    private TapeReader(TapeSources sources, TapeGradients gradients) {
        this.sources = sources;
        this.gradients = gradients;
        this.leaves = new TapeLeaves(sources);
    }

    static TapeFacts read(GradientTape tape, Tensor loss, Map<String, ? extends Tensor> given) {
        TapeChecks.requirePersistent(tape);
        List<Call> calls = tape.calls();
        int lossCall = TapeChecks.indexOfLoss(calls, loss) + 1;
        // An enclosing tape must not record the gradients of a drawing.
        try (GradientTape.Pause pause = GradientTape.pause()) {
            TapeSources sources = new TapeSources(tape, calls, given);
            TapeGradients gradients = new TapeGradients(tape, calls, loss, sources.list());
            TapeReader reader = new TapeReader(sources, gradients);
            List<CallFacts> facts = reader.calls(calls);
            return new TapeFacts(
                    facts, reader.leaves.facts(gradients), loss.item(), lossCall, gradients.firstNonFinite());
        }
    }

    private List<CallFacts> calls(List<Call> calls) {
        for (int i = 0; i < calls.size(); i++) {
            numbers.put(calls.get(i).output(), i + 1);
        }
        sources.list().stream().filter(source -> !numbers.containsKey(source)).forEach(leaves::add);
        List<CallFacts> facts = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            facts.add(call(i + 1, calls.get(i)));
        }
        return facts;
    }

    private CallFacts call(int number, Call call) {
        ValueFacts output = ValueFacts.of(call.output());
        isFinite.put(call.output(), output.isFinite());
        return new CallFacts(
                number,
                call.name(),
                layer(call),
                operands(number, call),
                output,
                gradients.of(call.output()),
                DeadUnits.of(call));
    }

    private List<Operand> operands(int number, Call call) {
        List<Operand> operands = new ArrayList<>();
        for (int k = 0; k < call.inputs().size(); k++) {
            String inputName = call.diffable().inputName(k).replaceFirst("^the ", "");
            operands.add(operand(number, call.input(k), inputName));
        }
        call.diffable().ownWeights().forEach(weight -> operands.add(operand(number, weight, "weight")));
        return operands;
    }

    private Operand operand(int callNumber, Tensor tensor, String inputName) {
        boolean finite = isFinite.computeIfAbsent(tensor, t -> ValueFacts.of(t).isFinite());
        Integer number = numbers.get(tensor);
        return number == null
                ? leaves.operand(callNumber, tensor, inputName, finite)
                : Operand.ofCall(number, tensor, finite);
    }

    /** Returns the part of the network that the variables of a call belong to: "dense_1" for "dense_1/w". */
    private String layer(Call call) {
        return call.variables().stream()
                .map(this::part)
                .filter(part -> !part.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private String part(Variable variable) {
        String name = sources.name(variable).orElse("");
        return name.substring(0, Math.max(0, name.lastIndexOf('/')));
    }
}
