package io.beras.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReportCommandTest extends CommandFixture {

    private static final Pattern REFERENCE = Pattern.compile("(?:src|href)=\"([^\"]*)\"");

    @Test
    void aRunOfDigitsHasCurvesTestMistakesAndSettings() throws Exception {
        run("train", "--data=synthetic", "--model=simple", "--epochs=2", "--name=digits");

        String page = report("digits");

        assertTrue(page.startsWith("<!DOCTYPE html>\n<html lang=\"en\">"), page);
        for (String heading : new String[] {
            "Training", "Test", "Mistakes and right answers", "Model", "Data", "Settings", "Environment"
        }) {
            assertTrue(page.contains("<h2>" + heading + "</h2>"), heading);
        }
        assertTrue(page.contains("<dt>test accuracy</dt><dd>"), page);
        assertTrue(page.contains("macro mean</th>"), page);
        assertTrue(page.contains("alt=\"test image "), page);
        assertTrue(page.contains("Dense(784, 10)"), page);
        assertTrue(page.contains("<th scope=\"row\">epochs</th><td>2</td>"), page);
    }

    /** The page is one file: all that it shows is in it. */
    @Test
    void thePageNeedsNoNetworkAndNoScript() throws Exception {
        run("train", "--data=synthetic", "--model=simple", "--epochs=1", "--name=digits");

        String page = report("digits");

        assertFalse(page.contains("<script"), page);
        Matcher references = REFERENCE.matcher(page);
        while (references.find()) {
            String reference = references.group(1);
            assertTrue(reference.startsWith("data:") || reference.startsWith("#"), reference);
        }
        assertFalse(page.contains("@import"), page);
    }

    @Test
    void aRegressionHasPredictedAndTrueValuesAndNamesAreEscaped() throws Exception {
        StringBuilder rows = new StringBuilder("x,<b>price</b>\n");
        for (int i = 0; i < 60; i++) {
            rows.append(i).append(',').append(2.5 * i + 0.25).append('\n');
        }
        Path csv = Files.writeString(home.resolve("t.csv"), rows);
        run("train", "--csv=" + csv, "--target=<b>price</b>", "--epochs=2", "--name=houses");

        String page = report("houses");

        assertTrue(page.contains("<dt>test R²</dt><dd>"), page);
        assertTrue(page.contains("true &lt;b&gt;price&lt;/b&gt;"), page);
        assertFalse(page.contains("<b>price"), page);
        assertFalse(page.contains("<h2>Mistakes"), page);
    }

    @Test
    void thePageGoesWhereTheUserWants() throws Exception {
        run("train", "--data=synthetic", "--model=simple", "--epochs=1", "--name=digits");
        Path page = home.resolve("pages/mine.html");

        run("report", "last", "--out=" + page);

        assertTrue(Files.readString(page).contains("<h1>Run digits</h1>"));
        assertEquals(page.toString(), command.out().strip());
    }

    @Test
    void aRunThatIsMissingIsNamed() {
        assertEquals(1, command.run("report", "first"));
        assertTrue(command.err().startsWith("beras: there is no run \"first\""), command.err());
    }

    private String report(String name) throws IOException {
        run("report", name);
        return Files.readString(home.resolve("runs/" + name + "/report.html"));
    }

    private void run(String... arguments) {
        assertEquals(0, command.run(arguments), command.err());
    }
}
