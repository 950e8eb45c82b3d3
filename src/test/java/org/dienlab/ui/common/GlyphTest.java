package org.dienlab.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Font;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every character that the program shows by itself is in the typefaces that come with it. */
class GlyphTest {
    private static final Path UI = Path.of("src/main/java/org/dienlab/ui");
    private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final List<String> MATHS = List.of("STIXTwoMath-Regular.ttf", "STIXTwoText-Italic.ttf");
    private static final List<String> FORMULAS = List.of("Symbol.java", "Equations.java", "Latex.java");
    private static final List<String> TEXT = List.of("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf");

    @Test
    void wordsOfTheWindowAreInTheTextFaces() throws Exception {
        StringBuilder words = new StringBuilder();
        for (Path file : files(Path.of("resources/org/dienlab/ui"), ".properties")) {
            Properties properties = new Properties();
            properties.load(new StringReader(Files.readString(file)));
            properties.values().forEach(words::append);
        }
        assertEquals("", missing(words, TEXT));
    }

    @Test
    void namesOfTheCatalogueAreInTheTextFaces() throws Exception {
        assertEquals("", missing(Files.readString(Path.of("resources/org/dienlab/data/catalogue.csv")), TEXT));
    }

    /** Symbols of formulas are drawn with the mathematical faces, all others with the text faces. */
    @Test
    void drawnSymbolsAreInTheirFaces() throws Exception {
        StringBuilder text = new StringBuilder();
        StringBuilder formulas = new StringBuilder();
        for (Path file : files(UI, ".java")) {
            boolean formula = FORMULAS.contains(file.getFileName().toString());
            Matcher matcher = STRING.matcher(Files.readString(file));
            while (matcher.find()) {
                (formula ? formulas : text).append(matcher.group(1));
            }
        }
        formulas.append("′0123456789");
        assertEquals("", missing(text, TEXT));
        assertEquals("", missing(formulas, MATHS.subList(0, 1)));
        assertEquals("", missing("akhurceWtwvifgobUT−1", MATHS.subList(1, 2)));
    }

    private static String missing(CharSequence words, List<String> faces) throws Exception {
        TreeSet<String> missing = new TreeSet<>();
        for (String face : faces) {
            Font font = font(face);
            words.codePoints()
                    .filter(c -> !Character.isISOControl(c) && !font.canDisplay(c))
                    .forEach(c -> missing.add(Character.toString(c)));
        }
        return String.join("", missing);
    }

    private static Font font(String face) throws Exception {
        try (InputStream in = GlyphTest.class.getResourceAsStream("/org/dienlab/ui/fonts/" + face)) {
            return Font.createFont(Font.TRUETYPE_FONT, in);
        }
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }
}
