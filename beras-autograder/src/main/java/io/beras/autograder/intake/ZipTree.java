package io.beras.autograder.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The files of a zip file. Nothing is unpacked to a disk; an entry that is a link has the link's target as its text. */
final class ZipTree implements FileTree {

    /** Names without the flag for UTF-8 are in the code page of the computer that packed them; Latin-1 reads all bytes. */
    private static final List<Charset> NAMES = List.of(UTF_8, Encodings.CHINESE, ISO_8859_1);

    private final ZipFile zip;
    private final SortedMap<String, ZipEntry> entries = new TreeMap<>();

    ZipTree(Path file, Notes notes) throws IOException {
        zip = open(file);
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (!entry.isDirectory()) {
                add(entry, notes);
            }
        }
    }

    private static ZipFile open(Path file) throws IOException {
        List<ZipException> failures = new ArrayList<>();
        for (Charset names : NAMES) {
            try {
                return new ZipFile(file.toFile(), names);
            } catch (ZipException e) {
                failures.add(e);
            }
        }
        throw failures.get(0);
    }

    private void add(ZipEntry entry, Notes notes) {
        Optional<String> path = EntryPath.of(entry.getName());
        if (path.isEmpty()) {
            notes.add("The path " + Notes.quoted(entry.getName())
                    + " in the zip file leads out of the project, and was left out.");
        } else if (!EntryPath.isIgnored(path.get()) && entries.putIfAbsent(path.get(), entry) != null) {
            notes.add("The zip file contains " + Notes.quoted(path.get())
                    + " twice, and one of the two was graded; pack the project again.");
        }
    }

    @Override
    public SortedSet<String> paths() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(entries.keySet()));
    }

    @Override
    public byte[] read(String path, int most) throws IOException {
        try (InputStream in = zip.getInputStream(entries.get(path))) {
            return in.readNBytes(most);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
