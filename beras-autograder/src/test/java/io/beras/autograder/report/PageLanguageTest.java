package io.beras.autograder.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PageLanguageTest {

    private static final Properties CHINESE = Resources.properties("causes.zh.properties");

    @Test
    void allLanguagesHaveTheSameLabels() {
        assertEquals(
                Resources.properties("labels.en.properties").stringPropertyNames(),
                Resources.properties("labels.zh.properties").stringPropertyNames());
    }

    @Test
    void everyCauseInTheSourcesHasAChineseSentence() throws IOException {
        Set<String> causes = DiagnosisCauses.ofSources();
        assertTrue(causes.size() > 200, () -> "found only " + causes);

        causes.removeAll(CHINESE.stringPropertyNames());

        assertEquals(Set.of(), causes);
    }

    @Test
    void everyChineseSentenceIsAboutACauseInTheSources() throws IOException {
        Set<String> causes = new HashSet<>(CHINESE.stringPropertyNames());

        causes.removeAll(DiagnosisCauses.ofSources());

        assertEquals(Set.of(), causes);
    }

    @Test
    void everySentenceIsChineseAndEndsAsOne() {
        CHINESE.forEach((cause, sentence) ->
                assertTrue(sentence.toString().matches(".*\\p{IsHan}.*。"), () -> cause + "=" + sentence));
    }
}
