package org.dienlab.ui.common;

import static org.dienlab.ui.common.FxTest.onFx;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.controlsfx.control.RangeSlider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every state of a control can be told from its other states. */
class StatesTest {
    private static final Map<String, List<String>> POINTER =
            Map.of("normal", List.of(), "hover", List.of("hover"), "pressed", List.of("hover", "pressed", "armed"));
    private static final List<String> FOCUS = List.of("focused", "focus-visible");

    @ParameterizedTest
    @EnumSource
    void noTwoStatesLookAlike(Theme theme) {
        List<String> alike = onFx(() -> {
            Fonts.load();
            List<String> found = new ArrayList<>();
            Map<String, Supplier<Control>> whole = new LinkedHashMap<>();
            whole.put("button", () -> new Button("b"));
            whole.put("primary", () -> styled(new Button("b"), "primary"));
            whole.put("toggle", () -> styled(new ToggleButton("t"), "icon"));
            whole.put("lane", () -> styled(new ToggleButton("1"), "lane"));
            whole.put("combo box", ComboBox::new);
            whole.put("check box", () -> new CheckBox("c"));
            whole.put("radio button", () -> new RadioButton("r"));
            whole.put("hyperlink", () -> new Hyperlink("h"));
            whole.forEach((name, control) -> {
                Map<String, List<?>> looks = new LinkedHashMap<>();
                POINTER.forEach((state, classes) -> looks.put(state, look(theme, control.get(), null, classes, false)));
                looks.put("focus", look(theme, control.get(), null, FOCUS, false));
                looks.put("disabled", look(theme, control.get(), null, List.of(), true));
                if (control.get() instanceof ToggleButton || control.get() instanceof CheckBox) {
                    looks.put("selected", look(theme, control.get(), null, List.of("selected"), false));
                }
                if (control.get() instanceof CheckBox || control.get() instanceof RadioButton) {
                    looks.put("selected, disabled", look(theme, control.get(), null, List.of("selected"), true));
                }
                alike(name, looks, found);
            });
            fields().forEach((name, control) -> {
                Map<String, List<?>> looks = new LinkedHashMap<>();
                looks.put("normal", look(theme, control.get(), null, List.of(), false));
                looks.put("focus", look(theme, control.get(), null, FOCUS, false));
                looks.put("disabled", look(theme, control.get(), null, List.of(), true));
                alike(name, looks, found);
            });
            parts().forEach((part, control) -> {
                Map<String, List<?>> looks = new LinkedHashMap<>();
                POINTER.forEach((state, classes) -> looks.put(state, look(theme, control.get(), part, classes, false)));
                alike(part, looks, found);
            });
            return found;
        });
        assertEquals(List.of(), alike);
    }

    private static Map<String, Supplier<Control>> fields() {
        return Map.of(
                "field", () -> styled(new TextField("f"), "field"),
                "spinner", () -> new Spinner<Integer>(0, 9, 3),
                "slider", () -> new Slider(0, 2, .5));
    }

    /** Parts that the pointer takes hold of. */
    private static Map<String, Supplier<Control>> parts() {
        return Map.of(
                ".increment-arrow-button", () -> new Spinner<Integer>(0, 9, 3),
                ".slider > .thumb", () -> new Slider(0, 2, .5),
                ".low-thumb", () -> new RangeSlider(1, 20, 3, 9),
                ".scroll-bar > .thumb", ScrollBar::new);
    }

    private static <T extends Node> T styled(T node, String style) {
        node.getStyleClass().add(style);
        return node;
    }

    private static void alike(String control, Map<String, List<?>> looks, List<String> found) {
        Map<List<?>, String> states = new LinkedHashMap<>();
        looks.forEach((state, look) -> {
            String other = states.putIfAbsent(look, state);
            if (other != null) {
                found.add(control + ": " + state + " as " + other);
            }
        });
    }

    /** Colours of the text and of the backgrounds of a control and its parts, and how opaque they are. */
    private static List<?> look(Theme theme, Control control, String part, List<String> states, boolean disabled) {
        Scene scene = new Scene(new StackPane(new HBox(control)), 200, 100);
        Look.of(theme).apply(scene);
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        Node changed = part == null ? control : scene.getRoot().lookup(part);
        states.forEach(state -> changed.pseudoClassStateChanged(PseudoClass.getPseudoClass(state), true));
        control.setDisable(disabled);
        scene.getRoot().applyCss();
        return Stream.concat(Stream.of(control), control.lookupAll("*").stream())
                .flatMap(StatesTest::colours)
                .toList();
    }

    private static Stream<Object> colours(Node node) {
        Stream<Object> text = Stream.of(
                node.getOpacity(), node instanceof Labeled labeled ? labeled.getTextFill() : Color.TRANSPARENT);
        Background background = node instanceof Region region ? region.getBackground() : null;
        return background == null
                ? text
                : Stream.concat(text, background.getFills().stream().map(BackgroundFill::getFill));
    }
}
