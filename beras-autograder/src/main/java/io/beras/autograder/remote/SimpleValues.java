package io.beras.autograder.remote;

/** Writes boxed values and strings. */
final class SimpleValues {

    private SimpleValues() {}

    /** Writes the value, if it is simple; returns whether it is. */
    static boolean write(Object value, FrameOutput output) {
        if (value instanceof Boolean truth) {
            output.putTag(truth ? Tag.TRUE : Tag.FALSE);
        } else if (value instanceof Integer number) {
            output.putTag(Tag.INTEGER).putInt(number);
        } else if (value instanceof Long number) {
            output.putTag(Tag.LONG).putLong(number);
        } else if (value instanceof Double number) {
            output.putTag(Tag.DOUBLE).putDouble(number);
        } else if (value instanceof Float number) {
            output.putTag(Tag.FLOAT).putInt(Float.floatToRawIntBits(number));
        } else if (value instanceof Short number) {
            output.putTag(Tag.SHORT).putInt(number);
        } else if (value instanceof Byte number) {
            output.putTag(Tag.BYTE).putByte(number);
        } else if (value instanceof Character character) {
            output.putTag(Tag.CHARACTER).putInt(character);
        } else if (value instanceof String string) {
            output.putTag(Tag.STRING).putString(string);
        } else {
            return false;
        }
        return true;
    }
}
