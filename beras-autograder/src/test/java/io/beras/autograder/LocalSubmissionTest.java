package io.beras.autograder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class LocalSubmissionTest {

    private final Submission submission =
            new LocalSubmission(getClass().getClassLoader(), "io.beras.autograder.submitted");

    private String created(Object... arguments) {
        return submission.create(CharSequence.class, "Averages", arguments).toString();
    }

    @Test
    void theArgumentsChooseTheConstructor() {
        assertEquals("no argument", created());
        assertEquals("text", created("text"));
        assertEquals("int...[1]", created(1));
        assertEquals("int...[0, 3, 7]", created(0, 3, 7));
        assertEquals("int...[0, 3, 7]", created((Object) new int[] {0, 3, 7}));
        assertEquals("double 2.0, List [1]", created(2, List.of(1)));
        assertEquals("double 2.5, List null", created(2.5, null));
    }

    @Test
    void staticMethodsReturnObjectsAndPrimitiveValues() {
        ToDoubleFunction<double[]> sum = x -> x[0] + x[1];
        assertEquals(7.0, submission.call(double.class, "Averages", "of", sum, new double[] {3, 4}));
        assertEquals(3L, submission.call(Long.class, "Averages", "count", 1, 2, 3));
        assertEquals(0L, submission.call(long.class, "Averages", "count"));
        assertEquals(12L, submission.call(long.class, "Averages", "countAfter", 10, new int[] {3, 7}));
        assertEquals(12L, submission.call(long.class, "Averages", "countAfter", 10, 3, 7));
    }

    @Test
    void anExceptionOfTheSubmissionIsThrownAsItIs() {
        Exception thrown = assertThrows(
                Exception.class, () -> submission.call(String.class, "Averages", "fails", "a checked exception"));
        assertEquals(Exception.class, thrown.getClass());
        assertEquals("a checked exception", thrown.getMessage());
    }

    @Test
    void aMissingConstructorIsNamedBesideTheConstructorsThatExist() {
        assertMessage(
                "Averages needs a public constructor (int, String); found: Averages(), Averages(String),"
                        + " Averages(double, List), Averages(int...), non-public Averages(char)",
                () -> created(5, "x"));
        ToDoubleFunction<double[]> lambda = x -> 0;
        assertMessage(
                "Averages needs a public constructor (ToDoubleFunction, List, null); found: Averages(), Averages(String),"
                        + " Averages(double, List), Averages(int...), non-public Averages(char)",
                () -> created(lambda, List.of(1, 2, 3), null));
    }

    @Test
    void aMissingMethodIsNamedBesideTheMethodsOfThisName() {
        assertMessage(
                "Averages needs a public static method count(String); found: count(int...)",
                () -> submission.call(long.class, "Averages", "count", "x"));
        assertMessage(
                "Averages needs a public static method notStatic(int); found: non-static notStatic(int)",
                () -> submission.call(String.class, "Averages", "notStatic", 1));
        assertMessage(
                "Averages needs a public static method median(double[]); found: none",
                () -> submission.call(double.class, "Averages", "median", (Object) new double[] {1}));
    }

    @Test
    void anObjectOrAResultOfAnotherTypeIsRefused() {
        assertMessage(
                "Averages needs to be a Runnable; found: class Averages implements CharSequence",
                () -> submission.create(Runnable.class, "Averages"));
        assertMessage(
                "Averages.count needs to return int; it returned long",
                () -> submission.call(int.class, "Averages", "count", 1));
        assertMessage(
                "Averages.nothing needs to return String; it returned null",
                () -> submission.call(String.class, "Averages", "nothing"));
    }

    @Test
    void aClassThatIsMissingOrBrokenIsNamed() {
        assertMessage(
                "there is no class io.beras.autograder.submitted.Dense: Dense.java is missing, names another package, or"
                        + " does not compile",
                () -> submission.create(Object.class, "Dense"));
        assertMessage(
                "Hidden needs to be public; found: class Hidden without public",
                () -> submission.create(Object.class, "Hidden"));
        assertMessage(
                "a static field or static block of BrokenField throws: java.lang.ArithmeticException: / by zero",
                () -> submission.create(Object.class, "BrokenField"));
        assertMessage(
                "a static field or static block of BrokenField throws: Exception java.lang.ArithmeticException: / by zero"
                        + " [in thread \"" + Thread.currentThread().getName() + "\"]",
                () -> submission.create(Object.class, "BrokenField"));
    }

    private static void assertMessage(String message, Executable executable) {
        assertEquals(message, assertThrows(AssertionError.class, executable).getMessage());
    }
}
