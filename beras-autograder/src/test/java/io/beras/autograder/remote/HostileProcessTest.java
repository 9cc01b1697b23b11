package io.beras.autograder.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.beras.autograder.run.TestOutcome;
import io.beras.autograder.sandbox.ProcessStarter;
import io.beras.core.Diffable;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/** Whatever the process of a submission sends, the test fails with a sentence, soon, and with little memory. */
class HostileProcessTest {

    /** For processes that answer wrongly: a busy machine needs seconds for an answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** For processes that never answer. */
    private static final Duration IMPATIENCE = Duration.ofMillis(300);

    private static final String NO_ANSWER = "did not answer within";

    /** Far below the 64 MB that a frame may have. */
    private static final long MODEST = 20L << 20;

    private static Arguments hostile(String name, String sentence, FakeChild.Behaviour behaviour) {
        return Arguments.of(name, sentence, behaviour);
    }

    private static Arguments sends(String name, String sentence, Consumer<FrameOutput> value) {
        return hostile(name, sentence, (child, nonce) -> {
            FrameOutput output = new FrameOutput();
            value.accept(output);
            child.sendResult(nonce, output);
        });
    }

    static Stream<Arguments> processes() {
        return Stream.of(
                hostile("closes the channel", "the fake ended", (child, nonce) -> child.close()),
                hostile("closes within a frame", "the fake ended", (child, nonce) -> {
                    child.sendInts(100, 1);
                    child.close();
                }),
                hostile("never answers", NO_ANSWER, (child, nonce) -> {}),
                hostile("sends byte by byte", NO_ANSWER, (child, nonce) -> {
                    child.sendInts(Limits.FRAME_BYTES);
                    while (true) {
                        child.send(ByteBuffer.allocate(1));
                    }
                }),
                hostile(
                        "announces 64 MB and sends nothing",
                        NO_ANSWER,
                        (child, nonce) -> child.sendInts(Limits.FRAME_BYTES)),
                hostile(
                        "announces 2 GB",
                        "a frame of 2147483647 bytes",
                        (child, nonce) -> child.sendInts(Integer.MAX_VALUE)),
                hostile("announces a negative length", "a frame of -1 bytes", (child, nonce) -> child.sendInts(-1)),
                hostile("sends an empty frame", "a frame of 0 bytes", (child, nonce) -> child.sendInts(0)),
                hostile("sends noise", "sent what no submission sends", (child, nonce) -> {
                    byte[] noise = new byte[1000];
                    new Random(1).nextBytes(noise);
                    child.sendInts(noise.length);
                    child.send(ByteBuffer.wrap(noise));
                }),
                hostile(
                        "replies to another request",
                        "a reply to no request",
                        (child, nonce) -> child.sendResult(nonce + 1, new FrameOutput().putTag(Tag.TRUE))),
                hostile("sends another kind of frame", "a frame of the kind 9", (child, nonce) -> {
                    FrameOutput body = new FrameOutput();
                    body.putInt(0);
                    child.sendFrame(9, nonce, body);
                }),
                hostile(
                        "calls an object that it never got",
                        "no object has the number 7",
                        (child, nonce) -> child.sendFrame(1, 5, request(7, "getAsDouble()"))),
                hostile(
                        "calls a method outside the interface",
                        "does not offer",
                        (child, nonce) -> child.sendFrame(1, 5, request(0, "notify()"))),
                hostile("calls without end", NO_ANSWER, (child, nonce) -> {
                    while (true) {
                        child.sendFrame(1, 5, request(0, "getAsDouble()"));
                        child.skipFrame();
                    }
                }),
                hostile("floods with calls and reads no answer", NO_ANSWER, (child, nonce) -> {
                    while (true) {
                        child.sendFrame(1, 5, request(0, "getAsDouble()"));
                    }
                }),
                sends(
                        "sends a string for a layer",
                        "no Diffable",
                        output -> output.putTag(Tag.STRING).putString("y")),
                sends("sends null", "no Diffable", output -> output.putTag(Tag.NULL)),
                sends("sends an object without the interface", "no Diffable", output -> {
                    output.putTag(Tag.REFERENCE).putInt(1);
                    output.putString("Fake");
                    output.putInt(0);
                    output.putInt(0);
                    output.putBoolean(false);
                    output.putBoolean(false);
                }),
                sends("sends more than the value", "bytes too many", output -> {
                    output.putTag(Tag.TRUE);
                    output.putInt(0);
                }),
                sends("sends an unknown kind of value", "no kind of values", output -> output.putByte(99)),
                sends(
                        "nests lists",
                        "nested more than",
                        output -> IntStream.range(0, 1000)
                                .forEach(i -> output.putTag(Tag.LIST).putInt(1))),
                sends(
                        "announces a long list",
                        "a length of",
                        output -> output.putTag(Tag.LIST).putInt(Limits.LIST_LENGTH + 1)),
                sends(
                        "sends a list that ends early",
                        "ends too early",
                        output -> output.putTag(Tag.LIST).putInt(Limits.LIST_LENGTH)),
                sends("sends many lists of nulls", "values in a frame", output -> {
                    output.putTag(Tag.LIST).putInt(100);
                    for (int i = 0; i < 100; i++) {
                        output.putTag(Tag.LIST).putInt(50_000);
                        IntStream.range(0, 50_000).forEach(k -> output.putTag(Tag.NULL));
                    }
                }),
                sends(
                        "announces a long string",
                        "a length of",
                        output -> output.putTag(Tag.STRING).putInt(Integer.MAX_VALUE)),
                sends(
                        "sends an array that ends early",
                        "a frame that is shorter",
                        output -> array(output, DataType.DOUBLE.ordinal(), 4000, 4000)),
                sends(
                        "sends an array of a huge shape",
                        "an array of the shape",
                        output -> array(output, DataType.DOUBLE.ordinal(), 1 << 20, 1 << 20)),
                sends(
                        "sends an array of a negative size",
                        "a length of -5",
                        output -> array(output, DataType.DOUBLE.ordinal(), -5)),
                sends(
                        "sends an array of rank 99",
                        "rank 99",
                        output -> array(output, DataType.DOUBLE.ordinal(), new int[99])),
                sends(
                        "sends an array of another type",
                        "no type of arrays",
                        output -> array(output, DataType.UTF8.ordinal(), 1)),
                sends(
                        "gives back an object that it never got",
                        "no object has the number",
                        output -> output.putTag(Tag.RETURNED).putInt(77)),
                sends(
                        "gives back an array that was not sent",
                        "no array has the number",
                        output -> output.putTag(Tag.ARGUMENT).putInt(0)),
                sends("names a variable that nobody has", "no variable has the number", output -> {
                    output.putTag(Tag.VARIABLE).putBoolean(false);
                    output.putInt(77);
                }),
                sends(
                        "makes a record of the grader",
                        "a value of the class",
                        output -> output.putTag(Tag.RECORD).putString(TestOutcome.class.getName())),
                sends(
                        "names a class as a record",
                        "as a record",
                        output -> output.putTag(Tag.RECORD).putString("java.lang.Runtime")),
                hostile("throws an exception of another class", "an exception of the class", (child, nonce) -> {
                    FrameOutput body = new FrameOutput();
                    body.putInt(0);
                    body.putInt(1);
                    body.putString("org.opentest4j.TestAbortedException");
                    body.putBoolean(false);
                    body.putString("");
                    child.sendFrame(3, nonce, body);
                }),
                hostile("changes an array that was not sent", "a length of 1", (child, nonce) -> {
                    FrameOutput body = new FrameOutput();
                    body.putInt(1);
                    child.sendFrame(2, nonce, body);
                }));
    }

    private static void array(FrameOutput output, int type, int... shape) {
        output.putTag(Tag.ND_ARRAY).putByte(type);
        output.putByte(shape.length);
        Arrays.stream(shape).forEach(output::putInt);
    }

    private static FrameOutput request(int object, String method) {
        FrameOutput body = new FrameOutput();
        body.putInt(object);
        body.putString(method);
        body.putInt(0);
        return body;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("processes")
    void theTestFailsWithASentence(String name, String sentence, FakeChild.Behaviour behaviour) {
        DoubleSupplier given = () -> 1;
        Duration patience = sentence.equals(NO_ANSWER) ? IMPATIENCE : PATIENCE;
        try (RemoteSubmission submission =
                new RemoteSubmission(() -> FakeChild.start(behaviour), "assignment", patience)) {
            AssertionError failure = assertTimeoutPreemptively(
                    PATIENCE.multipliedBy(2),
                    () -> assertThrows(AssertionError.class, () -> submission.create(Diffable.class, "Dense", given)));
            assertTrue(String.valueOf(failure.getMessage()).contains(sentence), failure.getMessage());
            assertTrue(failure.getMessage().contains("assignment.Dense"), failure.getMessage());
            assertEquals(failure.getMessage(), submission.deaths().get(0));
        }
    }

    @Test
    void anAnnouncedLengthTakesNoMemory() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (RemoteSubmission submission = new RemoteSubmission(
                () -> FakeChild.start((child, nonce) -> child.sendInts(Limits.FRAME_BYTES)), "assignment", PATIENCE)) {
            long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            assertThrows(AssertionError.class, () -> submission.create(Diffable.class, "Dense"));
            long after = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            assertTrue(after - before < MODEST, () -> (after - before) + " bytes");
        }
    }

    @Test
    void whenItsTimeIsOverNoTestWaitsForIt() {
        try (RemoteSubmission submission = new RemoteSubmission(
                () -> FakeChild.start((child, nonce) -> {}),
                "assignment",
                Duration.ofMinutes(1),
                Duration.ofSeconds(1))) {
            AssertionError first = assertThrows(AssertionError.class, () -> submission.create(Diffable.class, "Dense"));
            AssertionError second =
                    assertThrows(AssertionError.class, () -> submission.create(Diffable.class, "Dense"));
            assertTrue(first.getMessage().contains("did not answer within the 1 s of this part"), first.getMessage());
            assertTrue(
                    second.getMessage().startsWith("not run: the tests of this part took longer than 1 s"),
                    second.getMessage());
        }
    }

    @Test
    void afterThreeDeathsNoProcessIsStarted() {
        AtomicInteger starts = new AtomicInteger();
        ProcessStarter processes = () -> {
            starts.incrementAndGet();
            return FakeChild.start((child, nonce) -> child.close());
        };
        try (RemoteSubmission submission = new RemoteSubmission(processes, "assignment", PATIENCE)) {
            for (int i = 0; i < 3; i++) {
                assertThrows(AssertionError.class, () -> submission.create(Diffable.class, "Dense"));
            }
            AssertionError fourth =
                    assertThrows(AssertionError.class, () -> submission.create(Diffable.class, "Dense"));
            assertEquals(
                    "not run: the process of this part died 3 times; the last time: in assignment.Dense, the fake ended",
                    fourth.getMessage());
            assertEquals(3, starts.get());
        }
    }
}
