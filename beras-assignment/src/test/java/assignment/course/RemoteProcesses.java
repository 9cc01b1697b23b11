package assignment.course;

import io.beras.autograder.remote.SubmissionServer;
import io.beras.autograder.sandbox.ProcessConnection;
import io.beras.autograder.sandbox.ProcessStarter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.StandardProtocolFamily;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Serves a submission on a thread of this JVM, over the socket that connects two processes elsewhere. */
final class RemoteProcesses implements ProcessStarter {

    private final List<Path> folders;

    /** Takes the folders of the submission's classes; the first folder that has a class wins. */
    RemoteProcesses(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    @Override
    public ProcessConnection start() throws IOException {
        Path folder = Files.createTempDirectory("beras");
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("socket"));
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(address);
            SocketChannel child = SocketChannel.open(address);
            SocketChannel parent = server.accept();
            SubmissionServer.start(child, new SubmissionClasses(folders), "assignment");
            return new ThreadConnection(parent);
        } finally {
            Files.deleteIfExists(address.getPath());
            Files.deleteIfExists(folder);
        }
    }

    private record ThreadConnection(SocketChannel channel) implements ProcessConnection {

        @Override
        public String ending() {
            return "the thread ended";
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Loads the classes of the assignment from the folders, although the class path has the reference solution. */
    private static final class SubmissionClasses extends URLClassLoader {

        SubmissionClasses(List<Path> folders) {
            super(
                    folders.stream().map(SubmissionClasses::url).toArray(URL[]::new),
                    RemoteProcesses.class.getClassLoader());
        }

        private static URL url(Path folder) {
            try {
                return folder.toUri().toURL();
            } catch (MalformedURLException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("assignment.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }
    }
}
