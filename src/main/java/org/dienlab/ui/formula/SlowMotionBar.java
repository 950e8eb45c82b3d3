package org.dienlab.ui.formula;

import javafx.beans.binding.StringBinding;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.dienlab.ui.common.Icon;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.explore.SlowMotion;
import org.dienlab.ui.formula.Captions.SubStep;
import org.kordamp.ikonli.feather.Feather;

/**
 * What happens in the present moment of the slow motion, and the buttons to go through its moments. Empty before it is
 * first seen: what is not there need not be styled while the window opens.
 */
final class SlowMotionBar extends VBox {
    private final FormulaViewModel model;
    private final Messages messages;
    private final Label caption = new Label();
    private final Label place = new Label();
    private final Icon playIcon = new Icon(Feather.PAUSE);
    private final Button play;
    private final Button back;
    private final Button on;
    private final HBox buttons;

    SlowMotionBar(FormulaViewModel model) {
        this.model = model;
        messages = model.messages();
        SlowMotion slowMotion = model.slowMotion();
        getStyleClass().add("slow-motion");
        caption.getStyleClass().add("slow-caption");
        caption.setWrapText(true);
        caption.setMaxWidth(Double.MAX_VALUE);
        caption.setMinHeight(Region.USE_PREF_SIZE);
        back = button(new Icon(Feather.SKIP_BACK), () -> slowMotion.moveBy(-1));
        back.accessibleTextProperty().bind(messages.text("formula.slow.back"));
        play = button(playIcon, slowMotion::togglePlay);
        on = button(new Icon(Feather.SKIP_FORWARD), () -> slowMotion.moveBy(1));
        on.accessibleTextProperty().bind(messages.text("formula.slow.on"));
        Button leave = new Button();
        StringBinding text = messages.text("formula.slow.leave");
        leave.textProperty().bind(text);
        leave.setMinWidth(Region.USE_PREF_SIZE);
        leave.setOnAction(event -> slowMotion.leave());
        place.getStyleClass().add("caption");
        place.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        buttons = new HBox(back, play, on, place, gap, leave);
        buttons.getStyleClass().add("buttons");
    }

    private static Button button(Icon icon, Runnable action) {
        Button button = new Button(null, icon);
        button.getStyleClass().add("icon");
        button.setOnAction(event -> action.run());
        return button;
    }

    /** Shows the present moment, or nothing. */
    void show() {
        SubStep now = model.subStep();
        setVisible(now != null);
        setManaged(now != null);
        if (now == null) {
            return;
        }
        if (getChildren().isEmpty()) {
            getChildren().addAll(caption, buttons);
        }
        SlowMotion slowMotion = model.slowMotion();
        int index = slowMotion.indexProperty().get();
        caption.setText(now.caption());
        place.setText(messages.get("formula.slow.place", index + 1, slowMotion.size()));
        boolean playing = slowMotion.playingProperty().get();
        playIcon.show(playing ? Feather.PAUSE : Feather.PLAY);
        play.setAccessibleText(messages.get(playing ? "formula.slow.pause" : "formula.slow.play"));
        back.setDisable(index == 0);
        on.setDisable(index == slowMotion.size() - 1);
    }
}
