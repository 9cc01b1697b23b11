package io.beras.autograder.remote;

import io.beras.core.Call;
import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tape of the other process: it records in this process, and the other process replays the calls before it computes
 * gradients.
 */
final class RemoteTape extends GradientTape {

    private final TapeService tape;
    private final Map<Tensor, Integer> numbers = new IdentityHashMap<>();
    private final List<TensorPoint> watched = new ArrayList<>();
    private final List<Call> further = new ArrayList<>();
    private int sent;
    private boolean isClosed;
    private boolean isForgotten;

    RemoteTape(TapeService tape) {
        this.tape = tape;
    }

    @Override
    public void watch(Tensor tensor) {
        super.watch(tensor);
        watched.add(point(tensor));
    }

    @Override
    @SuppressWarnings("NullAway") // what the tape of the other process returned, whatever it is
    public List<Tensor> gradient(Tensor target, List<? extends Tensor> sources) {
        TapeAnswer answer;
        try (Pause pause = pause()) {
            answer = tape.gradient(takeWatched(), takeCalls(), point(target), points(sources));
        }
        isForgotten = answer.isForgotten();
        answer.further().stream().map(RemoteTape::call).forEach(further::add);
        if (!answer.isRecording()) {
            isClosed = true;
            super.close();
        }
        return answer.gradients();
    }

    @Override
    public void close() {
        super.close();
        if (!isClosed) {
            isClosed = true;
            tape.close(takeWatched(), takeCalls());
        }
    }

    @Override
    public List<Call> calls() {
        if (isForgotten) {
            return List.of();
        }
        List<Call> calls = new ArrayList<>(super.calls());
        calls.addAll(further);
        return List.copyOf(calls);
    }

    private List<TensorPoint> takeWatched() {
        List<TensorPoint> taken = List.copyOf(watched);
        watched.clear();
        return taken;
    }

    private List<RecordedCall> takeCalls() {
        List<Call> all = super.calls();
        List<RecordedCall> taken = new ArrayList<>();
        for (Call call : all.subList(Math.min(sent, all.size()), all.size())) {
            List<TensorPoint> inputs = points(call.inputs());
            List<Variable> weights = call.diffable().ownWeights();
            taken.add(new RecordedCall(call.name(), inputs, point(call.output()), weights, new OwnCallGradients(call)));
        }
        sent = all.size();
        return taken;
    }

    private List<TensorPoint> points(List<? extends Tensor> tensors) {
        return tensors.stream().map(this::point).toList();
    }

    private TensorPoint point(Tensor tensor) {
        if (tensor instanceof Variable) {
            return new TensorPoint(-1, tensor);
        }
        @Nullable Integer known = numbers.putIfAbsent(tensor, numbers.size());
        return known == null ? new TensorPoint(numbers.size() - 1, tensor) : new TensorPoint(known, null);
    }

    private static Call call(TapeAnswer.FurtherCall further) {
        return new Call(NamedDiffable.of(further.name(), new Unavailable()), further.inputs(), further.output());
    }
}
