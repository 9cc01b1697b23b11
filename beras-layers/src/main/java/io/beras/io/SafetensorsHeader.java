package io.beras.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.core.messages.Quoted;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The header of a safetensors file: a JSON object with an entry for each tensor, such as
 * {@code {"w":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]}}}, and spaces.
 *
 * <p>The elements follow the header without gaps, little-endian and in C order. The offsets count from the end of the header.
 */
final class SafetensorsHeader {

    private static final String METADATA = "__metadata__";
    private static final String TYPE = "dtype";
    private static final String SHAPE = "shape";
    private static final String OFFSETS = "data_offsets";
    private static final Set<String> FIELDS = Set.of(TYPE, SHAPE, OFFSETS);
    private static final int ALIGNMENT = 8;

    /** The names of the types, and their bits. */
    private static final Map<String, Integer> BITS = Map.ofEntries(
            Map.entry("BOOL", 8),
            Map.entry("F4", 4),
            Map.entry("F6_E2M3", 6),
            Map.entry("F6_E3M2", 6),
            Map.entry("U8", 8),
            Map.entry("I8", 8),
            Map.entry("F8_E5M2", 8),
            Map.entry("F8_E4M3", 8),
            Map.entry("F8_E8M0", 8),
            Map.entry("F8_E4M3FNUZ", 8),
            Map.entry("F8_E5M2FNUZ", 8),
            Map.entry("I16", 16),
            Map.entry("U16", 16),
            Map.entry("F16", 16),
            Map.entry("BF16", 16),
            Map.entry("I32", 32),
            Map.entry("U32", 32),
            Map.entry("F32", 32),
            Map.entry("C64", 64),
            Map.entry("F64", 64),
            Map.entry("I64", 64),
            Map.entry("U64", 64));

    /** The types that become tensors. */
    private static final Map<String, StoredType> READABLE = Map.of(
            "F16", StoredType.FLOAT16,
            "BF16", StoredType.BFLOAT16,
            "F32", StoredType.FLOAT32,
            "F64", StoredType.FLOAT64,
            "I32", StoredType.INT32);

    /** An entry: the name of its type, its shape, and its bytes from … to − 1 behind the header. */
    record Entry(String type, long[] shape, long from, long to) {

        /**
         * Returns the type of the elements.
         *
         * @throws IOException if a tensor can't have it; the message is a predicate
         */
        StoredType storedType() throws IOException {
            StoredType stored = READABLE.get(type);
            if (stored == null) {
                throw new IOException("has the type " + Quoted.of(type)
                        + ", but only F32, F64, I32, F16 and BF16 can be read; save in its place "
                        + (type.startsWith("I") || type.startsWith("U")
                                ? "tensor.int() if its values are below 2**31"
                                : type.equals("C64") ? "tensor.real and tensor.imag" : "tensor.float()"));
            }
            return stored;
        }
    }

    private SafetensorsHeader() {}

    /**
     * Returns the entries of a header, in their order.
     *
     * @param dataBytes the number of bytes behind the header
     * @throws IOException if the header or one of its entries is damaged; the message is a predicate
     */
    static Map<String, Entry> parse(String text, long dataBytes) throws IOException {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        String json = text.substring(0, end);
        if (!json.startsWith("{") || !json.endsWith("}")) {
            throw new IOException(
                    "is damaged: its header is not a JSON object from \"{\" to \"}\" with spaces behind it;"
                            + " save it again");
        }
        Map<String, Object> object;
        try {
            object = StrictJson.parse(json);
        } catch (IllegalArgumentException e) {
            throw new IOException("has a header that " + e.getMessage() + "; save it again", e);
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Map.Entry<String, Object> named : object.entrySet()) {
            if (named.getKey().equals(METADATA)) {
                requireMetadata(named.getValue());
            } else {
                entries.put(named.getKey(), entry(named.getKey(), named.getValue()));
            }
        }
        requireNoGaps(entries.values(), dataBytes);
        return entries;
    }

    private static void requireMetadata(Object metadata) throws IOException {
        if (!(metadata instanceof Map<?, ?> map) || !map.values().stream().allMatch(String.class::isInstance)) {
            throw new IOException(
                    "is damaged: its " + METADATA + " is not an object of texts; save it again with texts only");
        }
    }

    private static Entry entry(String name, Object value) throws IOException {
        if (!(value instanceof Map<?, ?> fields)) {
            throw damaged(name, "is not an object");
        }
        for (Object field : fields.keySet()) {
            if (!FIELDS.contains(field)) {
                throw damaged(name, "has the unknown field " + Quoted.of(String.valueOf(field)));
            }
        }
        for (String field : List.of(TYPE, SHAPE, OFFSETS)) {
            if (!fields.containsKey(field)) {
                throw damaged(name, "has no field \"" + field + "\"");
            }
        }
        String type = String.valueOf(fields.get(TYPE));
        @Nullable Integer bits = BITS.get(type);
        if (bits == null || !(fields.get(TYPE) instanceof String)) {
            throw damaged(name, "has the unknown type " + Quoted.of(type));
        }
        long[] shape = wholeNumbers(name, SHAPE, fields.get(SHAPE));
        long[] offsets = wholeNumbers(name, OFFSETS, fields.get(OFFSETS));
        if (offsets.length != 2 || offsets[0] > offsets[1]) {
            throw damaged(name, "has the \"" + OFFSETS + "\" " + Shapes.text(offsets) + ", not a start and an end");
        }
        Entry entry = new Entry(type, shape, offsets[0], offsets[1]);
        requireBytes(name, entry, bits);
        return entry;
    }

    private static long[] wholeNumbers(String name, String field, @Nullable Object value) throws IOException {
        if (value instanceof List<?> list && list.isEmpty()) {
            return new long[0];
        }
        if (!(value instanceof long[] numbers) || Arrays.stream(numbers).anyMatch(number -> number < 0)) {
            throw damaged(name, "has a \"" + field + "\" that is not a list of whole numbers from 0 on");
        }
        return numbers;
    }

    private static void requireBytes(String name, Entry entry, int bits) throws IOException {
        long[] shape = entry.shape();
        long all = bits;
        try {
            for (long size : shape) {
                Math.toIntExact(size); // an axis of size 0 would hide the size of a huge axis
                all = Math.multiplyExact(all, size);
            }
        } catch (ArithmeticException e) {
            throw damaged(name, "has the shape " + Shapes.text(shape) + ", which is too large");
        }
        if (all % Byte.SIZE != 0 || all / Byte.SIZE != entry.to() - entry.from()) {
            throw damaged(
                    name,
                    "of the type " + entry.type() + " and the shape " + Shapes.text(shape) + " needs "
                            + (all + Byte.SIZE - 1) / Byte.SIZE + " bytes, but its \"" + OFFSETS + "\" leave "
                            + (entry.to() - entry.from()));
        }
    }

    /** Checks that the entries fill the bytes behind the header, each byte once. */
    private static void requireNoGaps(Collection<Entry> entries, long dataBytes) throws IOException {
        long end = 0;
        for (Entry entry : entries.stream()
                .sorted(Comparator.comparingLong(Entry::from).thenComparingLong(Entry::to))
                .toList()) {
            if (entry.from() != end) {
                throw new IOException("is damaged: its tensors " + (entry.from() < end ? "overlap" : "leave a gap")
                        + " at byte " + Math.min(entry.from(), end) + " of the data; save it again");
            }
            end = entry.to();
        }
        if (end != dataBytes) {
            throw new IOException("is " + (end > dataBytes ? "cut short" : "damaged") + ": its tensors take " + end
                    + " bytes, but " + dataBytes + " bytes follow the header; "
                    + (end > dataBytes ? "fetch it again" : "save it again"));
        }
    }

    private static IOException damaged(String name, String predicate) {
        return new IOException("is damaged: the entry " + Quoted.of(name) + " " + predicate + "; save it again");
    }

    /** Returns the names of tensors in the order of their elements in a file: wider types first, then by name. */
    static List<String> order(Map<String, ? extends Tensor> tensors) {
        return tensors.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, ? extends Tensor>>comparingInt(
                                named -> -named.getValue().dataType().width())
                        .thenComparing(named -> typeName(named.getValue()))
                        .thenComparing(named -> named.getKey().getBytes(UTF_8), Arrays::compareUnsigned))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * Returns the header for tensors whose elements follow in this order. Spaces make its length a multiple of 8.
     *
     * @throws IllegalArgumentException if a tensor has a name that the format can't hold
     */
    static byte[] bytes(List<String> order, Map<String, ? extends Tensor> tensors) {
        StringBuilder text = new StringBuilder("{");
        long from = 0;
        for (String name : order) {
            Tensor tensor = Objects.requireNonNull(tensors.get(name));
            long to = from
                    + Shapes.size(tensor.dataType(), tensor.shape())
                            * tensor.dataType().width();
            text.append(from == 0 ? "" : ",")
                    .append(quoted(name))
                    .append(":{\"dtype\":\"")
                    .append(typeName(tensor))
                    .append("\",\"shape\":")
                    .append(list(tensor.shape()))
                    .append(",\"data_offsets\":")
                    .append(list(from, to))
                    .append('}');
            from = to;
        }
        text.append('}');
        byte[] bytes = text.toString().getBytes(UTF_8);
        byte[] padded = Arrays.copyOf(bytes, bytes.length + Math.floorMod(-bytes.length, ALIGNMENT));
        Arrays.fill(padded, bytes.length, padded.length, (byte) ' ');
        return padded;
    }

    /** Returns a name in quotes. Only what JSON forbids is escaped, as in the reference implementation. */
    private static String quoted(String name) {
        if (name.equals(METADATA) || !UTF_8.newEncoder().canEncode(name)) {
            throw new IllegalArgumentException("the name " + Quoted.of(name) + " "
                    + (name.equals(METADATA) ? "is no name of a tensor in a safetensors file" : "has half a character")
                    + "; rename the variable");
        }
        StringBuilder quoted = new StringBuilder("\"");
        for (char character : name.toCharArray()) {
            int shortEscape = "\"\\\b\f\n\r\t".indexOf(character);
            if (shortEscape >= 0) {
                quoted.append('\\').append("\"\\bfnrt".charAt(shortEscape));
            } else if (character < ' ') {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) character));
            } else {
                quoted.append(character);
            }
        }
        return quoted.append('"').toString();
    }

    private static String list(long... numbers) {
        return Arrays.toString(numbers).replace(" ", "");
    }

    private static String typeName(Tensor tensor) {
        return switch (StoredType.of(tensor.dataType())) {
            case FLOAT64 -> "F64";
            case INT32 -> "I32";
            default -> "F32";
        };
    }
}
