package assignment.grading;

import assignment.grading.Attack.Earned;
import java.util.List;

/** Attacks by answers that a comparison could take for right ones, and by objects that lie. */
final class Answers {

    static final List<Attack> ALL = List.of(
            value("NaN", "x.mul(Double.NaN)"),
            value("infinity", "x.mul(0).add(Double.POSITIVE_INFINITY)"),
            value("the largest number", "x.mul(0).add(Float.MAX_VALUE)"),
            value("zeros", "x.mul(0)"),
            value("nothing, as an array without elements", "Nd4j.empty(x.dataType())"),
            value("nothing, as an array of the shape (0, 3)", "Nd4j.create(x.dataType(), 0, 3)"),
            value("null", "null"),
            value("a scalar", "x.sum()"),
            value("one row too many", "Nd4j.zeros(x.dataType(), x.rows() + 1, x.columns())"),
            value("integers", "x.castTo(DataType.INT)"),
            value("truth values", "x.gt(0)"),
            value("a closed array", "closed(x.dup())"),
            Attack.that("overwrites its inputs, so that zeros become right")
                    .forward("x.assign(0); return x.dup();")
                    .gradient("x.array().assign(0); return List.of(g -> g.mul(0));"),
            gradients("no gradients", "List.of()"),
            gradients("null in place of gradients", "null"),
            gradients("a list of null", "Collections.singletonList(null)"),
            gradients("a gradient that is null", "List.of(g -> null)"),
            gradients("the gradient zero", "List.of(LocalGradient.zero())"),
            gradients("no gradient, with a reason", "List.of(LocalGradient.none(\"it is always right\"))"),
            gradients("gradients of NaN", "List.of(g -> g.mul(Double.NaN))"),
            gradients("infinite gradients", "List.of(g -> g.mul(0).add(Double.POSITIVE_INFINITY))"),
            gradients("gradients of another shape", "List.of(g -> g.sum())"),
            gradients("the upstream gradient", "List.of(g -> g)"),
            gradients(
                    "a list of another size at each look",
                    "new AbstractList<>() { int looks; public int size() { return ++looks; }"
                            + " public LocalGradient get(int i) { return g -> g; } }"),
            gradients(
                    "a list without end",
                    "new AbstractList<>() { public int size() { return Integer.MAX_VALUE; }"
                            + " public LocalGradient get(int i) { return g -> g; } }"),
            gradients(
                    "a list whose iterator never ends",
                    "new AbstractList<>() { public int size() { return 1; } public LocalGradient get(int i) { return g -> g; }"
                            + " public void forEach(java.util.function.Consumer<? super LocalGradient> use)"
                            + " { LocalGradient same = g -> g; while (always()) { use.accept(same); } } }"),
            gradients("a gradient that throws an Error", "List.of(g -> { throw new Error(\"no\"); })"),
            Attack.that("gives a variable that says it is another array")
                    .gradient(
                            "if (always()) { return List.of(g -> new Variable(\"v\", g) {"
                                    + " @Override public DataType dataType() { throw new IllegalStateException(\"liar\"); } }); }")
                    .earns(Earned.FORWARD),
            Attack.that("answers only when the grader is not looking")
                    .members("static int calls;")
                    .forward("if (calls++ % 2 == 1) { return x.mul(0); }")
                    .earns(Earned.SOMETHING),
            Attack.that("changes its result after it was returned")
                    .members("static INDArray last;")
                    .forward("last = Transforms.max(x, 0).add(1); INDArray result = last;"
                            + " Thread later = new Thread(() -> { while (always()) { result.assign(0); } }); later.setDaemon(true);"
                            + " later.start(); return result;"));

    private Answers() {}

    private static Attack value(String what, String expression) {
        return Attack.that("returns " + what)
                .members("static INDArray closed(INDArray x) { x.close(); return x; }")
                .forward("return %s;".formatted(expression))
                .gradient("return List.of(g -> g.mul(0));");
    }

    private static Attack gradients(String what, String expression) {
        return Attack.that("returns " + what)
                .gradient("return %s;".formatted(expression))
                .earns(Earned.FORWARD);
    }
}
