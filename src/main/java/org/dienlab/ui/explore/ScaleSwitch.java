package org.dienlab.ui.explore;

import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.Undo;

/** Whether all lanes are drawn with one scale or each with its own. */
final class ScaleSwitch extends HBox {
    private final Undo undo;
    private final ToggleButton shared = new ToggleButton();
    private final ToggleButton own = new ToggleButton();

    ScaleSwitch(Undo undo, Messages messages) {
        this.undo = undo;
        getStyleClass().add("scale-switch");
        Label name = new Label();
        name.textProperty().bind(messages.text("explore.scale.title"));
        shared.textProperty().bind(messages.text("explore.scale.shared"));
        own.textProperty().bind(messages.text("explore.scale.own"));
        HBox segments = new HBox(shared, own);
        segments.getStyleClass().add("segments");
        getChildren().addAll(name, segments);
        shared.setOnAction(event -> choose(true));
        own.setOnAction(event -> choose(false));
        undo.situationProperty().addListener(o -> show());
        show();
    }

    private void choose(boolean sharedScale) {
        undo.edit(s -> s.with(s.view().withSharedScale(sharedScale)));
        // A press on the one that is on switches it off by itself.
        show();
    }

    private void show() {
        boolean now = undo.situation().view().sharedScale();
        shared.setSelected(now);
        own.setSelected(!now);
    }
}
