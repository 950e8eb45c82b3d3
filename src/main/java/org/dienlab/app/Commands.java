package org.dienlab.app;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dienlab.data.DataException;
import org.dienlab.math.Kernels;
import org.dienlab.ui.common.FailureText;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line. Exit codes: 0 done, 1 failed, 2 not understood. Whatever can be expected to go wrong is said in one
 * sentence.
 */
final class Commands {
    private Commands() {}

    /** Understands the words and does what they ask for. Returns the exit code. */
    static int execute(String[] args) {
        CommandLine line = commandLine();
        line.setExecutionStrategy(parsed -> inRightJvm(parsed, args));
        return line.execute(args);
    }

    /** The commands, run in this JVM. */
    static CommandLine commandLine() {
        return new CommandLine(new LabCommand())
                .setResourceBundle(Texts.bundle())
                .setCaseInsensitiveEnumValuesAllowed(true)
                // People put a space behind the comma of a list.
                .registerConverter(Long.class, text -> Long.valueOf(text.strip()))
                .registerConverter(Integer.class, text -> Integer.valueOf(text.strip()))
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
            SecondJvm second =
                    LabCommand.opensWindow(parsed) && !scalar ? SecondJvm.forWindow() : SecondJvm.wanted(scalar);
            if (second != null) {
                return second.run(args);
            }
        }
        try {
            return new RunLast().execute(parsed);
        } catch (OutOfMemoryError e) {
            // The library only catches exceptions.
            return failed(e, parsed.commandSpec().commandLine());
        }
    }

    private static int misunderstood(ParameterException failure) {
        String message = failure.getMessage();
        if (failure instanceof UnmatchedArgumentException unmatched) {
            message = Texts.of("failure.unmatched", String.join(" ", unmatched.getUnmatched()));
        } else if (failure instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            message = Texts.of("failure.missing", name(missing.getMissing().get(0)));
        } else if (failure instanceof OverwrittenOptionException twice) {
            message = Texts.of("failure.twice", name(twice.getOverwritten()));
        } else if (failure.getArgSpec() != null
                && failure.getValue() != null
                && failure.getValue().isBlank()) {
            message = Texts.of("failure.missing", name(failure.getArgSpec()));
        } else if (failure.getCause() instanceof TypeConversionException own
                && failure.getArgSpec() != null
                && failure.getArgSpec().converters().length > 0) {
            // The library has put English words before it.
            message = own.getMessage();
        } else if (failure.getArgSpec() != null
                && failure.getValue() != null
                && failure.getArgSpec().converters().length == 0) {
            message = misfit(failure.getArgSpec(), failure.getValue());
        }
        CommandLine line = failure.getCommandLine();
        line.getErr().println(message);
        line.getErr().println(Texts.of("failure.help", line.getCommandSpec().qualifiedName()));
        return ExitCode.USAGE;
    }

    /** The library says this in English only. */
    private static String misfit(ArgSpec argument, String value) {
        Class<?> type = argument.typeInfo().getAuxiliaryTypes()[0];
        if (type.isEnum()) {
            String choices = Stream.of(type.getEnumConstants())
                    .map(choice -> choice.toString().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "));
            return Texts.of("failure.choice", name(argument), choices, value);
        }
        boolean number = Set.of(int.class, long.class, double.class, Integer.class, Long.class, Double.class)
                .contains(type);
        return Texts.of(number ? "failure.no-number" : "failure.value", name(argument), value);
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.names()[0] : argument.paramLabel();
    }

    private static int failed(Throwable failure, CommandLine line) {
        line.getErr().println(sentence(failure));
        return ExitCode.SOFTWARE;
    }

    /** The sentence about a file that cannot be used; below it, where several rows are bad, the first of them. */
    private static String sentences(DataException failure, Locale locale) {
        return failure.first().stream()
                .skip(1)
                .map(row -> System.lineSeparator() + "  " + row.sentence(locale))
                .collect(Collectors.joining("", failure.sentence(locale), ""));
    }

    /** One sentence about a failure, without a stack trace, in the language of the system. */
    static String sentence(Throwable failure) {
        return sentence(failure, Locale.getDefault());
    }

    /** The same in a language: Chinese for "zh", else English. */
    static String sentence(Throwable failure, Locale locale) {
        Throwable cause = FailureText.cause(failure);
        if (cause instanceof DataException data) {
            return sentences(data, locale);
        }
        if (cause instanceof UserError) {
            return cause.getMessage();
        }
        StackTraceElement[] stack = cause.getStackTrace();
        return FailureText.expected(cause, locale)
                .orElseGet(() -> Texts.of(locale, "failure.unexpected", cause, stack.length == 0 ? "?" : stack[0]));
    }
}
