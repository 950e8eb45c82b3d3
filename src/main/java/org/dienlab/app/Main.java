package org.dienlab.app;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import org.dienlab.data.DataException;
import org.dienlab.math.Kernels;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Entry point. Without arguments it opens the window. Exit codes: 0 done, 1 failed, 2 not understood. Whatever can be
 * expected to go wrong is said in one sentence.
 */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        // Opening the window waits for nothing that the next JVM does once more.
        SecondJvm second = args.length == 0 ? SecondJvm.wanted(false) : null;
        if (second != null) {
            System.exit(second.run(args));
        }
        CommandLine line = commandLine();
        line.setExecutionStrategy(parsed -> inRightJvm(parsed, args));
        System.exit(line.execute(args));
    }

    /** The commands, run in this JVM. */
    static CommandLine commandLine() {
        return new CommandLine(new LabCommand())
                .setResourceBundle(Texts.bundle())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((failure, args) -> misunderstood(failure))
                .setExecutionExceptionHandler((failure, line, parsed) -> failed(failure, line));
    }

    private static int inRightJvm(ParseResult parsed, String[] args) {
        boolean helpOnly = parsed.isUsageHelpRequested() || parsed.isVersionHelpRequested();
        if (!helpOnly && LabCommand.computes(parsed)) {
            boolean scalar = parsed.commandSpec().commandLine().<LabCommand>getCommand().scalar;
            if (scalar) {
                System.setProperty(Kernels.CHOICE, "scalar");
            }
            SecondJvm second = SecondJvm.wanted(scalar);
            if (second != null) {
                return second.run(args);
            }
        }
        return new RunLast().execute(parsed);
    }

    private static int misunderstood(ParameterException failure) {
        String message = failure.getMessage();
        if (failure instanceof UnmatchedArgumentException unmatched) {
            message = Texts.of("failure.unmatched", String.join(" ", unmatched.getUnmatched()));
        } else if (failure instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            ArgSpec first = missing.getMissing().get(0);
            String name = first instanceof OptionSpec option ? option.longestName() : first.paramLabel();
            message = Texts.of("failure.missing", name);
        }
        CommandLine line = failure.getCommandLine();
        line.getErr().println(message);
        line.getErr().println(Texts.of("failure.help", line.getCommandSpec().qualifiedName()));
        return ExitCode.USAGE;
    }

    private static int failed(Exception failure, CommandLine line) {
        line.getErr().println(sentence(failure));
        return ExitCode.SOFTWARE;
    }

    /** The sentence about a file that cannot be used; below it, where several rows are bad, the first of them. */
    private static String sentences(DataException failure) {
        StringBuilder text = new StringBuilder(failure.sentence(Locale.getDefault()));
        failure.first().stream()
                .skip(1)
                .forEach(row ->
                        text.append(System.lineSeparator()).append("  ").append(row.sentence(Locale.getDefault())));
        return text.toString();
    }

    /** One sentence about a failure, without a stack trace. */
    static String sentence(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof DataException data) {
            return sentences(data);
        }
        if (cause instanceof UserError) {
            return cause.getMessage();
        }
        if (cause instanceof OutOfMemoryError) {
            return Texts.of("failure.memory");
        }
        if (cause instanceof FileSystemException file) {
            return Texts.of("failure.file", file.getFile());
        }
        if (cause instanceof IOException) {
            return Texts.of("failure.io", cause.getMessage());
        }
        StackTraceElement[] stack = cause.getStackTrace();
        return Texts.of("failure.unexpected", cause, stack.length == 0 ? "?" : stack[0]);
    }
}
