package io.beras.plots.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MermaidTextTest {

    @Test
    void drawsVariablesInputsCallsTheLossAndTheMarks() {
        // x·w = (3 -3; 7 -7): the second unit of the rectifier is dead, and b is not used
        Variable w = new Variable("w", Tensor.of(new double[][] {{1, -1}, {1, -1}}));
        Variable b = new Variable("b", Tensor.of(0, 0));
        Map<String, Variable> weights = new LinkedHashMap<>();
        weights.put("dense_1/w", w);
        weights.put("dense_1/b", b);
        Tensor x = Tensor.of(new double[][] {{1, 2}, {3, 4}});
        try (GradientTape tape = new GradientTape(true)) {
            Tensor loss = x.matmul(w).maximum(Tensor.scalar(0)).mul(0.5).sum();

            assertEquals("""
                    flowchart TD
                        v1[("dense_1/w<br/>(2, 2)")]
                        v2[("dense_1/b<br/>(2)<br/>∅ disconnected")]
                        x1[/"input 1<br/>(2, 2)"/]
                        c1["1: matmul (dense_1)<br/>(2, 2)"]
                        c2["2: maximum with 0<br/>(2, 2)<br/>○ dead ReLU"]
                        c3["3: mul with 0.5<br/>(2, 2)"]
                        c4["4: sum<br/>(1, 1)"]
                        c5["5: reshape<br/>()"]
                        loss(["loss 5"])
                        x1 --> c1
                        v1 --> c1
                        c1 --> c2
                        c2 --> c3
                        c3 --> c4
                        c4 --> c5
                        c5 --> loss
                        classDef disconnected fill:#e9e9e9,stroke:#555555,color:#111111,stroke-width:3px
                        class v2 disconnected
                        classDef dead-relu fill:#fdf0c4,stroke:#7a5c00,color:#111111,stroke-width:3px
                        class c2 dead-relu
                    """, TapeDrawing.of(tape, loss, weights).toMermaid());
        }
    }

    @Test
    void aTensorThatACallReadsTwiceIsOneEdge() {
        Variable w = new Variable("w", Tensor.of(3));
        try (GradientTape tape = new GradientTape(true)) {
            String text = TapeDrawing.of(tape, w.mul(w).sum()).toMermaid();

            assertEquals(
                    1, text.lines().filter(line -> line.equals("    v1 --> c1")).count());
        }
    }

    @Test
    void escapesEveryCharacterWithAMeaning() {
        assertEquals(
                "a#60;b#62; #38; #34;c#34; #35;1#59; #96;d#96; e#92;n f#124;",
                MermaidText.escape("a<b> & \"c\" #1; `d` e\\n f|"));
    }

    @Test
    void aNameOfTwoLinesStaysOneLine() {
        Variable w = new Variable("first\nsecond", Tensor.of(3));
        try (GradientTape tape = new GradientTape(true)) {
            String text = TapeDrawing.of(tape, w.sum()).toMermaid();

            assertTrue(text.contains("v1[(\"first?second<br/>(1)\")]"), text);
        }
    }

    @Test
    void foldedCallsAreOneNodeWithTheirEdges() {
        Variable w = new Variable("w", Tensor.of(1));
        try (GradientTape tape = new GradientTape(true)) {
            Tensor y = w.mul(w);
            for (int i = 0; i < 200; i++) {
                y = y.mul(w);
            }
            String text = TapeDrawing.of(tape, y.sum()).toMermaid();

            assertEquals("""
                    flowchart TD
                        v1[("w<br/>(1)")]
                        c1["1: mul<br/>(1)"]
                        f2[["199 calls folded, 2 to 200: 199 times mul"]]
                        c201["201: mul<br/>(1)"]
                        c202["202: sum<br/>(1)"]
                        c203["203: reshape<br/>()"]
                        loss(["loss 1"])
                        v1 --> c1
                        c1 --> f2
                        v1 --> f2
                        f2 --> c201
                        v1 --> c201
                        c201 --> c202
                        c202 --> c203
                        c203 --> loss
                    """, text);
        }
    }
}
