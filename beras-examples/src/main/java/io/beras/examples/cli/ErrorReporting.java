package io.beras.examples.cli;

import io.beras.examples.data.CommandWords;
import io.beras.models.NonFiniteValueException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reports an error in one line on standard error; the exit code is 2 for wrong usage and 1 for a failure. */
final class ErrorReporting {

    private final BooleanSupplier verbose;

    /** Creates a reporting that also prints the stack trace of a failure if {@code verbose} returns true. */
    ErrorReporting(BooleanSupplier verbose) {
        this.verbose = verbose;
    }

    /** Makes this object report the errors of a command, and returns the command. */
    CommandLine install(CommandLine command) {
        return command.setParameterExceptionHandler((wrongUsage, args) -> reportWrongUsage(wrongUsage))
                .setExecutionExceptionHandler((failure, failed, parsed) -> reportFailure(failure, failed))
                .setExecutionStrategy(ErrorReporting::execute);
    }

    /** Runs the parsed command, and catches errors that picocli itself does not catch. */
    private static int execute(ParseResult parsed) {
        try {
            return new RunLast().execute(parsed);
        } catch (OutOfMemoryError | LinkageError e) {
            throw new ExecutionException(parsed.commandSpec().commandLine(), sentence(e), e);
        }
    }

    private static int reportWrongUsage(ParameterException wrongUsage) {
        CommandLine command = wrongUsage.getCommandLine();
        String help = "See '" + command.getCommandSpec().qualifiedName() + " --help'.";
        print(command, asSentence(wrongUsageMessage(wrongUsage)) + " " + help);
        return ExitCode.USAGE;
    }

    private static String wrongUsageMessage(ParameterException wrongUsage) {
        String message = Objects.requireNonNullElse(wrongUsage.getMessage(), "wrong usage")
                .replaceFirst("^Error: ", ""); // picocli's messages about groups of options
        if (wrongUsage instanceof UnmatchedArgumentException unmatched) {
            List<String> suggestions = unmatched.getSuggestions();
            return "Unknown argument '" + unmatched.getUnmatched().get(0) + "'"
                    + (suggestions.isEmpty() ? "" : "; did you mean " + String.join(" or ", suggestions) + "?");
        }
        return message;
    }

    private int reportFailure(Exception failure, CommandLine command) {
        print(command, sentence(failure));
        if (verbose.getAsBoolean()) {
            failure.printStackTrace(command.getErr());
        }
        return ExitCode.SOFTWARE;
    }

    private static String sentence(Throwable failure) {
        String message = failure.getMessage();
        if (failure instanceof OutOfMemoryError) {
            return "Out of memory (" + message
                    + "); allow more, for example with JAVA_OPTS=-Xmx2g, or take smaller batches.";
        }
        if (failure instanceof UnsatisfiedLinkError) {
            return asSentence(message + " (JAVA_OPTS passes such options to Java)");
        }
        if (failure instanceof LinkageError) {
            return "ND4J's native code cannot be loaded (" + failure + "); --verbose shows more.";
        }
        if (failure instanceof InterruptedException) {
            return "Interrupted.";
        }
        if (message != null && failure instanceof NonFiniteValueException) {
            return asSentence(CommandWords.divergence(message));
        }
        if (message != null && isMeantForPeople(failure)) {
            return asSentence(message);
        }
        return "Unexpected failure (" + failure + "); --verbose shows where, which makes a good bug report.";
    }

    private static boolean isMeantForPeople(Throwable failure) {
        return failure instanceof IOException
                || failure instanceof UncheckedIOException
                || failure instanceof IllegalArgumentException
                || failure instanceof ExecutionException;
    }

    private static void print(CommandLine command, String message) {
        command.getErr().println("beras: " + message.replaceAll("\\s*\\R\\s*", " "));
    }

    private static String asSentence(String message) {
        return message.matches("(?s).*[.?!]") ? message : message + ".";
    }
}
