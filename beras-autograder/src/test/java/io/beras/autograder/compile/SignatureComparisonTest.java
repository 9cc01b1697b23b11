package io.beras.autograder.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureComparisonTest {

    private static final String REFERENCE = """
            package assignment;
            public final class Dense implements Diffable {
                private final Variable w;
                public Dense(Variable w, Variable b) {}
                static final double EPSILON = 1;
                public static Tensor initialWeights(String initializer, int in, int out) {}
                @Override public INDArray forward(INDArray... inputs) {}
                public Map<String, List<Double>> values(java.util.List<? extends Tensor> tensors) {}
                void helper() {}
            }
            """;

    private static SortedMap<String, List<String>> signatures(String source) {
        return SourceSignatures.of(new TreeMap<>(Map.of("assignment/Dense.java", source)));
    }

    private static List<String> differences(String source) {
        return SignatureComparison.of(signatures(REFERENCE), signatures(source));
    }

    @Test
    void listsTheHeaderAndWhatOthersCanUse() {
        assertEquals(
                Map.of(
                        "Dense",
                        List.of(
                                "class Dense implements Diffable",
                                "public Dense(Variable w, Variable b)",
                                "public static Tensor initialWeights(String initializer, int in, int out)",
                                "public INDArray forward(INDArray... inputs)",
                                "public Map<String, List<Double>> values(java.util.List<? extends Tensor> tensors)")),
                signatures(REFERENCE));
    }

    @Test
    void aClassWithoutConstructorHasThatOfJava() {
        assertEquals(
                List.of("class ReLU", "public ReLU()"),
                signatures("package assignment; public class ReLU {}").get("ReLU"));
    }

    @Test
    void namesExpectedAndFound() {
        assertEquals(
                List.of("Dense: expected public Dense(Variable w, Variable b); found public Dense(Tensor w, Tensor b)"),
                differences(REFERENCE.replace("Dense(Variable w, Variable b)", "Dense(Tensor w, Tensor b)")));
        assertEquals(
                List.of("Dense: expected public INDArray forward(INDArray... inputs); found none of this name"),
                differences(REFERENCE.replace("forward", "foward")));
        assertEquals(
                List.of("Dense: expected class Dense implements Diffable; found class Dense"),
                differences(REFERENCE.replace(" implements Diffable", "")));
        assertEquals(
                List.of("Dense: expected class Dense implements Diffable; found no such class"),
                differences(REFERENCE.replace("class Dense", "class dense")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Variable w, Variable b -> final Variable weights, Variable bias",
                "INDArray... inputs -> INDArray[] inputs",
                "java.util.List<? extends Tensor> -> List<Tensor>",
                "final class -> class",
                "implements Diffable -> extends Base implements java.io.Serializable, io.beras.core.Diffable",
                "void helper() {} -> public void another() {}"
            })
    void whatTheJvmDoesNotSeeIsNoDifference(String change) {
        String[] parts = change.split(" -> ");
        assertEquals(List.of(), differences(REFERENCE.replace(parts[0], parts[1])));
    }

    @Test
    void aSourceThatDoesNotCompileHasSignaturesToo() {
        assertEquals(List.of(), differences(REFERENCE.replace("void helper() {}", "void helper() { int x = ; }")));
    }
}
