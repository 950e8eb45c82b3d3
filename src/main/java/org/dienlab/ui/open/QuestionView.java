package org.dienlab.ui.open;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A sentence, and buttons that answer it. The first button is the one for Enter, the last one that for Escape. */
public final class QuestionView {
    private final VBox root = new VBox();
    private final HBox buttons = new HBox();

    public QuestionView(ObservableValue<String> sentence) {
        root.getStyleClass().addAll("panel", "open-session");
        Label text = new Label();
        text.setWrapText(true);
        text.textProperty().bind(sentence);
        buttons.getStyleClass().addAll("setting", "dialog-buttons");
        root.getChildren().addAll(text, buttons);
    }

    /** With one more answer. */
    public QuestionView with(ObservableValue<String> answer, Runnable action) {
        Button button = new Button();
        button.textProperty().bind(answer);
        button.setOnAction(event -> action.run());
        buttons.getChildren().forEach(other -> ((Button) other).setCancelButton(false));
        boolean first = buttons.getChildren().isEmpty();
        if (first) {
            button.getStyleClass().add("primary");
        }
        button.setDefaultButton(first);
        button.setCancelButton(!first);
        buttons.getChildren().add(button);
        return this;
    }

    public Region root() {
        return root;
    }
}
