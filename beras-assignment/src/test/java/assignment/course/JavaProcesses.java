package assignment.course;

import io.beras.autograder.remote.SubmissionServer;
import io.beras.autograder.sandbox.ProcessConnection;
import io.beras.autograder.sandbox.ProcessStarter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Serves a submission in a process of its own, without the protections of a grader. */
final class JavaProcesses implements ProcessStarter {

    private static final String SEPARATOR = System.getProperty("path.separator");

    private final List<Path> folders;

    /** Takes the folders of the submission's classes, which come before the class path of this JVM. */
    JavaProcesses(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    @Override
    public ProcessConnection start() throws IOException {
        Path folder = Files.createTempDirectory("beras");
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("socket"));
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(address);
            Process process = new ProcessBuilder(command(address.getPath()))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start();
            return new JavaConnection(process, server.accept());
        } finally {
            Files.deleteIfExists(address.getPath());
            Files.deleteIfExists(folder);
        }
    }

    private List<String> command(Path socket) {
        String classPath = Stream.concat(
                        folders.stream().map(Path::toString), Stream.of(System.getProperty("java.class.path")))
                .collect(Collectors.joining(SEPARATOR));
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                SubmissionServer.class.getName(),
                socket.toString(),
                "assignment");
    }

    private record JavaConnection(Process process, SocketChannel channel) implements ProcessConnection {

        @Override
        public String ending() {
            return "the process ended with exit code " + process.onExit().join().exitValue();
        }

        @Override
        public void close() {
            process.destroyForcibly();
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
