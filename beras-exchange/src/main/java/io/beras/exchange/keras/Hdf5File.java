package io.beras.exchange.keras;

import io.beras.core.messages.Quoted;
import io.beras.io.DataFileException;
import io.beras.io.FileKind;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An HDF5 file in memory: groups, their attributes of text, and arrays.
 *
 * <p>Each call of jhdf is guarded, because a damaged file makes jhdf throw exceptions of many types, or follow a cycle of
 * addresses until the stack ends.
 */
final class Hdf5File implements Closeable {

    /** The most text in an attribute: the JSON of an architecture. */
    private static final long MAX_TEXT_BYTES = 2 << 20;

    private static final int MAX_REASON = 200;
    private static final int MAX_LISTED = 100_000;
    private static final String GROUP_PROBLEM = " is damaged: a group cannot be read";

    private final Path path;
    private final long bytes;
    private final HdfFile file;
    private long listed;

    private Hdf5File(Path path, byte[] content) throws DataFileException {
        this.path = path;
        this.bytes = content.length;
        this.file = guarded(
                () -> HdfFile.fromBytes(content),
                () -> " is not an HDF5 file of Keras"
                        + FileKind.of(content)
                                .filter(kind -> !kind.contains("HDF5"))
                                .map(kind -> ", but " + kind)
                                .orElse("")
                        + ", or a damaged one");
    }

    /** Reads the structure of a file from its content. The path is for messages. */
    static Hdf5File of(Path path, byte[] content) throws DataFileException {
        return new Hdf5File(path, content);
    }

    Path path() {
        return path;
    }

    /** Returns the outermost group. */
    Group root() {
        return file;
    }

    /** Returns the group of this name in a group, or empty if there is none. */
    Optional<Group> group(Group from, String name) throws DataFileException {
        return child(from, name).filter(Group.class::isInstance).map(Group.class::cast);
    }

    /** Returns the group or array of this name in a group, or empty if there is none. */
    Optional<Node> child(Group from, String name) throws DataFileException {
        Optional<Node> child =
                guarded(() -> Optional.ofNullable(from.getChildren().get(name)), () -> GROUP_PROBLEM);
        return child.isEmpty() ? child : Optional.of(requireNoLink(child.get()));
    }

    /** Returns the groups and arrays of a group, by their names. */
    Map<String, Node> children(Group group) throws DataFileException {
        Map<String, Node> children = guarded(() -> new LinkedHashMap<>(group.getChildren()), () -> GROUP_PROBLEM);
        listed += children.size();
        if (listed > MAX_LISTED) { // groups that hold each other would have paths without number
            throw new DataFileException(
                    path + " has more than " + MAX_LISTED + " groups and arrays; save it again with Keras");
        }
        for (Node child : children.values()) {
            requireNoLink(child);
        }
        return children;
    }

    /** A link may lead to another file, or back to its group. */
    private Node requireNoLink(Node node) throws DataFileException {
        if (guarded(node::isLink, () -> GROUP_PROBLEM)) {
            throw new DataFileException(path + " holds the link " + Quoted.of(node.getName())
                    + ", which Keras does not write; save it again with Keras");
        }
        return node;
    }

    /** Returns an array below a group. */
    KerasVariable variable(String name, Dataset dataset) throws DataFileException {
        return guarded(
                () -> KerasVariable.of(this, name, dataset),
                () -> " is damaged: " + Quoted.of(name) + " cannot be read");
    }

    /** Returns the texts of an attribute; none if there is no such attribute, or if it is empty. */
    List<String> texts(Node node, String name) throws DataFileException {
        return guarded(
                () -> {
                    @Nullable Attribute attribute = node.getAttributes().get(name);
                    if (attribute == null || attribute.isEmpty() || attribute.getSize() == 0) {
                        return List.of();
                    }
                    if (attribute.getSizeInBytes() > Math.min(MAX_TEXT_BYTES, bytes)) {
                        throw new IllegalArgumentException("it is too large");
                    }
                    Object data = attribute.getData();
                    if (data instanceof String text) {
                        return List.of(text);
                    }
                    return data instanceof String[] texts ? List.of(texts) : List.<String>of();
                },
                () -> " is damaged: its attribute \"" + name + "\" cannot be read");
    }

    /** Returns the number of bytes of the file, which no array can exceed. */
    long bytes() {
        return bytes;
    }

    @Override
    public void close() {
        file.close();
    }

    /** Returns a result of jhdf. */
    <T> T guarded(Reading<T> reading, Reading<String> problem) throws DataFileException {
        try {
            return reading.read();
        } catch (RuntimeException | StackOverflowError e) {
            // jhdf follows addresses by recursion, and a damaged address may lead back
            String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new DataFileException(
                    path + problem.read() + " (" + Quoted.shortened(reason, MAX_REASON) + "); save it again with Keras",
                    e);
        }
    }

    /** A call of jhdf. */
    interface Reading<T> {
        T read();
    }
}
