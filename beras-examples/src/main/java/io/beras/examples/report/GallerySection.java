package io.beras.examples.report;

import io.beras.core.random.Randomness;
import io.beras.plots.Predictions;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/**
 * Images of the test: the mistakes in which the model is most confident, and right answers at random.
 *
 * @param predictions the images with their predictions
 */
record GallerySection(Predictions predictions) {

    private static final int MISTAKES = 20;
    private static final int RIGHT = 10;

    String toHtml() {
        List<Integer> mistakes = predictions.mistakes();
        String heading = mistakes.isEmpty()
                ? String.format(Locale.ROOT, "<p>No mistake among %,d images.</p>%n", predictions.size())
                : String.format(
                        Locale.ROOT,
                        "<p>%,d wrong among %,d images, the most confident first.</p>%n",
                        mistakes.size(),
                        predictions.size());
        List<Integer> right = Arrays.stream(
                        Randomness.of(0).numbers("report", 0).permutation(predictions.size()))
                .filter(predictions::isRight)
                .limit(RIGHT)
                .boxed()
                .toList();
        return heading
                + tiles("wrong", mistakes.subList(0, Math.min(MISTAKES, mistakes.size())))
                + (right.isEmpty() ? "" : "<h3>Right, at random</h3>\n")
                + tiles("right", right);
    }

    private String tiles(String kind, List<Integer> images) {
        StringBuilder tiles = new StringBuilder();
        images.forEach(image -> tiles.append(tile(kind, image)));
        return images.isEmpty() ? "" : "<div class=\"tiles\">\n" + tiles + "</div>\n";
    }

    private String tile(String kind, int image) {
        String predicted = predictions.predictedName(image);
        String truth = predictions.isRight(image) ? "" : "<br>" + Html.escape(predictions.trueName(image));
        return String.format(
                Locale.ROOT,
                "<figure><img alt=\"%s\" src=\"data:image/png;base64,%s\"><figcaption><strong class=\"%s\">%s</strong>"
                        + "<br>%.1f %%%s</figcaption></figure>%n",
                Html.escape("test image " + image),
                png(predictions.image(image)),
                kind,
                Html.escape(predicted),
                100 * predictions.confidence(image),
                truth);
    }

    private static String png(BufferedImage image) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(png.toByteArray());
    }
}
