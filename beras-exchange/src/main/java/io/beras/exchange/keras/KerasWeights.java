package io.beras.exchange.keras;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.beras.core.messages.Quoted;
import io.beras.exchange.archive.StoredArchive;
import io.beras.io.DataFileException;
import io.beras.io.DataFiles;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * An open file of Keras: the layers of a model with their variables, each read when it is requested.
 *
 * <pre>{@code
 * try (KerasWeights weights = KerasWeights.open(Path.of("model.keras"))) {
 *     Tensor kernel = weights.layers().get(0).variables().get(0).tensor();        // (in, out) of a Dense layer
 * }
 * }</pre>
 *
 * <p>Three formats are read: {@code model.save("m.keras")} (a zip archive of JSON and HDF5), {@code
 * model.save_weights("m.weights.h5")}, and {@code model.save("m.h5")} of all versions. The first bytes decide, and then the
 * groups. The optimizer in a file is left out.
 *
 * <p>A .weights.h5 file has no order of its layers: their paths are the names of their classes with numbers. So only the
 * layers of a class are in order, and {@link #isOrdered()} is false.
 *
 * <p>The file is read into memory once. A variable takes a small multiple of its size when it is requested.
 *
 * <p>Source: Keras 3, saving/saving_lib.py and legacy/saving/legacy_h5_format.py.
 */
public final class KerasWeights implements Closeable {

    private static final String KIND = "a file of Keras";
    private static final String REMEDY = "save it again with Keras";
    private static final int MAX_CONFIG_BYTES = 2 << 20;
    /** The file, and the elements of the largest variable with their copies. */
    private static final long MAX_BYTES =
            Math.min(Integer.MAX_VALUE - 8, Runtime.getRuntime().maxMemory() / 4);

    private static final int MAX_DEPTH = 100;
    private static final byte[] ZIP_START = {'P', 'K', 3, 4};
    private static final String LAYERS = "layers";
    private static final String VARIABLES = "vars";
    /** The state of random draws in a Dropout layer. */
    private static final String SEED = "seed_generator";

    private final Hdf5File file;
    private final boolean isOrdered;
    private final boolean channelsFirst;
    private final List<KerasLayer> layers;

    private KerasWeights(Hdf5File file, @Nullable KerasConfig config) throws DataFileException {
        this.file = file;
        Group root = file.group(file.root(), "model_weights").orElse(file.root());
        if (config != null) {
            isOrdered = true;
            layers = configured(config, root, "");
        } else if (!file.texts(root, "layer_names").isEmpty()) {
            config = oldConfig();
            isOrdered = true;
            layers = old(root, config);
        } else if (file.group(root, LAYERS).isPresent()) {
            isOrdered = false;
            layers = unordered(root, "", 0);
        } else {
            throw new DataFileException(file.path() + " holds no layers of Keras; " + REMEDY);
        }
        channelsFirst = config != null && isChannelsFirst(config);
    }

    /**
     * Opens a file, and reads the names and shapes of its variables.
     *
     * @throws DataFileException if the file is missing, damaged, or another kind of file
     */
    public static KerasWeights open(Path path) throws DataFileException {
        DataFiles.requireFile(path, KIND);
        if (startsAsZip(path)) {
            return openArchive(path);
        }
        return open(path, content(path), null);
    }

    private static KerasWeights openArchive(Path path) throws DataFileException {
        try (StoredArchive archive = StoredArchive.open(path, KIND, REMEDY)) {
            KerasConfig config = KerasConfig.parse(text(archive.read("config.json", MAX_CONFIG_BYTES)));
            return open(path, archive.read("model.weights.h5", (int) MAX_BYTES), config);
        } catch (DataFileException e) {
            throw e;
        } catch (IOException e) {
            throw new DataFileException(path + " " + e.getMessage(), e);
        }
    }

    private static KerasWeights open(Path path, byte[] content, @Nullable KerasConfig config) throws DataFileException {
        Hdf5File file = Hdf5File.of(path, content);
        try {
            return new KerasWeights(file, config);
        } catch (DataFileException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static boolean startsAsZip(Path path) throws DataFileException {
        try (InputStream in = Files.newInputStream(path)) {
            return Arrays.equals(ZIP_START, in.readNBytes(ZIP_START.length));
        } catch (IOException e) {
            throw DataFiles.unreadable(path, e);
        }
    }

    private static byte[] content(Path path) throws DataFileException {
        try {
            long size = Files.size(path);
            if (size > MAX_BYTES) {
                throw new DataFileException(String.format(
                        Locale.ROOT,
                        "%s has %,d bytes, but this JVM can read at most %,d; give Java a larger -Xmx",
                        path,
                        size,
                        MAX_BYTES));
            }
            return Files.readAllBytes(path);
        } catch (DataFileException e) {
            throw e;
        } catch (IOException e) {
            throw DataFiles.unreadable(path, e);
        }
    }

    private static String text(byte... bytes) throws IOException {
        try {
            return UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IOException("is damaged: its architecture is not UTF-8; " + REMEDY, e);
        }
    }

    /** Returns the layers of the model, in the order of the model if {@link #isOrdered()}. */
    public List<KerasLayer> layers() {
        return layers;
    }

    /** Returns whether the layers are in the order of the model; otherwise only layers of a type are in order. */
    public boolean isOrdered() {
        return isOrdered;
    }

    /** Returns whether the images of the model have their channels before height and width, as far as the file states it. */
    public boolean channelsFirst() {
        return channelsFirst;
    }

    private static boolean isChannelsFirst(KerasConfig config) {
        return config.channelsFirst() || config.layers().stream().anyMatch(KerasWeights::isChannelsFirst);
    }

    /** The layers of a .keras file: paths are names of classes with numbers, counted in the order of the architecture. */
    private List<KerasLayer> configured(KerasConfig block, Group group, String prefix) throws DataFileException {
        @Nullable Group parent = file.group(group, LAYERS).orElse(null);
        Map<String, Integer> counts = new HashMap<>();
        List<KerasLayer> found = new ArrayList<>();
        for (KerasConfig config : block.layers()) {
            String snake = config.snakeName();
            int number = counts.merge(snake, 1, Integer::sum) - 1;
            String name = number == 0 ? snake : snake + "_" + number;
            @Nullable
            Group own = parent == null ? null : file.group(parent, name).orElse(null);
            String path = prefix + config.name();
            KerasLayer.Type type = KerasLayer.Type.of(config.className());
            found.add(new KerasLayer(
                    path,
                    type,
                    config.epsilon(),
                    config.inputShape(),
                    own == null ? List.of() : numbered(own, type, path),
                    own == null || type != KerasLayer.Type.BLOCK ? List.of() : configured(config, own, path + "/")));
        }
        return found;
    }

    /** The layers of a .weights.h5 file, by type, then by number. */
    private List<KerasLayer> unordered(Group block, String prefix, int depth) throws DataFileException {
        requireDepth(depth);
        List<KerasLayer> found = new ArrayList<>();
        @Nullable Group parent = file.group(block, LAYERS).orElse(null);
        if (parent == null) {
            return found;
        }
        List<Map.Entry<String, Node>> children =
                new ArrayList<>(file.children(parent).entrySet());
        children.sort(Comparator.comparingInt((Map.Entry<String, Node> child) -> number(child.getKey()))
                .thenComparing(Map.Entry::getKey));
        for (Map.Entry<String, Node> child : children) {
            if (child.getValue() instanceof Group own) {
                String path = prefix + child.getKey();
                KerasLayer.Type type = KerasLayer.Type.of(child.getKey().replaceFirst("_\\d{1,9}$", ""));
                List<KerasLayer> layers =
                        type == KerasLayer.Type.BLOCK ? unordered(own, path + "/", depth + 1) : List.of();
                found.add(new KerasLayer(
                        path, type, OptionalDouble.empty(), List.of(), numbered(own, type, path), layers));
            }
        }
        return found;
    }

    private static int number(String name) {
        String digits = name.replaceFirst("^.*_(?=\\d{1,9}$)", "");
        return digits.equals(name) || !digits.matches("\\d{1,9}") ? 0 : Integer.parseInt(digits);
    }

    /** Returns the variables "0", "1", … of a layer with the names that Keras gives them. */
    private List<KerasVariable> numbered(Group layer, KerasLayer.Type type, String path) throws DataFileException {
        List<KerasVariable> variables = new ArrayList<>();
        @Nullable Group group = file.group(layer, VARIABLES).orElse(null);
        Map<String, Node> children = group == null ? Map.of() : file.children(group);
        for (int i = 0; i < children.size(); i++) {
            if (!(children.get(Integer.toString(i)) instanceof Dataset dataset)) {
                throw new DataFileException(file.path() + " is damaged: the layer " + Quoted.of(path)
                        + " has no variable " + i + "; " + REMEDY);
            }
            List<String> names = KerasNames.of(type, children.size());
            variables.add(file.variable(path + "/" + (i < names.size() ? names.get(i) : "variable " + i), dataset));
        }
        if (type != KerasLayer.Type.BLOCK) {
            addInner(variables, layer, path, 0);
        }
        return variables;
    }

    /** Adds the variables of the parts of a layer, such as the cell of an LSTM, so that no weight is left out in silence. */
    private void addInner(List<KerasVariable> variables, Group layer, String path, int depth) throws DataFileException {
        requireDepth(depth);
        for (Map.Entry<String, Node> child : file.children(layer).entrySet()) {
            String name = path + "/" + child.getKey();
            boolean isOwn = depth == 0 && child.getKey().equals(VARIABLES);
            if (child.getValue() instanceof Dataset dataset) {
                variables.add(file.variable(name, dataset));
            } else if (child.getValue() instanceof Group group
                    && !isOwn
                    && !child.getKey().equals(SEED)) {
                addInner(variables, group, name, depth + 1);
            }
        }
    }

    private void requireDepth(int depth) throws DataFileException {
        if (depth > MAX_DEPTH) {
            throw new DataFileException(file.path() + " is damaged: its groups are nested too deeply; " + REMEDY);
        }
    }

    /** The layers of an .h5 file: attributes have the names of layers and variables in their order. */
    private List<KerasLayer> old(Group root, @Nullable KerasConfig config) throws DataFileException {
        List<KerasLayer> found = new ArrayList<>();
        for (String layer : file.texts(root, "layer_names")) {
            Group group = file.group(root, layer)
                    .orElseThrow(() -> new DataFileException(file.path() + " is damaged: it has no group of the layer "
                            + Quoted.of(layer) + "; " + REMEDY));
            // The variables of a block: first all that are trained, then all statistics. Their paths name their layers.
            Map<String, List<KerasVariable>> byLayer = new LinkedHashMap<>();
            for (String name : file.texts(group, "weight_names")) {
                byLayer.computeIfAbsent(KerasNames.parent(name), key -> new ArrayList<>())
                        .add(old(group, name));
            }
            @Nullable
            KerasConfig settings = config == null
                    ? null
                    : config.layers().stream()
                            .filter(each -> each.name().equals(layer))
                            .findFirst()
                            .orElse(null);
            if (settings != null && KerasLayer.Type.of(settings.className()) == KerasLayer.Type.BLOCK) {
                found.add(block(layer, settings, byLayer));
            } else {
                addOld(found, layer, settings, byLayer);
            }
        }
        return found;
    }

    private static KerasLayer block(String path, KerasConfig block, Map<String, List<KerasVariable>> byLayer) {
        List<KerasLayer> layers = new ArrayList<>();
        for (KerasConfig config : block.layers()) {
            String name = path + "/" + config.name();
            if (KerasLayer.Type.of(config.className()) == KerasLayer.Type.BLOCK) {
                layers.add(block(name, config, byLayer));
            } else {
                layers.add(layer(name, config, variables(name, config.name(), byLayer)));
            }
        }
        return new KerasLayer(path, KerasLayer.Type.BLOCK, OptionalDouble.empty(), List.of(), List.of(), layers);
    }

    /** Keras 3 writes the names of the blocks into the paths of variables, Keras 2 only the name of the layer. */
    private static List<KerasVariable> variables(String path, String name, Map<String, List<KerasVariable>> byLayer) {
        for (String end : List.of("/" + path, "/" + name)) {
            for (String key : byLayer.keySet()) {
                if (("/" + key).endsWith(end)) {
                    return requireNonNull(byLayer.remove(key));
                }
            }
        }
        return List.of();
    }

    private static void addOld(
            List<KerasLayer> found,
            String layer,
            @Nullable KerasConfig config,
            Map<String, List<KerasVariable>> byLayer) {
        if (byLayer.isEmpty()) {
            found.add(layer(layer, config, List.of()));
        }
        byLayer.forEach((path, variables) ->
                found.add(layer(byLayer.size() == 1 ? layer : layer + "/" + path, config, variables)));
    }

    private static KerasLayer layer(String path, @Nullable KerasConfig config, List<KerasVariable> variables) {
        return new KerasLayer(
                path,
                config == null ? KerasNames.type(variables) : KerasLayer.Type.of(config.className()),
                config == null ? OptionalDouble.empty() : config.epsilon(),
                config == null ? List.of() : config.inputShape(),
                variables,
                List.of());
    }

    private KerasVariable old(Group layer, String name) throws DataFileException {
        Group group = layer;
        String[] names = name.split("/", -1);
        for (int i = 0; i < names.length - 1 && i < MAX_DEPTH; i++) {
            String next = names[i];
            group = file.group(group, next).orElseThrow(() -> missing(name));
        }
        if (file.child(group, names[names.length - 1]).orElse(null) instanceof Dataset dataset) {
            return file.variable(name.replaceFirst(":0$", ""), dataset);
        }
        throw missing(name);
    }

    private DataFileException missing(String name) {
        return new DataFileException(
                file.path() + " is damaged: it has no variable " + Quoted.of(name) + "; " + REMEDY);
    }

    private @Nullable KerasConfig oldConfig() throws DataFileException {
        List<String> config = file.texts(file.root(), "model_config");
        try {
            return config.isEmpty() ? null : KerasConfig.parse(config.get(0));
        } catch (IOException e) {
            throw new DataFileException(file.path() + " " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        file.close();
    }
}
