package io.beras.autograder.student;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reports an error on standard error; the exit code is 2 for wrong usage and 1 for a failure. */
final class ErrorReporting {

    private ErrorReporting() {}

    static CommandLine install(CommandLine command) {
        return command.setParameterExceptionHandler((wrongUsage, args) -> reportWrongUsage(wrongUsage))
                .setExecutionExceptionHandler((failure, failed, parsed) -> reportFailure(failure, failed));
    }

    private static int reportWrongUsage(ParameterException wrongUsage) {
        CommandLine command = wrongUsage.getCommandLine();
        print(
                command,
                wrongUsageMessage(wrongUsage) + " See '"
                        + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE;
    }

    private static String wrongUsageMessage(ParameterException wrongUsage) {
        String message = Objects.requireNonNullElse(wrongUsage.getMessage(), "Wrong usage");
        if (wrongUsage instanceof UnmatchedArgumentException unmatched) {
            List<String> suggestions = unmatched.getSuggestions();
            return "Unknown argument '" + unmatched.getUnmatched().get(0) + "'"
                    + (suggestions.isEmpty() ? "." : "; did you mean " + String.join(" or ", suggestions) + "?");
        }
        return message + (message.endsWith(".") ? "" : ".");
    }

    private static int reportFailure(Exception failure, CommandLine command) {
        boolean explained = failure instanceof CourseProblem || failure instanceof IOException;
        if (explained && failure.getMessage() != null) {
            print(command, failure.getMessage());
        } else {
            print(command, "Unexpected failure; please report it to the teacher with these lines:");
            failure.printStackTrace(command.getErr());
        }
        return ExitCode.SOFTWARE;
    }

    private static void print(CommandLine command, String message) {
        command.getErr().println("course: " + message);
    }
}
