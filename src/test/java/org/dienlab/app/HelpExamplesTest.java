package org.dienlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The examples of --help work as printed, here with the sizes of a test and into a folder of its own. */
class HelpExamplesTest {
    /** What makes a command short. */
    private static final Map<String, String> SIZES = Map.of("--steps", "2", "--seconds", "1", "--epochs", "1");

    /**
     * They train or draw for minutes whatever the size, or start and end JavaFX, which other tests need; their parts
     * have tests of their own, that of export has its example too.
     */
    private static final Set<String> LONG = Set.of("pretrain", "demo", "screenshots", "frames", "export");

    private final Locale locale = Locale.getDefault();

    @TempDir
    Path folder;

    @BeforeEach
    void speakEnglish() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(locale);
    }

    static Set<String> commands() {
        return Commands.commandLine().getSubcommands().keySet();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theExampleWorks(String command) {
        StringWriter help = new StringWriter();
        assertEquals(0, run(help, List.of(command, "--help")));
        String example = help.toString().lines().reduce((first, last) -> last).orElseThrow();
        List<String> words = List.of(example.strip().split("\\s+"));
        assertEquals(List.of("dien-lab", command), words.subList(0, 2));
        List<String> args = shortened(words.subList(1, words.size()));
        if (LONG.contains(command)) {
            Commands.commandLine().parseArgs(args.toArray(String[]::new));
        } else {
            StringWriter said = new StringWriter();
            assertEquals(0, run(said, args), () -> example + "\n" + said);
            assertFalse(said.toString().isBlank());
        }
    }

    private List<String> shortened(List<String> words) {
        List<String> args = new ArrayList<>();
        String option = "";
        for (String word : words) {
            args.add(option.equals("--out") ? folder.resolve(word).toString() : SIZES.getOrDefault(option, word));
            option = word;
        }
        return args;
    }

    private static int run(StringWriter out, List<String> args) {
        CommandLine line = Commands.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(out, true));
        return line.execute(args.toArray(String[]::new));
    }
}
