package org.dienlab.ui.training;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.dienlab.ui.common.Tips;
import org.dienlab.ui.training.TrainingStripViewModel.Notice;

/** What went wrong or has to be asked, beside the curve, with the ways out of it. Empty before the first time. */
final class NoticeCard extends VBox {
    private final TrainingStripViewModel model;
    private final Label text = new Label();
    private final Button second = new Button();
    private final Button first = new Button();
    private final HBox buttons = new HBox(second, first);

    NoticeCard(TrainingStripViewModel model) {
        this.model = model;
        getStyleClass().addAll("card", "notice");
        text.setWrapText(true);
        text.textProperty().bind(model.noticeTextProperty());
        // A reason that somebody else wrote may be longer than the card.
        Tips.install(text, model.noticeTextProperty());
        first.getStyleClass().addAll("primary", "compact");
        second.getStyleClass().add("compact");
        buttons.getStyleClass().add("buttons");
        for (Button button : new Button[] {first, second}) {
            button.setMinWidth(USE_PREF_SIZE);
            button.managedProperty().bind(button.visibleProperty());
        }
        managedProperty().bind(visibleProperty());
        model.noticeProperty().addListener((o, old, now) -> show(now));
        show(model.noticeProperty().get());
    }

    private void show(Notice now) {
        setVisible(now != Notice.NONE);
        if (isVisible() && getChildren().isEmpty()) {
            getChildren().addAll(text, buttons);
        }
        getStyleClass().remove("bad");
        if (now == Notice.DIVERGED || now == Notice.FAILED || now == Notice.LEARNING_RATE) {
            getStyleClass().add("bad");
        }
        first.setVisible(now == Notice.BRANCH || now == Notice.DIVERGED || now == Notice.FAILED);
        second.setVisible(now == Notice.BRANCH || now == Notice.DIVERGED || now == Notice.LEARNING_RATE);
        switch (now) {
            case BRANCH -> {
                offer(first, "training.branch.yes", model::branch);
                offer(second, "training.branch.no", model::dismiss);
                first.requestFocus();
            }
            case DIVERGED -> {
                offer(first, "training.retry", model::retry);
                offer(second, "training.back", model::goBack);
            }
            case FAILED -> offer(first, "training.replay", model::replay);
            case LEARNING_RATE -> offer(second, "training.rate.keep", model::dismiss);
            case NONE -> {}
        }
    }

    private void offer(Button button, String key, Runnable action) {
        button.textProperty().bind(model.messages().text(key));
        button.setOnAction(event -> action.run());
    }
}
