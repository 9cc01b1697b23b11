package io.beras.autograder.checks;

import io.beras.core.Tensor;
import io.beras.core.gradcheck.diagnosis.Diagnosis;
import java.util.Arrays;
import java.util.List;

/** The wrong walks through recorded calls that are known from students, the most probable first. */
record RewindMistake(Diagnosis diagnosis, Rewind rewind) {

    static final List<RewindMistake> ALL = List.of(
            new RewindMistake(
                    new Diagnosis(
                            "counted-once",
                            "looks like a tensor that counts once in a call that uses it twice, as w·w does: add the gradient"
                                    + " of each input"),
                    Rewind.right().passingOn(Rewind::firstOfEach)),
            new RewindMistake(
                    new Diagnosis(
                            "counted-once",
                            "looks like a tensor that counts once in a call that uses it twice, as w·w does: add the gradient"
                                    + " of each input"),
                    Rewind.right().passingOn(shares -> Rewind.firstOfEach(Rewind.backwards(shares)))),
            new RewindMistake(
                    new Diagnosis(
                            "first-branch-only",
                            "looks like a gradient that replaces the gradient from before, so only the first use of a tensor"
                                    + " counts: add both gradients"),
                    Rewind.right().merging((before, now) -> now)),
            new RewindMistake(
                    new Diagnosis(
                            "last-branch-only",
                            "looks like a gradient that is dropped because there is a gradient already, so only the last use of"
                                    + " a tensor counts: add both gradients"),
                    Rewind.right().merging((before, now) -> before)),
            new RewindMistake(
                    new Diagnosis(
                            "mean-for-sum",
                            "looks like the mean of the gradients of a tensor that is used twice: add the gradients"),
                    Rewind.right().merging((before, now) -> before.add(now).mul(0.5))),
            new RewindMistake(
                    new Diagnosis(
                            "forward-order",
                            "looks like a walk from the first call to the last: go from the last to the first, so that the"
                                    + " gradient of an output is complete before it is passed on"),
                    Rewind.right().inOrder(calls -> calls)),
            new RewindMistake(
                    new Diagnosis(
                            "start-value",
                            "looks like a walk that starts with the target itself: the gradient of the target is 1"),
                    Rewind.right().startingAt(target -> target)),
            new RewindMistake(
                    new Diagnosis(
                            "start-value", "looks like a walk that starts with 0: the gradient of the target is 1"),
                    Rewind.right().startingAt(Tensor::zerosLike)),
            new RewindMistake(
                    new Diagnosis(
                            "start-value",
                            "looks like a walk that starts with the mean of the target: the gradient of a target that is not"
                                    + " a scalar is that of its sum, so each element starts with 1"),
                    Rewind.right().startingAt(target -> Tensor.fullLike(target, 1.0 / target.length()))),
            new RewindMistake(
                    new Diagnosis(
                            "first-call-left-out",
                            "looks like a walk that leaves out the first call: the loop ends at i = 0, so i >= 0"),
                    Rewind.right().inOrder(calls -> Rewind.backwards(calls.subList(1, calls.size())))),
            new RewindMistake(
                    new Diagnosis(
                            "last-call-left-out",
                            "looks like a walk that leaves out the last call: the last index is size − 1"),
                    Rewind.right().inOrder(calls -> Rewind.backwards(calls.subList(0, calls.size() - 1)))),
            new RewindMistake(
                    new Diagnosis(
                            "missing-upstream",
                            "looks like local derivatives without the chain rule: give each call the gradient of its output"),
                    Rewind.right().withUpstream(Tensor::onesLike)),
            new RewindMistake(
                    new Diagnosis(
                            "identity-by-equals",
                            "looks like one gradient for two tensors with the same elements: identify a tensor by the object,"
                                    + " as an IdentityHashMap does"),
                    Rewind.right().identifying(tensor -> Arrays.hashCode(tensor.toDoubleArray()))),
            new RewindMistake(
                    new Diagnosis(
                            "weights-left-out",
                            "looks like a walk through the inputs alone: a call has own weights too, composeWeightGradients"),
                    Rewind.right()
                            .passingOn(shares -> shares.stream()
                                    .filter(share -> !share.isWeight())
                                    .toList())),
            new RewindMistake(
                    new Diagnosis(
                            "inputs-missing",
                            "looks like a walk that stops at the last call: pass the gradients of the inputs on"),
                    Rewind.right()
                            .passingOn(shares -> shares.stream()
                                    .filter(Rewind.Share::isWeight)
                                    .toList())),
            new RewindMistake(
                    new Diagnosis("stops-early", "looks like a walk through the last call alone: go through all calls"),
                    Rewind.right().inOrder(calls -> calls.subList(calls.size() - 1, calls.size()))));
}
