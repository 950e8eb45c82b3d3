package org.dienlab.ui.explore;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.shape.SVGPath;
import org.dienlab.ui.common.Numbers;

/** Back, play or pause, and on: the buttons of the sequence clock, and how fast it goes where that is not as always. */
final class ClockButtons extends HBox {
    private static final String BACK = "M0 0h2v10h-2Z M11 0v10L3.5 5Z";
    private static final String FORWARD = "M0 0v10L7.5 5Z M9 0h2v10h-2Z";
    private static final String PLAY = "M0 0L10 6L0 12Z";
    private static final String PAUSE = "M0 0h3.5v12h-3.5Z M6.5 0h3.5v12h-3.5Z";

    private final SVGPath playIcon = icon(PLAY);
    private final Button back = button(icon(BACK), "sheet-button");
    private final Button play = button(playIcon, "sheet-button", "wide");
    private final Button forward = button(icon(FORWARD), "sheet-button");
    private final Label speed = new Label();
    private final ExploreViewModel viewModel;
    private final Wording words;

    ClockButtons(ExploreViewModel viewModel, Wording words) {
        this.viewModel = viewModel;
        this.words = words;
        getStyleClass().add("clock-buttons");
        speed.getStyleClass().add("caption");
        speed.visibleProperty().bind(viewModel.speedProperty().isNotEqualTo(1));
        getChildren().addAll(back, play, forward, speed);
        back.setOnAction(e -> viewModel.moveBy(-1));
        play.setOnAction(e -> viewModel.togglePlay());
        forward.setOnAction(e -> viewModel.moveBy(1));
        viewModel.playingProperty().addListener((o, old, now) -> label());
        viewModel.speedProperty().addListener((o, old, now) -> label());
        words.messages().localeProperty().addListener((o, old, now) -> label());
        label();
    }

    /** Sizes the icons; the buttons follow the text by their style sheet. */
    void setScale(double scale) {
        for (Button button : List.of(back, play, forward)) {
            button.getGraphic().setScaleX(scale);
            button.getGraphic().setScaleY(scale);
        }
    }

    private void label() {
        boolean playing = viewModel.playingProperty().get();
        playIcon.setContent(playing ? PAUSE : PLAY);
        play.setAccessibleText(playing ? words.text("explore.pause") : words.text("explore.play"));
        back.setAccessibleText(words.text("explore.back"));
        forward.setAccessibleText(words.text("explore.forward"));
        speed.setText(words.text(
                "explore.speed", Numbers.significant(viewModel.speedProperty().get())));
    }

    private static SVGPath icon(String path) {
        SVGPath icon = new SVGPath();
        icon.setContent(path);
        icon.getStyleClass().add("icon");
        return icon;
    }

    private static Button button(SVGPath icon, String... styles) {
        Button button = new Button(null, icon);
        button.getStyleClass().addAll(styles);
        return button;
    }
}
