package io.beras.autograder.gradebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FolderNamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"anna", "Anna Müller", "李明", "schmidtanna_123_beras-1", "a.b"})
    void permittedNameStays(String name) {
        assertEquals(name, folder(name));
    }

    @ParameterizedTest
    @CsvSource({
        "a?b, a_b-",
        "'a:b*c', a_b_c-",
        "con.txt, _con.txt-",
        "AUX, _AUX-",
        "'dots.. ', dots-",
        "'a\u0001b', a_b-"
    })
    void otherNameIsChangedAndGetsAChecksum(String name, String begin) {
        assertTrue(folder(name).matches(begin.replace(".", "\\.") + "[0-9a-f]{8}"), folder(name));
    }

    @Test
    void longNameFitsIntoTheSystemsLimit() {
        String folder = folder("😀".repeat(100));
        assertTrue(folder.getBytes(StandardCharsets.UTF_8).length <= 255, folder);
    }

    @Test
    void namesThatBecomeEqualStayApart() {
        Map<String, String> folders = FolderNames.of(List.of("a?b", "a*b"));
        assertNotEquals(folders.get("a?b"), folders.get("a*b"));
    }

    @Test
    void namesThatWindowsTakesForEqualStayApart() {
        Map<String, String> folders = FolderNames.of(List.of("Anna", "anna", "ZOE\u0308", "zo\u00EB"));
        assertEquals(
                4, folders.values().stream().map(String::toLowerCase).distinct().count(), folders::toString);
        assertTrue(folders.get("anna").startsWith("anna-"));
        assertTrue(folders.get("zo\u00EB").startsWith("zo\u00EB-"));
    }

    private static String folder(String name) {
        return FolderNames.of(List.of(name)).get(name);
    }
}
