package io.beras.exchange.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each layer becomes the nodes of the table of cases. */
class NodeListTest {

    static List<ExportCase> cases() {
        return ExportCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aLayerBecomesItsNodes(ExportCase each) {
        List<String> lines = OnnxModel.of(each.model()).toString().lines().toList();

        assertEquals(
                each.nodes(),
                lines.subList(1, lines.size() - 1).stream()
                        .map(line -> line.substring(line.indexOf(' ') + 1, line.indexOf(" -> ")))
                        .collect(Collectors.joining(" ")));
    }
}
