package io.beras.examples.cli;

import io.beras.core.Callable;
import io.beras.core.Tensor;
import io.beras.core.gradcheck.GradientCheck;
import io.beras.core.gradcheck.GradientReport;
import io.beras.core.random.Randomness;
import io.beras.examples.gradients.CheckedClass;
import io.beras.examples.gradients.InputText;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Checks the gradients of a class, and prints the report with the probable mistake. */
@Command(
        name = "gradcheck",
        description = {
            "Checks the gradients of a layer, activation or loss.",
            "They are compared with numerical gradients. The exit code is 1 if a gradient is wrong; the report names the probable mistake."
        },
        mixinStandardHelpOptions = true,
        versionProvider = BerasVersion.class,
        sortOptions = false,
        sortSynopsis = false,
        footer = {
            "",
            "Examples:",
            "  beras gradcheck Dense 3 2 --input 4x3",
            "  beras gradcheck SoftmaxCrossEntropy --input 4x3 --input labels:4x3",
            "  beras gradcheck student.MyLayer 3 --class-path target/classes --input 4x3"
        })
final class GradcheckCommand implements java.util.concurrent.Callable<Integer> {

    private final CommandEnvironment environment;

    @Parameters(
            index = "0",
            paramLabel = "CLASS",
            description = "The class, with its package; Beras's own need no package.")
    private String name = "";

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "ARGUMENT",
            description =
                    "Arguments of the constructor: numbers, true or false, constants; after -- if one is negative.")
    private List<String> arguments = new ArrayList<>();

    @Option(
            names = "--input",
            paramLabel = "SHAPE",
            required = true,
            converter = InputConverter.class,
            description = {
                "An input, in order: 4x3 (numbers around 0), uniform:4x3 (0.1 to 0.9), onehot:4x3,",
                "or labels:4x3 (4 labels of 3 classes). Labels are not checked."
            })
    private List<InputText> inputs = new ArrayList<>();

    @Option(
            names = "--class-path",
            paramLabel = "PATH",
            converter = PathListConverter.class,
            description = "Compiled folders and jars, separated as in java -cp.")
    private List<Path> classPath = new ArrayList<>();

    @Option(
            names = "--only-input",
            paramLabel = "I",
            description = "Check only this input, counted from 0, and the weights; of a loss: 0.")
    private @Nullable Integer onlyInput;

    @Option(names = "--second-order", description = "Check second derivatives too.")
    private boolean secondOrder;

    @Option(
            names = "--seed",
            paramLabel = "N",
            converter = SeedConverter.class,
            description = "Seed of inputs, weights and samples (default: a new one, which the report names).")
    private @Nullable Long seed;

    GradcheckCommand(CommandEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        CheckedClass type = CheckedClass.find(name, classPath);
        long used = seed == null ? ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE) : seed;
        Randomness.setSeed(used);
        Callable function = type.create(arguments);
        GradientCheck check = GradientCheck.of(function).seed(used);
        if (secondOrder) {
            check.secondOrder();
        }
        if (onlyInput != null) {
            if (onlyInput < 0 || onlyInput >= inputs.size()) {
                throw new IllegalArgumentException("there is no input " + onlyInput + " of " + inputs.size()
                        + " inputs; give --only-input a number from 0 to " + (inputs.size() - 1));
            }
            check.onlyInputs(onlyInput);
        }
        GradientReport report =
                check.check(inputs.stream().map(InputText::create).toArray(Tensor[]::new));
        // The last line of the report tells a Java program how to repeat the check.
        environment.out().println(report.toString().stripTrailing().replaceFirst("\\Rseed \\d+;.*$", ""));
        environment.out().println("seed " + used + "; repeat this check with --seed " + used);
        return report.passed() ? 0 : 1;
    }

    /** Parses an input. */
    private static final class InputConverter implements ITypeConverter<InputText> {

        @Override
        public InputText convert(String value) {
            try {
                return InputText.parse(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    /** Parses a list of paths. */
    private static final class PathListConverter implements ITypeConverter<List<Path>> {

        private final PathConverter paths = new PathConverter();

        @Override
        public List<Path> convert(String value) {
            return java.util.Arrays.stream(value.split(File.pathSeparator, -1))
                    .map(paths::convert)
                    .toList();
        }
    }
}
