package io.beras.autograder.remote;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/** Writes an exception, and makes it anew in the other process, with the lines of the student's code. */
final class Failures {

    private final Vocabulary vocabulary;

    Failures(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    void write(Throwable thrown, FrameOutput output) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable each = thrown; each != null && chain.size() < Limits.CAUSES; each = cause(each)) {
            chain.add(each);
        }
        output.putInt(chain.size());
        chain.forEach(each -> writeOne(each, output));
    }

    /** A submission may override the methods of its exceptions. */
    private static @Nullable Throwable cause(Throwable thrown) {
        try {
            Throwable cause = thrown.getCause();
            return cause == thrown ? null : cause;
        } catch (RuntimeException | StackOverflowError e) {
            return null;
        }
    }

    private static @Nullable String message(Throwable thrown) {
        try {
            return thrown.getMessage();
        } catch (RuntimeException | StackOverflowError e) {
            return "getMessage() of this exception throws " + e.getClass().getName();
        }
    }

    private void writeOne(Throwable thrown, FrameOutput output) {
        Class<?> known = ExceptionClasses.known(thrown);
        String message = message(thrown);
        if (known != thrown.getClass()) {
            message = thrown.getClass().getName() + (message == null ? "" : ": " + message);
        }
        output.putString(known.getName());
        output.putBoolean(message != null);
        output.putString(StringUtils.left(StringUtils.defaultString(message), Limits.MESSAGE_LENGTH));
        List<StackTraceElement> frames = frames(thrown);
        output.putInt(frames.size());
        for (StackTraceElement frame : frames) {
            output.putString(frame.getClassName());
            output.putString(frame.getMethodName());
            output.putString(StringUtils.defaultString(frame.getFileName()));
            output.putInt(frame.getLineNumber());
        }
    }

    /** Returns the innermost frame, which tells whether the student's code threw, and the frames of the student's code. */
    private List<StackTraceElement> frames(Throwable thrown) {
        StackTraceElement[] all = thrown.getStackTrace();
        List<StackTraceElement> frames = new ArrayList<>(Arrays.asList(all).subList(0, Math.min(1, all.length)));
        Arrays.stream(all)
                .skip(1)
                .filter(frame -> vocabulary.isOfCourse(frame.getClassName()))
                .limit(Limits.FRAMES_OF_STACK)
                .forEach(frames::add);
        return frames;
    }

    Throwable read(FrameInput input) throws ProtocolException {
        int count = input.takeLength(Limits.CAUSES);
        List<Throwable> chain = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            chain.add(readOne(input));
        }
        for (int i = 1; i < count; i++) {
            chain.get(i - 1).initCause(chain.get(i));
        }
        return chain.isEmpty() ? new IllegalStateException("an exception without a class") : chain.get(0);
    }

    private static Throwable readOne(FrameInput input) throws ProtocolException {
        String className = input.takeString();
        boolean hasMessage = input.takeBoolean();
        String message = input.takeString();
        Throwable thrown = ExceptionClasses.create(className, hasMessage ? message : null);
        StackTraceElement[] frames = new StackTraceElement[input.takeLength(Limits.FRAMES_OF_STACK + 1)];
        for (int i = 0; i < frames.length; i++) {
            frames[i] =
                    new StackTraceElement(input.takeString(), input.takeString(), input.takeString(), input.takeInt());
        }
        thrown.setStackTrace(frames);
        return thrown;
    }
}
