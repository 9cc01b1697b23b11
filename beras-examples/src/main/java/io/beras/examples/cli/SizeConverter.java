package io.beras.examples.cli;

import io.beras.examples.data.ImageSize;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses the size of images, as in 32x32 or, for grey images, 28x28x1. */
final class SizeConverter implements ITypeConverter<ImageSize> {

    private static final Pattern SIZE = Pattern.compile("([1-9]\\d{0,3})x([1-9]\\d{0,3})(x[13])?");

    @Override
    public ImageSize convert(String value) {
        Matcher size = SIZE.matcher(value);
        if (!size.matches()) {
            throw new TypeConversionException("'" + value
                    + "' is not a size of images; give height and width such as 32x32, or 28x28x1 for grey images");
        }
        return new ImageSize(
                Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)), "x1".equals(size.group(3)) ? 1 : 3);
    }
}
