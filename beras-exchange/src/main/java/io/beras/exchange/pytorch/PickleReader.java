package io.beras.exchange.pytorch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.beras.core.messages.Quoted;
import io.beras.exchange.pytorch.PickleValues.Global;
import io.beras.exchange.pytorch.PickleValues.None;
import io.beras.exchange.pytorch.PickleValues.Tuple;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the pickle of a state_dict: a stack machine with the instructions that {@code torch.save} writes.
 *
 * <p>A class or a function of the file is compared with the names of {@link PickleCalls}, and never looked up. Each
 * instruction takes constant time for each byte and each value that it removes from the stack, so the time is linear in the
 * size of the pickle. A value may contain itself, because no value is walked here.
 *
 * <p>Source: Python, "pickletools", which describes each instruction.
 */
final class PickleReader {

    private static final int PROTOCOL = 2;
    private static final int MAX_STACK = 10_000;
    private static final int MAX_NAME = 200;
    /** Python stores integers beyond 32 bits as up to 255 bytes; sizes of tensors need 8. */
    private static final int MAX_INTEGER_BYTES = Long.BYTES;

    private final ByteBuffer in;
    private final List<Object> stack = new ArrayList<>();
    /** The heights of the stack at the marks. */
    private final Deque<Integer> marks = new ArrayDeque<>();

    private final Map<Integer, Object> memo = new HashMap<>();

    private PickleReader(byte... pickle) {
        in = ByteBuffer.wrap(pickle).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Returns the value of a pickle.
     *
     * @throws IOException if the pickle is damaged, or holds what no state_dict has; the message is a predicate
     */
    static Object read(byte... pickle) throws IOException {
        try {
            return new PickleReader(pickle).run();
        } catch (BufferUnderflowException e) {
            throw new IOException("is damaged: its pickle ends within an instruction; save it again", e);
        }
    }

    private Object run() throws IOException {
        if (in.get() != (byte) 0x80 || in.get() != PROTOCOL) {
            throw new IOException(
                    "has a pickle that is not of protocol 2; save it again with torch.save(model.state_dict(), file)");
        }
        while (true) {
            int position = in.position();
            int instruction = Byte.toUnsignedInt(in.get());
            if (instruction == '.') {
                return result();
            }
            execute(instruction, position);
            if (stack.size() > MAX_STACK || marks.size() > MAX_STACK) {
                throw damaged("it has more than " + MAX_STACK + " values at once");
            }
        }
    }

    private Object result() throws IOException {
        Object value = pop();
        if (!stack.isEmpty() || !marks.isEmpty() || in.hasRemaining()) {
            throw damaged("values or bytes are left at its end");
        }
        return value;
    }

    private void execute(int instruction, int position) throws IOException {
        switch (instruction) {
            case '(' -> marks.push(stack.size());
            case 'N' -> stack.add(None.NONE);
            case 0x88 -> stack.add(true);
            case 0x89 -> stack.add(false);
            case 'K' -> stack.add((long) Byte.toUnsignedInt(in.get()));
            case 'M' -> stack.add((long) Short.toUnsignedInt(in.getShort()));
            case 'J' -> stack.add((long) in.getInt());
            case 0x8A -> stack.add(longInteger());
            case 'G' -> stack.add(Double.longBitsToDouble(Long.reverseBytes(in.getLong())));
            case 'X' -> stack.add(text(in.getInt()));
            case ')' -> stack.add(new Tuple(List.of()));
            case 0x85, 0x86, 0x87 -> stack.add(new Tuple(popLast(instruction - 0x84)));
            case 't' -> stack.add(new Tuple(popToMark()));
            case ']' -> stack.add(new ArrayList<>());
            case 'a' -> list(stack.size() - 2).addAll(popLast(1));
            case 'e' -> {
                List<Object> elements = popToMark();
                list(stack.size() - 1).addAll(elements);
            }
            case '}' -> stack.add(new LinkedHashMap<>());
            case 's' -> put(popLast(2));
            case 'u' -> put(popToMark());
            case 'q' -> memo.put(Byte.toUnsignedInt(in.get()), top());
            case 'r' -> memo.put(in.getInt(), top());
            case 'h' -> stack.add(remembered(Byte.toUnsignedInt(in.get())));
            case 'j' -> stack.add(remembered(in.getInt()));
            case 'c' -> stack.add(PickleCalls.known(new Global(line(), line())));
            case 'Q' -> stack.add(PickleCalls.storage(pop()));
            case 'R' -> {
                List<Object> call = popLast(2);
                stack.add(PickleCalls.call(call.get(0), call.get(1)));
            }
            case 'b' -> {
                Object state = pop();
                PickleCalls.requireIgnorable(top(), state);
            }
            default ->
                throw new IOException(String.format(
                        Locale.ROOT,
                        "has a pickle with the instruction 0x%02X at byte %d, which no state_dict needs; save only the"
                                + " weights: torch.save(model.state_dict(), file)",
                        instruction,
                        position));
        }
    }

    private Object pop() throws IOException {
        return popLast(1).get(0);
    }

    private Object top() throws IOException {
        requireHeight(1);
        return stack.get(stack.size() - 1);
    }

    private List<Object> popLast(int count) throws IOException {
        requireHeight(count);
        return popFrom(stack.size() - count);
    }

    private List<Object> popToMark() throws IOException {
        Integer mark = marks.poll();
        if (mark == null) {
            throw damaged("it has no mark for a list of values");
        }
        return popFrom(mark);
    }

    private List<Object> popFrom(int height) {
        List<Object> upper = stack.subList(height, stack.size());
        List<Object> values = List.copyOf(upper);
        upper.clear();
        return values;
    }

    /** Checks that there are so many values above the last mark. */
    private void requireHeight(int count) throws IOException {
        int mark = marks.isEmpty() ? 0 : marks.element();
        if (stack.size() - mark < count) {
            throw damaged("an instruction lacks its values");
        }
    }

    @SuppressWarnings("unchecked") // all lists on the stack are made here
    private List<Object> list(int index) throws IOException {
        if (index < 0 || !(stack.get(index) instanceof ArrayList<?> list)) {
            throw damaged("it appends to a value that is no list");
        }
        return (List<Object>) list;
    }

    @SuppressWarnings("unchecked") // all maps on the stack are made here or by PickleCalls
    private void put(List<Object> keysAndValues) throws IOException {
        if (!(top() instanceof LinkedHashMap<?, ?> map) || keysAndValues.size() % 2 != 0) {
            throw damaged("it sets an item of a value that is no dictionary");
        }
        for (int i = 0; i < keysAndValues.size(); i += 2) {
            Object key = keysAndValues.get(i);
            if (!(key instanceof String || key instanceof Long)) {
                throw damaged("a dictionary has a key that is " + PickleValues.kind(key));
            }
            if (((Map<Object, Object>) map).put(key, keysAndValues.get(i + 1)) != null) {
                throw damaged("a dictionary has the key " + Quoted.of(key.toString()) + " twice");
            }
        }
    }

    private Object remembered(int index) throws IOException {
        Object value = memo.get(index);
        if (value == null) {
            throw damaged("it uses the value " + Integer.toUnsignedString(index) + " before it exists");
        }
        return value;
    }

    private long longInteger() throws IOException {
        int count = Byte.toUnsignedInt(in.get());
        if (count > MAX_INTEGER_BYTES) {
            throw damaged("an integer has " + count + " bytes, but " + MAX_INTEGER_BYTES + " are the most");
        }
        long value = 0;
        for (int i = 0; i < count; i++) {
            value |= Byte.toUnsignedLong(in.get()) << (i * Byte.SIZE);
        }
        int unused = Long.SIZE - count * Byte.SIZE;
        return count == 0 ? 0 : value << unused >> unused; // the highest bit is the sign
    }

    private String text(int length) throws IOException {
        if (length < 0 || length > in.remaining()) {
            throw damaged("a text would have " + Integer.toUnsignedString(length) + " bytes, but " + in.remaining()
                    + " bytes follow");
        }
        ByteBuffer bytes = in.slice().limit(length);
        in.position(in.position() + length);
        return decoded(bytes);
    }

    /** Reads up to a line feed. */
    private String line() throws IOException {
        ByteBuffer bytes = in.slice();
        int length = 0;
        while (in.get() != '\n') {
            if (++length > MAX_NAME) {
                throw damaged("a name has more than " + MAX_NAME + " bytes");
            }
        }
        return decoded(bytes.limit(length));
    }

    private static String decoded(ByteBuffer bytes) throws IOException {
        try {
            return UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(bytes)
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IOException("is damaged: a text in its pickle is not UTF-8; save it again", e);
        }
    }

    private IOException damaged(String problem) {
        return new IOException(
                "is damaged: at byte " + in.position() + " of its pickle, " + problem + "; save it again");
    }
}
