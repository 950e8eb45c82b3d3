package org.dienlab.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.css.Stylesheet;

/**
 * A step of the build: style sheets as a start reads them fastest. AtlantaFX's are written without the rules of controls
 * that this program has none of, because JavaFX tries what is there on every node; and all are compiled. Beside a
 * compiled one JavaFX passes over the text.
 */
final class StyleSheets {
    /** Style classes of controls, and of looks to choose from, that are nowhere in this program. */
    static final Set<String> ABSENT = Set.of(("""
            accordion area-legend-symbol alert bar-chart bar-legend-symbol bb-code breadcrumbs bubble-legend-symbol
            calendar caption-menu-item chart chart-area-symbol chart-bar chart-bubble chart-line-symbol chart-pie
            chart-pie-label chart-pie-label-line chart-series-area-fill chart-series-area-line chart-series-line
            chart-symbol choice-box choice-dialog color-palette color-palette-region color-picker custom-color-dialog
            custom-text-field date-picker date-picker-popup dialog-pane html-editor menu-bar message modal-box modal-pane
            notification pagination pie-legend-symbol popover ring-progress-indicator split-menu-button split-pane
            stacked-bar-chart tab tab-label tab-pane text-input-dialog tile tile-base titled-pane toggle-switch tool-bar
            tree-cell tree-table-cell tree-table-row-cell tree-table-view tree-view
            accent bordered button-circle button-outlined center-pill danger dense elevated-1 elevated-2 elevated-3
            elevated-4 flat input-group interactive large left-pill right-pill rounded small striped success warning
            text-bold text-bolder text-caption text-italic text-lighter text-muted text-normal text-oblique
            text-on-emphasis text-small text-strikethrough text-subtle text-underlined title-1 title-2 title-3 title-4
            default-color0 default-color1 default-color2 default-color3 default-color4 default-color5 default-color6
            default-color7""").strip().split("\\s+"));

    private static final String LIBRARY = "/atlantafx/base/theme/";
    private static final List<String> THEMES = List.of("primer-light.css", "primer-dark.css");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)\\}");
    private static final Pattern STYLE_CLASS = Pattern.compile("\\.([A-Za-z][\\w-]*)");

    private StyleSheets() {}

    /** @param args the folder of the compiled program */
    public static void main(String[] args) throws IOException {
        Path program = Path.of(args[0]);
        for (String theme : THEMES) {
            try (InputStream in = StyleSheets.class.getResourceAsStream(LIBRARY + theme)) {
                String whole = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                Files.writeString(program.resolve("org/dienlab/ui/common").resolve(theme), used(whole));
            }
        }
        List<Path> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(program)) {
            files.filter(file -> file.toString().endsWith(".css")).forEach(all::add);
        }
        for (Path css : all) {
            String name = css.getFileName().toString();
            Path compiled = css.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".bss");
            Stylesheet.convertToBinary(css.toFile(), compiled.toFile());
        }
    }

    /** The rules of a style sheet that can match something here. */
    static String used(String styleSheet) {
        StringBuilder used = new StringBuilder();
        Matcher rules = RULE.matcher(COMMENT.matcher(styleSheet).replaceAll(""));
        while (rules.find()) {
            List<String> selectors = Arrays.stream(rules.group(1).split(","))
                    .map(String::strip)
                    .filter(StyleSheets::canMatch)
                    .toList();
            if (!selectors.isEmpty()) {
                used.append(String.join(", ", selectors))
                        .append(" {")
                        .append(rules.group(2))
                        .append("}\n");
            }
        }
        return used.toString();
    }

    private static boolean canMatch(String selector) {
        return STYLE_CLASS.matcher(selector).results().noneMatch(found -> ABSENT.contains(found.group(1)));
    }
}
