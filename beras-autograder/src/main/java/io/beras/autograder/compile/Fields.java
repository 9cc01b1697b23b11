package io.beras.autograder.compile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Writes and reads what the grader and its compiler send to each other. A length is checked before memory is taken. */
final class Fields {

    private Fields() {}

    static void write(DataOutput out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static byte[] bytes(DataInput in, int most) throws IOException {
        byte[] bytes = new byte[length(in, most)];
        in.readFully(bytes);
        return bytes;
    }

    static void write(DataOutput out, String text) throws IOException {
        write(out, text.getBytes(UTF_8));
    }

    static String text(DataInput in, int mostBytes) throws IOException {
        return new String(bytes(in, mostBytes), UTF_8);
    }

    static void write(DataOutput out, Collection<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            write(out, text);
        }
    }

    static List<String> texts(DataInput in, int most, int mostBytes) throws IOException {
        int count = length(in, most);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(text(in, mostBytes));
        }
        return texts;
    }

    static int length(DataInput in, int most) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > most) {
            throw new IOException("a length of " + length + " is not between 0 and " + most);
        }
        return length;
    }
}
