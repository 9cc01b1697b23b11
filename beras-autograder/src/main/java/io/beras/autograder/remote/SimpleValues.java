package io.beras.autograder.remote;

/** Writes boxed values and strings. */
final class SimpleValues {

    private SimpleValues() {}

    /** Writes the value, if it is simple; returns whether it is. */
    static boolean write(Object value, FrameOutput output) {
        if (value instanceof Boolean truth) {
            tag(truth ? Tag.TRUE : Tag.FALSE);
        } else if (value instanceof Integer number) {
            tag(output, Tag.INTEGER).putInt(number);
        } else if (value instanceof Long number) {
            tag(output, Tag.LONG).putLong(number);
        } else if (value instanceof Double number) {
            tag(output, Tag.DOUBLE).putDouble(number);
        } else if (value instanceof Float number) {
            tag(output, Tag.FLOAT).putInt(Float.floatToRawIntBits(number));
        } else if (value instanceof Short number) {
            tag(output, Tag.SHORT).putInt(number);
        } else if (value instanceof Byte number) {
            tag(output, Tag.BYTE).putByte(number);
        } else if (value instanceof Character character) {
            tag(output, Tag.CHARACTER).putInt(character);
        } else if (value instanceof String string) {
            tag(output, Tag.STRING).putString(string);
        } else {
            return false;
        }
        return true;
    }

    private static FrameOutput tag(FrameOutput output, Tag tag) {
        output.putByte(tag.ordinal());
        return output;
    }
}
