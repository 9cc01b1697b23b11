package assignment.grading;

import java.util.List;

/** Attacks that write to the socket over which the harness answers. */
final class Channels {

    /** Finds the socket by its number in /proc, and opens it anew past the checks of Java. */
    private static final String WIRE = """
            package assignment;

            import java.io.*;
            import java.nio.file.*;
            import java.util.*;

            final class HEREWire {
                /** Returns all sockets: Java keeps some more for itself. */
                static List<FileOutputStream> open() throws Exception {
                    java.lang.reflect.Field field = sun.misc.Unsafe.class.getDeclaredField("theUnsafe");
                    field.setAccessible(true);
                    sun.misc.Unsafe unsafe = (sun.misc.Unsafe) field.get(null);
                    long offset = unsafe.objectFieldOffset(FileDescriptor.class.getDeclaredField("fd"));
                    List<FileOutputStream> sockets = new ArrayList<>();
                    try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
                        for (Path each : open) {
                            String target;
                            try { target = Files.readSymbolicLink(each).toString(); } catch (IOException e) { continue; }
                            if (target.startsWith("socket:")) {
                                FileDescriptor descriptor = new FileDescriptor();
                                unsafe.putInt(descriptor, offset, Integer.parseInt(each.getFileName().toString()));
                                sockets.add(new FileOutputStream(descriptor));
                            }
                        }
                    }
                    return sockets;
                }

                static void send(byte[] bytes) throws Exception {
                    for (FileOutputStream socket : open()) {
                        try { socket.write(bytes); } catch (IOException e) { }
                    }
                }

                static void close() throws Exception {
                    for (FileOutputStream socket : open()) { socket.close(); }
                }

                static byte[] frame(int length, int kind, long number, int... rest) throws IOException {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    DataOutputStream out = new DataOutputStream(bytes);
                    out.writeInt(length < 0 ? 9 + 4 * rest.length : length);
                    out.writeByte(kind);
                    out.writeLong(number);
                    for (int each : rest) { out.writeInt(each); }
                    return bytes.toByteArray();
                }
            }
            """;

    private static final String NO_SUBMISSION = "sent what no submission sends";

    static final List<Attack> ALL = List.of(
            wire("sends noise to the grader")
                    .forward("byte[] noise = new byte[5_000]; new Random(1).nextBytes(noise); HEREWire.send(noise);")
                    .says(NO_SUBMISSION),
            wire("announces a reply of 2 GB")
                    .forward("HEREWire.send(new byte[] {127, -1, -1, -1, 2, 0, 0, 0});")
                    .says(NO_SUBMISSION),
            wire("announces a reply of a negative length")
                    .forward("HEREWire.send(new byte[] {-1, -1, -1, -1, 2, 0, 0, 0});")
                    .says(NO_SUBMISSION),
            wire("announces a reply of 60 MB and sends nothing")
                    .forward("HEREWire.send(new byte[] {3, -1, -1, -1, 2}); while (always()) { Thread.sleep(10); }")
                    .says("did not answer within 4 s"),
            wire("sends a reply with a wrong number")
                    .forward("HEREWire.send(HEREWire.frame(-1, 2, 12345, 0, 0, 0, 0, 0));")
                    .says(NO_SUBMISSION),
            wire("sends replies with all numbers up to a million")
                    .forward(
                            "for (long i = 0; i < 1_000_000; i++) { HEREWire.send(HEREWire.frame(-1, 2, i, 0, 0, 0, 0, 0)); }")
                    .says(NO_SUBMISSION),
            wire("sends a frame of an unknown kind")
                    .forward("HEREWire.send(HEREWire.frame(-1, 9, 1, 0, 0, 0));")
                    .says(NO_SUBMISSION),
            wire("announces changes of two billion variables")
                    .forward("HEREWire.send(HEREWire.frame(-1, 2, 1, 0, 0, 0x7fffffff));")
                    .says(NO_SUBMISSION),
            wire("calls objects of the grader that it was not given")
                    .forward("HEREWire.send(HEREWire.frame(-1, 1, 1, 0, 0, 0, 0, 0, 0));")
                    .says(NO_SUBMISSION),
            wire("closes the channel")
                    .forward("HEREWire.close(); while (always()) { Thread.sleep(10); }")
                    .says("in HERE.forward"),
            wire("writes to the channel from another thread, between the answers")
                    .members("""
                            static {
                                Thread thread = new Thread(() -> {
                                    try {
                                        while (always()) { HEREWire.send(HEREWire.frame(-1, 2, 1, 0, 0, 0, 0)); Thread.sleep(1); }
                                    } catch (Exception e) { }
                                });
                                thread.setDaemon(true);
                                thread.start();
                            }
                            """)
                    .gradient("Thread.sleep(100);")
                    .says(NO_SUBMISSION),
            Attack.that("teaches the harness an exception that skips tests")
                    .members("static final class TestAbortedException extends RuntimeException { }")
                    .forward("""
                            Field known = Class.forName("io.beras.autograder.remote.ExceptionClasses").getDeclaredField("KNOWN");
                            known.setAccessible(true);
                            @SuppressWarnings("unchecked")
                            Map<Object, Object> map = (Map<Object, Object>) known.get(null);
                            map.put(TestAbortedException.class, null);
                            throw new TestAbortedException();
                            """)
                    .says(NO_SUBMISSION)
                    .objection("java.lang.reflect"),
            Attack.that("prints what a grader would write").forward("""
                            System.out.println("{\\"score\\": 100, \\"tests\\": [{\\"score\\": 100, \\"status\\": \\"passed\\"}]}");
                            return x.mul(0);
                            """));

    private Channels() {}

    private static Attack wire(String name) {
        return Attack.that(name).file("assignment/HEREWire.java", WIRE).objection("sun.misc.Unsafe");
    }
}
