package io.beras.io;

import io.beras.core.Tensor;
import java.util.LinkedHashSet;
import java.util.Set;

/** The tensors of an archive whose names start with a prefix, by the rest of their names. Closing closes the archive. */
final class PrefixedTensors implements TensorFile {

    private final TensorArchive archive;
    private final String prefix;
    private final Set<String> names = new LinkedHashSet<>();

    PrefixedTensors(TensorArchive archive, String prefix) {
        this.archive = archive;
        this.prefix = prefix;
        for (String name : archive.names()) {
            if (name.startsWith(prefix)) {
                names.add(name.substring(prefix.length()));
            }
        }
    }

    @Override
    public Set<String> names() {
        return names;
    }

    @Override
    public NpyHeader header(String name) {
        return archive.header(prefix + name);
    }

    @Override
    public Tensor tensor(String name) throws DataFileException {
        return archive.tensor(prefix + name);
    }

    @Override
    public void close() throws DataFileException {
        archive.close();
    }
}
