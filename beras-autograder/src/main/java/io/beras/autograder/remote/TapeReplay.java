package io.beras.autograder.remote;

import io.beras.core.Call;
import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Lets a tape of this process record what the other process has computed. */
final class TapeReplay implements TapeService {

    private final GradientTape tape;
    private final Map<Integer, Tensor> tensors = new HashMap<>();

    TapeReplay(GradientTape tape) {
        this.tape = tape;
    }

    @Override
    public TapeAnswer gradient(
            List<TensorPoint> watched, List<RecordedCall> calls, TensorPoint target, List<TensorPoint> sources) {
        replay(watched, calls);
        int before = tape.calls().size();
        List<Tensor> gradients = tape.gradient(tensor(target), tensors(sources));
        List<Call> after = tape.calls();
        boolean isForgotten = after.size() < before;
        List<Call> further = isForgotten ? List.of() : after.subList(before, after.size());
        return new TapeAnswer(
                gradients,
                tape.isRecording(),
                isForgotten,
                further.stream().map(TapeReplay::furtherCall).toList());
    }

    private static TapeAnswer.FurtherCall furtherCall(Call call) {
        return new TapeAnswer.FurtherCall(call.name(), call.inputs(), call.output());
    }

    @Override
    public void close(List<TensorPoint> watched, List<RecordedCall> calls) {
        replay(watched, calls);
        tape.close();
    }

    private void replay(List<TensorPoint> watched, List<RecordedCall> calls) {
        watched.forEach(point -> tape.watch(tensor(point)));
        calls.forEach(this::replay);
    }

    private void replay(RecordedCall call) {
        Tensor[] inputs = tensors(call.inputs()).toArray(Tensor[]::new);
        Tensor recorded = tensor(call.output());
        Tensor output =
                NamedDiffable.of(call.name(), new ReplayedCall(call, recorded)).call(inputs);
        tensors.put(call.output().number(), output);
    }

    private List<Tensor> tensors(List<TensorPoint> points) {
        List<Tensor> found = new ArrayList<>();
        points.forEach(point -> found.add(tensor(point)));
        return found;
    }

    private Tensor tensor(TensorPoint point) {
        if (point.number() < 0) {
            return Objects.requireNonNull(point.tensor());
        }
        if (point.tensor() != null) {
            tensors.putIfAbsent(point.number(), point.tensor());
        }
        return Objects.requireNonNull(tensors.get(point.number()));
    }
}
