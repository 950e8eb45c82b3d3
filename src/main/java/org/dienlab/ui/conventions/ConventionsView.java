package org.dienlab.ui.conventions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.dienlab.train.Choices.Preset;
import org.dienlab.ui.common.Messages;

/** A row for every question: its name, its answers as segments, and about the chosen one a line and who does it so. */
public final class ConventionsView {
    /** Its words. */
    public static final String BUNDLE = "/org/dienlab/ui/conventions/conventions";

    private final ConventionsViewModel model;
    private final Messages messages;
    private final GridPane grid = new GridPane();
    private final ScrollPane root;
    private final List<Runnable> updates = new ArrayList<>();

    public ConventionsView(ConventionsViewModel model) {
        this.model = model;
        this.messages = model.messages();
        Label title = label("title", messages.text("conventions.title"));
        Label note = label("caption", messages.text("conventions.note"));
        HBox head = new HBox(title, note);
        head.getStyleClass().add("setting");
        grid.getStyleClass().add("conventions");
        addPresets();
        for (Question question : model.questions()) {
            add(question);
        }
        VBox content = new VBox(head, grid);
        content.getStyleClass().add("conventions-card");
        root = new ScrollPane(content);
        root.getStyleClass().add("keys-sheet");
        root.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        model.choicesProperty().addListener((o, old, now) -> updates.forEach(Runnable::run));
        updates.forEach(Runnable::run);
    }

    /** The card. */
    public Region root() {
        return root;
    }

    private void addPresets() {
        HBox segments = segments();
        for (Preset preset : Preset.values()) {
            String key = "conventions.preset." + preset.name().toLowerCase(Locale.ROOT);
            ToggleButton button = button(messages.text(key), () -> model.choose(preset));
            updates.add(
                    () -> button.setSelected(preset.is(model.choicesProperty().getValue())));
            segments.getChildren().add(button);
        }
        StringBinding about = Bindings.createStringBinding(
                () -> messages.get(
                        model.preset().isPresent() ? "conventions.preset.why" : "conventions.preset.mixture"),
                model.choicesProperty(),
                messages.localeProperty());
        grid.addRow(0, label("bold", messages.text("conventions.preset")), segments, label("secondary", about));
    }

    private void add(Question question) {
        HBox segments = segments();
        for (Option option : question.options()) {
            ToggleButton button = button(messages.text(option.key()), () -> model.choose(option));
            button.accessibleHelpProperty().bind(messages.text(option.key() + ".why"));
            updates.add(() -> button.setSelected(
                    option.chosen().test(model.choicesProperty().getValue())));
            segments.getChildren().add(button);
        }
        VBox about =
                new VBox(label("secondary", chosen(question, ".why")), label("caption", chosen(question, ".source")));
        grid.addRow(grid.getRowCount(), label("bold", messages.text(question.key())), segments, about);
    }

    private StringBinding chosen(Question question, String kind) {
        return Bindings.createStringBinding(
                () -> messages.get(
                        question.chosen(model.choicesProperty().getValue()).key() + kind),
                model.choicesProperty(),
                messages.localeProperty());
    }

    private ToggleButton button(StringBinding text, Runnable choose) {
        ToggleButton button = new ToggleButton();
        button.textProperty().bind(text);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> {
            choose.run();
            // A second press on the same answer leaves it chosen.
            updates.forEach(Runnable::run);
        });
        return button;
    }

    private static HBox segments() {
        HBox segments = new HBox();
        segments.getStyleClass().add("segments");
        segments.setMaxWidth(Region.USE_PREF_SIZE);
        return segments;
    }

    private static Label label(String style, StringBinding text) {
        Label label = new Label();
        label.getStyleClass().add(style);
        label.textProperty().bind(text);
        return label;
    }
}
