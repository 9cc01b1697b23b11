package io.beras.examples.cli;

import static java.util.Objects.requireNonNull;

import io.beras.core.Tensor;
import io.beras.examples.inference.SavedRun;
import io.beras.exchange.onnx.Onnx;
import io.beras.exchange.onnx.OnnxModel;
import io.beras.io.Npz;
import io.beras.io.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the weights of a model, or the whole model, for other programs. */
@Command(
        name = "export",
        description = {
            "Writes the weights for other libraries, or the model for ONNX.",
            "In Python: numpy.load(\"FILE\"), or safetensors.numpy.load_file(\"FILE\"), gives an array for each name that"
                    + " beras summary lists; onnxruntime.InferenceSession(\"FILE\") predicts."
        },
        mixinStandardHelpOptions = true,
        versionProvider = BerasVersion.class,
        sortOptions = false,
        sortSynopsis = false)
final class ExportCommand implements Callable<Integer> {

    private final CommandEnvironment environment;

    @Parameters(index = "0", paramLabel = "RUN", description = ModelParameter.DESCRIPTION)
    private String run = "";

    @ArgGroup(multiplicity = "1")
    private Target target = new Target();

    @Option(names = "--force", description = "Replace the file if it exists.")
    private boolean force;

    /** The file, by its format. */
    private static final class Target {

        @Option(
                names = "--npz",
                paramLabel = "FILE",
                required = true,
                converter = PathConverter.class,
                description = "The file of NumPy to write, such as weights.npz.")
        private @Nullable Path npz;

        @Option(
                names = "--safetensors",
                paramLabel = "FILE",
                required = true,
                converter = PathConverter.class,
                description = "The safetensors file to write, such as weights.safetensors.")
        private @Nullable Path safetensors;

        @Option(
                names = "--onnx",
                paramLabel = "FILE",
                required = true,
                converter = PathConverter.class,
                description = "The ONNX file to write, such as model.onnx.")
        private @Nullable Path onnx;

        Path file() {
            return requireNonNull(npz != null ? npz : onnx != null ? onnx : safetensors);
        }

        String example() {
            return onnx == null ? "weights.npz" : "model.onnx";
        }

        /** Writes the file, and returns a text about its content. */
        String write(SavedRun saved, String run) throws IOException {
            if (onnx != null) {
                OnnxModel exported = Onnx.export(saved.model(), onnx);
                return String.format(
                        Locale.ROOT,
                        "%s predicts as %s, with %,d ONNX nodes:%n%s",
                        onnx,
                        saved.file(),
                        exported.nodeCount(),
                        exported.toString().replace("\n", System.lineSeparator()));
            }
            writeWeights(saved.model().namedWeights());
            return String.format(
                    Locale.ROOT,
                    "%s has the %,d arrays of %s, by the names that beras summary %s lists.",
                    file(),
                    saved.model().namedWeights().size(),
                    saved.file(),
                    run);
        }

        private void writeWeights(Map<String, ? extends Tensor> weights) throws IOException {
            if (npz == null) {
                Safetensors.write(file(), weights);
            } else {
                Npz.write(file(), weights);
            }
        }
    }

    ExportCommand(CommandEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        Path file = target.file();
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a folder; give a file, such as " + file.resolve(target.example()) + ".");
        }
        if (Files.exists(file) && !force) {
            throw new IOException(file + " exists; give another name, or replace it with --force.");
        }
        environment.out().println(target.write(ModelParameter.find(environment, run), run));
        return 0;
    }
}
