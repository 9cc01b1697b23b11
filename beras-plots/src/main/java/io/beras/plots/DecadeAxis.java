package io.beras.plots;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/**
 * A logarithmic axis with ticks at 1, 2 and 5 of every decade, or at fewer digits if the range has more decades.
 *
 * <p>JFreeChart's LogAxis has ticks at equal fractions of a decade, with labels such as 0.398107 and 0.630957.
 */
final class DecadeAxis extends LogAxis {

    private static final long serialVersionUID = 1;
    private static final int MOST_DECADES = 8;

    DecadeAxis(String label) {
        super(label);
        // The default, 1e-8, would extend the range of smaller losses below zero, and a logarithm needs positive
        // values.
        setAutoRangeMinimumSize(Double.MIN_NORMAL);
    }

    @Override
    protected List<NumberTick> refreshTicksVertical(Graphics2D graphics, Rectangle2D area, RectangleEdge edge) {
        return ticks(TextAnchor.CENTER_RIGHT);
    }

    @Override
    protected List<NumberTick> refreshTicksHorizontal(Graphics2D graphics, Rectangle2D area, RectangleEdge edge) {
        return ticks(TextAnchor.TOP_CENTER);
    }

    private List<NumberTick> ticks(TextAnchor anchor) {
        double first = Math.log10(getLowerBound());
        double last = Math.log10(getUpperBound());
        int stride = (int) Math.ceil((last - first) / MOST_DECADES);

        List<NumberTick> ticks = new ArrayList<>();
        for (int decade = (int) Math.floor(first / stride) * stride; decade <= last; decade += stride) {
            for (int digit : digits(last - first)) {
                BigDecimal value = BigDecimal.valueOf(digit, -decade);
                if (getRange().contains(value.doubleValue())) {
                    String label = Math.abs(decade) <= 4 ? value.toPlainString() : digit + "e" + decade;
                    ticks.add(new NumberTick(value, label, anchor, TextAnchor.CENTER, 0));
                }
            }
        }
        return ticks;
    }

    private static int[] digits(double decades) {
        if (decades <= 2.5) {
            return new int[] {1, 2, 5};
        }
        return decades <= 5 ? new int[] {1, 3} : new int[] {1};
    }
}
