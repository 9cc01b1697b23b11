package io.beras.autograder.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;

/** Turns bytes into text: UTF-8, or what they most likely are. */
final class Encodings {

    /** The code page of a Chinese Windows, if this JVM has it. */
    static final Charset CHINESE = Charset.isSupported("GB18030") ? Charset.forName("GB18030") : ISO_8859_1;

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final Map<String, Charset> OTHER_MARKS = Map.of("\u00FF\u00FE", UTF_16LE, "\u00FE\u00FF", UTF_16BE);

    private Encodings() {}

    /** Returns the text without byte order mark and with LF at the ends of lines. */
    static String text(byte[] content) {
        Optional<Charset> marked = marked(content);
        String text = marked.isPresent() ? new String(content, marked.get()) : unmarked(content);
        String withoutMark = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        return withoutMark.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** Returns the first line that is not UTF-8, counted from 1. */
    static Optional<Integer> wrongLine(byte[] content) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        CharsetDecoder decoder = UTF_8.newDecoder();
        CoderResult result = decoder.decode(bytes, CharBuffer.allocate(content.length + 1), true);
        if (!result.isError()) {
            return Optional.empty();
        }
        int line = 1;
        for (int i = 0; i < bytes.position(); i++) {
            line += content[i] == '\n' ? 1 : 0;
        }
        return Optional.of(line);
    }

    private static Optional<Charset> marked(byte[] content) {
        String start = new String(content, 0, Math.min(2, content.length), ISO_8859_1);
        return OTHER_MARKS.entrySet().stream()
                .filter(mark -> mark.getKey().equals(start))
                .map(Entry::getValue)
                .findFirst();
    }

    private static String unmarked(byte[] content) {
        for (Charset charset : new Charset[] {UTF_8, CHINESE}) {
            try {
                return charset.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            } catch (CharacterCodingException e) {
                continue;
            }
        }
        return new String(content, ISO_8859_1);
    }
}
