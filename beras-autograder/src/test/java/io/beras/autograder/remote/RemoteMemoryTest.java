package io.beras.autograder.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.autograder.remote.sample.Echo;
import io.beras.autograder.sandbox.ProcessConnection;
import io.beras.core.Call;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** Neither process keeps the objects of tests that have ended. */
class RemoteMemoryTest {

    private static final String COURSE = Echo.class.getPackageName();

    /** Far below the number of objects that the tests use. */
    private static final int FEW = 100;

    private static ProcessConnection start() throws IOException {
        Sockets sockets = Sockets.open();
        SubmissionServer.start(sockets.child(), RemoteMemoryTest.class.getClassLoader(), COURSE);
        return sockets.connection("the thread ended");
    }

    @Test
    void objectsAndVariablesGoWhenNobodyUsesThem() {
        try (RemoteSubmission submission =
                new RemoteSubmission(RemoteMemoryTest::start, COURSE, Duration.ofSeconds(20))) {
            for (int test = 0; test < 1000; test++) {
                useObjects(submission, test);
            }
            int rounds = 0;
            while (submission.sharedObjects() > FEW && rounds++ < 50) {
                System.gc();
                submission.call(Object.class, "Echo", "same", 1); // takes the news of both processes to the other
            }
            assertTrue(submission.sharedObjects() <= FEW, () -> submission.sharedObjects() + " objects are left");
        }
    }

    /** Uses a function, a variable and a call of this process in the other, and a function of the other. */
    private static void useObjects(RemoteSubmission submission, int test) {
        DoubleUnaryOperator function = x -> test * x; // an object of its own
        DoubleUnaryOperator twofold = submission.call(DoubleUnaryOperator.class, "Echo", "twofold", function);
        assertEquals((double) test * test, twofold.applyAsDouble(1));
        submission.call(Variable.class, "Echo", "increment", new Variable("w", Tensor.of(DataType.DOUBLE, 1, 2)));
        submission.call(
                Object.class,
                "Echo",
                "same",
                new Call(new Sum(), List.of(Tensor.of(1.0), Tensor.of(2.0)), Tensor.of(3.0)));
    }
}
