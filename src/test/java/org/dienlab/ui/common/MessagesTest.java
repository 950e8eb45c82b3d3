package org.dienlab.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.Test;

/** Words: both languages have all of them, all are used, and no text is written into code or FXML. */
class MessagesTest {
    private static final Path RESOURCES = Path.of("resources");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern STRING = Pattern.compile("\"([^\"\\\\\n]*+(?:\\\\.[^\"\\\\\n]*+)*+)\"");
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)");
    private static final Pattern FXML_TEXT =
            Pattern.compile("(?:text|promptText|accessibleText)=\"(?![%$\"])([^\"]+)\"");
    private static final Pattern SPOKEN = Pattern.compile("(?:setText|setPromptText|setAccessibleText|new Label|"
            + "new Button|new Tooltip|new ToggleButton|new MenuItem|new Menu)\\(\\s*\"[^\"]*\\p{L}[^\"]*\"");

    @Test
    void bothLanguagesHaveTheSameKeysAndArguments() throws IOException {
        for (Path english : bundles()) {
            Map<String, String> en = read(english);
            Map<String, String> zh = read(chinese(english));
            assertEquals(new TreeSet<>(en.keySet()), new TreeSet<>(zh.keySet()), english.toString());
            en.forEach((key, text) -> assertEquals(arguments(text), arguments(zh.get(key)), key));
        }
    }

    @Test
    void everyKeyIsUsedAndEveryUsedKeyExists() throws IOException {
        TreeSet<String> keys = new TreeSet<>();
        TreeSet<String> groups = new TreeSet<>();
        for (Path bundle : bundles()) {
            keys.addAll(read(bundle).keySet());
        }
        keys.stream()
                .filter(key -> key.contains("."))
                .forEach(key -> groups.add(key.substring(0, key.indexOf('.') + 1)));
        TreeSet<String> literals = literals();
        TreeSet<String> prefixes = literals.stream()
                .filter(l -> l.endsWith(".") && groups.stream().anyMatch(l::startsWith))
                .collect(Collectors.toCollection(TreeSet::new));
        // Names of scenarios are asked for by whoever offers a scenario.
        prefixes.add("scenario.");
        // The command line library asks for its texts by itself, so only the window's can be checked.
        TreeSet<String> windowKeys = new TreeSet<>();
        for (Path bundle : bundles()) {
            if (bundle.toString().contains("ui")) {
                windowKeys.addAll(read(bundle).keySet());
            }
        }
        List<String> unused = windowKeys.stream()
                .filter(key -> !literals.contains(key) && prefixes.stream().noneMatch(key::startsWith))
                .toList();
        assertEquals(List.of(), unused, "unused keys");
        Pattern keyLike = Pattern.compile("[a-z]+(\\.[a-z0-9_-]+)+");
        List<String> missing = literals.stream()
                .filter(literal -> keyLike.matcher(literal).matches())
                .filter(literal -> groups.stream().anyMatch(literal::startsWith))
                .filter(literal -> !keys.contains(literal)
                        && !literal.matches(".*\\.(css|csv|txt|md|json|fxml|png|gif|safetensors)"))
                .toList();
        assertEquals(List.of(), missing, "missing keys");
    }

    @Test
    void noTextIsWrittenIntoCodeOrFxml() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files(RESOURCES, ".fxml")) {
            find(FXML_TEXT, file, found);
        }
        for (Path file : files(SOURCES, ".java")) {
            if (file.toString().contains("/ui/") || file.toString().contains("/app/")) {
                find(SPOKEN, file, found);
            }
        }
        assertEquals(List.of(), found);
    }

    @Test
    void textsFollowTheLanguageAndTheirArguments() {
        Messages messages = new Messages(Messages.ENGLISH, "/org/dienlab/ui/messages");
        SimpleStringProperty step = new SimpleStringProperty("7");
        var text = messages.text("training.step", step);
        assertEquals("step 7", text.get());
        step.set("8");
        assertEquals("step 8", text.get());
        messages.localeProperty().set(Messages.CHINESE);
        assertEquals("第 8 步", text.get());
    }

    @Test
    void everyLaneAndBundleIsThere() throws IOException {
        Messages messages = new Messages(Messages.CHINESE, "/org/dienlab/ui/messages");
        LaneOrder.ALL.forEach(variant -> messages.get("variant." + variant.code()));
        assertTrue(bundles().size() >= 1);
    }

    private static List<Path> bundles() throws IOException {
        return files(RESOURCES, ".properties").stream()
                .filter(file -> !file.toString().endsWith("_zh.properties"))
                .toList();
    }

    private static Path chinese(Path english) {
        return Path.of(english.toString().replace(".properties", "_zh.properties"));
    }

    private static TreeSet<Integer> arguments(String text) {
        TreeSet<Integer> arguments = new TreeSet<>();
        Matcher matcher = ARGUMENT.matcher(text);
        while (matcher.find()) {
            arguments.add(Integer.parseInt(matcher.group(1)));
        }
        return arguments;
    }

    private static Map<String, String> read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        Map<String, String> texts = new TreeMap<>();
        properties.forEach((key, value) -> texts.put((String) key, (String) value));
        return texts;
    }

    private static TreeSet<String> literals() throws IOException {
        TreeSet<String> literals = new TreeSet<>();
        for (Path file : files(SOURCES, ".java")) {
            Matcher matcher = STRING.matcher(Files.readString(file));
            while (matcher.find()) {
                literals.add(matcher.group(1));
            }
        }
        return literals;
    }

    private static void find(Pattern pattern, Path file, List<String> found) throws IOException {
        Matcher matcher = pattern.matcher(Files.readString(file));
        while (matcher.find()) {
            found.add(file + ": " + matcher.group());
        }
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }
}
