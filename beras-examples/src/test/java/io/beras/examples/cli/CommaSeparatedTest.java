package io.beras.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommaSeparatedTest {

    @Test
    void plainElementsHaveCommasBetweenThem() {
        assertEquals("id,name", CommaSeparated.join(List.of("id", "name")));
        assertEquals(List.of("id", "name"), CommaSeparated.split("id, name"));
    }

    @Test
    void anElementWithACommaStandsInQuotes() {
        assertEquals("id,\"name, first\"", CommaSeparated.join(List.of("id", "name, first")));
        assertEquals(List.of("id", "name, first"), CommaSeparated.split("id,\"name, first\""));
    }

    @Test
    void eachListComesBack() {
        for (List<String> elements : List.of(
                List.of(""),
                List.of("", ""),
                List.of("5\" disk", "\""),
                List.of(" a ", "b"),
                List.of("\"x\"", ",,", "\",\""))) {
            assertEquals(elements, CommaSeparated.split(CommaSeparated.join(elements)));
        }
    }
}
