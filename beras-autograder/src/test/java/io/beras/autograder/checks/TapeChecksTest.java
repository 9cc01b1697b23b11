package io.beras.autograder.checks;

import static io.beras.autograder.checks.Failures.assertFirst;

import io.beras.core.Call;
import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Each known mistake of a tape is caught, and is the first diagnosis. */
class TapeChecksTest {

    private static void assertAllPass(Supplier<GradientTape> tapes) {
        TapeChecks.assertChainOfOne(tapes, 2, 12);
        TapeChecks.assertChainOfThree(tapes, 1, 120);
        TapeChecks.assertDiamond(tapes, 1, 15);
        TapeChecks.assertDiamondOnDiamond(tapes, 1, 435);
        TapeChecks.assertSquare(tapes, 3, 10);
        TapeChecks.assertSharedWeight(tapes, 1, 160);
        TapeChecks.assertTwoLayers(tapes, 1, 5, 120, 8);
        TapeChecks.assertOrderOfSources(tapes);
        TapeChecks.assertAfterClose(tapes, 1, 15);
        TapeChecks.assertSumOfTarget(tapes);
        TapeChecks.assertTwins(tapes, 2, 3);
        TapeChecks.assertUnusedCalls(tapes);
        TapeChecks.assertLabels(tapes);
        TapeChecks.assertTargetAsSource(tapes);
        TapeChecks.assertUnconnected(tapes);
        TapeChecks.assertRecordsNothing(tapes);
    }

    @Test
    void aRightTapePasses() {
        for (int i = 0; i < 10; i++) {
            assertAllPass(PlainTape::new);
        }
    }

    @Test
    void lastBranchOnly() {
        Supplier<GradientTape> tapes = () -> new PlainTape() {
            @Override
            void add(Call call, Tensor tensor, Tensor gradient) {
                put(tensor, gradient);
            }
        };
        assertFirst("first-branch-only", () -> TapeChecks.assertDiamond(tapes, 1, 15));
        assertFirst("first-branch-only", () -> TapeChecks.assertSquare(tapes, 3, 10));
        assertFirst("first-branch-only", () -> TapeChecks.assertSharedWeight(tapes, 1, 160));
        TapeChecks.assertChainOfThree(tapes, 1, 120);
    }

    @Test
    void firstBranchOnly() {
        Supplier<GradientTape> tapes = () -> new PlainTape() {
            @Override
            void add(Call call, Tensor tensor, Tensor gradient) {
                if (get(tensor) == null) {
                    put(tensor, gradient);
                }
            }
        };
        assertFirst("last-branch-only", () -> TapeChecks.assertDiamond(tapes, 1, 15));
        assertFirst("last-branch-only", () -> TapeChecks.assertSquare(tapes, 3, 10));
        assertFirst("last-branch-only", () -> TapeChecks.assertSharedWeight(tapes, 1, 160));
    }

    @Test
    void countedOnce() {
        assertFirst(
                "counted-once",
                () -> TapeChecks.assertSquare(
                        () -> new PlainTape() {
                            private final Set<List<Object>> counted = new HashSet<>();

                            @Override
                            void add(Call call, Tensor tensor, Tensor gradient) {
                                if (counted.add(
                                        List.of(System.identityHashCode(call), System.identityHashCode(tensor)))) {
                                    super.add(call, tensor, gradient);
                                }
                            }
                        },
                        3,
                        10));
    }

    @Test
    void forwardOrder() {
        Supplier<GradientTape> tapes = () -> new PlainTape() {
            @Override
            List<Call> order(List<Call> calls) {
                return calls;
            }
        };
        assertFirst("forward-order", () -> TapeChecks.assertChainOfThree(tapes, 1, 120));
        assertFirst("forward-order", () -> TapeChecks.assertDiamond(tapes, 1, 15));
        TapeChecks.assertChainOfOne(tapes, 2, 12);
    }

    @Test
    void callsLeftOut() {
        Supplier<GradientTape> withoutFirst = () -> new PlainTape() {
            @Override
            List<Call> order(List<Call> calls) {
                return super.order(calls.subList(1, calls.size()));
            }
        };
        assertFirst("first-call-left-out", () -> TapeChecks.assertChainOfOne(withoutFirst, 2, 12));
        assertFirst("first-call-left-out", () -> TapeChecks.assertChainOfThree(withoutFirst, 1, 120));
        assertFirst(
                "last-call-left-out",
                () -> TapeChecks.assertChainOfThree(
                        () -> new PlainTape() {
                            @Override
                            List<Call> order(List<Call> calls) {
                                return super.order(calls.subList(0, calls.size() - 1));
                            }
                        },
                        1,
                        120));
    }

    @Test
    void startValue() {
        assertFirst("start-value", () -> TapeChecks.assertChainOfOne(() -> starting(target -> target), 2, 12));
        assertFirst("start-value", () -> TapeChecks.assertChainOfOne(() -> starting(Tensor::zerosLike), 2, 12));
        assertFirst(
                "start-value",
                () -> TapeChecks.assertSumOfTarget(() -> starting(target -> Tensor.fullLike(target, 1.0 / 15))));
        assertFirst(
                "float-inside",
                () -> TapeChecks.assertChainOfOne(() -> starting(target -> Tensor.ones(target.shape())), 2, 12));
    }

    private static GradientTape starting(UnaryOperator<Tensor> start) {
        return new PlainTape() {
            @Override
            Tensor start(Tensor target) {
                return start.apply(target);
            }
        };
    }

    @Test
    void identityByEquals() {
        assertFirst(
                "identity-by-equals",
                () -> TapeChecks.assertTwins(
                        () -> new PlainTape() {
                            @Override
                            Object key(Tensor tensor) {
                                return Arrays.toString(tensor.toDoubleArray()).intern();
                            }
                        },
                        2,
                        3));
    }

    @Test
    void weightsMissing() {
        assertFirst(
                "weights-left-out",
                () -> TapeChecks.assertTwoLayers(
                        () -> new PlainTape() {
                            @Override
                            void add(Call call, Tensor tensor, Tensor gradient) {
                                if (call.inputs().stream().anyMatch(input -> input == tensor)) {
                                    super.add(call, tensor, gradient);
                                }
                            }
                        },
                        1,
                        5,
                        120,
                        8));
    }

    @Test
    void swappedOrder() {
        assertFirst(
                "swapped-order",
                () -> TapeChecks.assertOrderOfSources(() -> new PlainTape() {
                    @Override
                    List<Tensor> answers(List<? extends Tensor> sources) {
                        List<Tensor> answers = super.answers(sources);
                        Collections.reverse(answers);
                        return answers;
                    }
                }));
    }

    @Test
    void unconnected() {
        Executable zeros = () -> TapeChecks.assertUnconnected(() -> new PlainTape() {
            @Override
            List<Tensor> answers(List<? extends Tensor> sources) {
                sources.forEach(source -> gradients.putIfAbsent(source, Tensor.zerosLike(source)));
                return super.answers(sources);
            }
        });
        assertFirst("unconnected-gives-zeros", zeros);
        assertFirst(
                "source-not-named",
                () -> TapeChecks.assertUnconnected(() -> new PlainTape() {
                    @Override
                    List<Tensor> answers(List<? extends Tensor> sources) {
                        throw new NullPointerException();
                    }
                }));
        assertFirst(
                "other-exception",
                () -> TapeChecks.assertUnconnected(() -> new PlainTape() {
                    @Override
                    List<Tensor> answers(List<? extends Tensor> sources) {
                        throw new NoSuchElementException("left_out");
                    }
                }));
        assertFirst(
                "source-not-named",
                () -> TapeChecks.assertUnconnected(() -> new PlainTape() {
                    @Override
                    List<Tensor> answers(List<? extends Tensor> sources) {
                        throw new IllegalArgumentException("no gradient");
                    }
                }));
    }

    @Test
    void labels() {
        assertFirst(
                "labels-asked",
                () -> TapeChecks.assertLabels(() -> new PlainTape() {
                    @Override
                    boolean wants(Tensor input, List<Call> calls, List<? extends Tensor> sources) {
                        return true;
                    }
                }));
    }

    @Test
    void recordsGradients() {
        assertFirst(
                "records-gradients",
                () -> TapeChecks.assertRecordsNothing(() -> new PlainTape() {
                    @Override
                    void stopRecording() {}
                }));
    }

    @Test
    void wrongAnswers() {
        assertFirst("null", () -> TapeChecks.assertChainOfOne(() -> answering(Collections.singletonList(null)), 2, 12));
        assertFirst("wrong-count", () -> TapeChecks.assertChainOfOne(() -> answering(List.of()), 2, 12));
    }

    private static GradientTape answering(List<Tensor> answers) {
        return new PlainTape() {
            @Override
            List<Tensor> answers(List<? extends Tensor> sources) {
                return answers;
            }
        };
    }

    @Test
    void theTapeOfTheLibraryGivesTheSameGradients() {
        Supplier<GradientTape> tapes = () -> new GradientTape(true);
        TapeChecks.assertDiamondOnDiamond(tapes, 1, 435);
        TapeChecks.assertTwoLayers(tapes, 1, 5, 120, 8);
        TapeChecks.assertUnusedCalls(tapes);
        TapeChecks.assertLabels(tapes);
    }
}
