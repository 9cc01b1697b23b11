package io.beras.plots.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The contrast of every text to its ground, by the formula of WCAG 2.1. */
class PageStyleTest {

    private static final double AA = 4.5;

    @Test
    void everyTextIsReadableInLightAndDarkMode() {
        String[] modes = PageStyle.SHEET.split("@media screen and \\(prefers-color-scheme: dark\\)", 2);
        for (String mode : modes) {
            Map<String, Integer> colours = colours(mode);
            for (String text : new String[] {"ink", "quiet", "link", "forward", "backward"}) {
                assertContrast(colours, text, "ground");
                assertContrast(colours, text, "marked");
            }
            for (TapeMark.Kind kind : TapeMark.Kind.values()) {
                assertContrast(colours, kind.styleClass(), kind.styleClass() + "-ground");
                assertContrast(colours, kind.styleClass(), "ground");
            }
        }
    }

    @Test
    void theFormulaGivesTheContrastOfBlackAndGreyOnWhite() {
        assertEquals(21, contrast(0x000000, 0xffffff), 1e-9);
        assertEquals(4.48, contrast(0x777777, 0xffffff), 0.005); // a well-known grey that just fails
    }

    private static void assertContrast(Map<String, Integer> colours, String text, String ground) {
        double contrast = contrast(colours.get(text), colours.get(ground));
        assertTrue(contrast >= AA, text + " on " + ground + " has the contrast " + contrast);
    }

    private static Map<String, Integer> colours(String sheet) {
        Map<String, Integer> colours = new HashMap<>();
        Pattern.compile("--([\\w-]+): #([0-9a-f]{6});")
                .matcher(sheet)
                .results()
                .forEach(match -> colours.put(match.group(1), Integer.parseInt(match.group(2), 16)));
        return colours;
    }

    private static double contrast(int a, int b) {
        double lighter = Math.max(luminance(a), luminance(b));
        double darker = Math.min(luminance(a), luminance(b));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double c = (channel & 0xff) / 255.0;
        return c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
