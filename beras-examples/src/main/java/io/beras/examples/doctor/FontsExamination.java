package io.beras.examples.doctor;

import io.beras.plots.PlotException;
import io.beras.plots.PlotFonts;
import java.awt.GraphicsEnvironment;

/** Examines the fonts, which the plots need. */
final class FontsExamination {

    private FontsExamination() {}

    static Finding examine() {
        try {
            PlotFonts.require();
        } catch (PlotException e) {
            return Finding.warning(
                    "fonts",
                    "Java finds none: training works, but no plots are written",
                    "install fontconfig and a font such as DejaVu");
        }
        String display = GraphicsEnvironment.isHeadless() ? "no display is needed" : "a display is there";
        return Finding.ok("fonts", "plots can be drawn; " + display);
    }
}
