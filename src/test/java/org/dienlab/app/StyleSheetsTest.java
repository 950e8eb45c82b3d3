package org.dienlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is left out of AtlantaFX's style sheets is nothing that the window has. */
class StyleSheetsTest {
    @Test
    void aRuleStaysForTheSelectorsThatCanMatch() {
        String whole =
                "/* All. */ .button, .tab-pane > .button { -fx-a: 1; }\n.tab-pane { -fx-b: 2; }\nText { -fx-c: 3; }";
        assertEquals(".button { -fx-a: 1; }\nText { -fx-c: 3; }\n", StyleSheets.used(whole));
    }

    @Test
    void noControlIsUsedWhoseRulesAreLeftOut() throws IOException {
        String words = StyleSheets.ABSENT.stream().map(Pattern::quote).collect(Collectors.joining("|"));
        String controls =
                StyleSheets.ABSENT.stream().map(StyleSheetsTest::className).collect(Collectors.joining("|"));
        assertEquals(
                List.of(),
                found(Path.of("src/main/java/org/dienlab/ui"), "\"(" + words + ")\"|javafx.*\\.(" + controls + ");"));
        assertEquals(List.of(), found(Path.of("src/main/java/org/dienlab/app"), "javafx.*\\.(" + controls + ");"));
        Path resources = Path.of("resources/org/dienlab/ui");
        assertEquals(List.of(), found(resources, "\\.(" + words + ")(?![\\w-])"));
        assertEquals(
                List.of(), found(resources, "<(" + controls + ")\\b|styleClass=\"[^\"]*\\b(" + words + ")(?![\\w-])"));
    }

    /** "tab-pane" as "TabPane". */
    private static String className(String styleClass) {
        return Stream.of(styleClass.split("-"))
                .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
                .collect(Collectors.joining());
    }

    private static List<String> found(Path folder, String pattern) throws IOException {
        Pattern searched = Pattern.compile(pattern);
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(java|css|fxml)"))
                    .flatMap(file -> searched.matcher(read(file)).results().map(match -> file + " " + match.group()))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
