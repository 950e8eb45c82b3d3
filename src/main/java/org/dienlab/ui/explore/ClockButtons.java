package org.dienlab.ui.explore;

import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.shape.SVGPath;

/** Back, play or pause, and on: the buttons of the sequence clock. */
final class ClockButtons extends HBox {
    private static final String BACK = "M0 0h2v10h-2Z M11 0v10L3.5 5Z";
    private static final String FORWARD = "M0 0v10L7.5 5Z M9 0h2v10h-2Z";
    private static final String PLAY = "M0 0L10 6L0 12Z";
    private static final String PAUSE = "M0 0h3.5v12h-3.5Z M6.5 0h3.5v12h-3.5Z";

    private final Button back = button(BACK, 26);
    private final Button play = button(PLAY, 40);
    private final Button forward = button(FORWARD, 26);
    private final ExploreViewModel viewModel;
    private final Wording words;

    ClockButtons(ExploreViewModel viewModel, Wording words) {
        super(4);
        this.viewModel = viewModel;
        this.words = words;
        getChildren().addAll(back, play, forward);
        back.setOnAction(e -> viewModel.moveBy(-1));
        play.setOnAction(e -> viewModel.togglePlay());
        forward.setOnAction(e -> viewModel.moveBy(1));
        viewModel.playingProperty().addListener((o, old, now) -> label());
        words.messages().localeProperty().addListener((o, old, now) -> label());
        label();
    }

    private void label() {
        boolean playing = viewModel.playingProperty().get();
        ((SVGPath) play.getGraphic()).setContent(playing ? PAUSE : PLAY);
        play.setAccessibleText(playing ? words.text("explore.pause") : words.text("explore.play"));
        back.setAccessibleText(words.text("explore.back"));
        forward.setAccessibleText(words.text("explore.forward"));
    }

    private static Button button(String path, double width) {
        SVGPath icon = new SVGPath();
        icon.setContent(path);
        icon.getStyleClass().add("icon");
        Button button = new Button(null, icon);
        button.getStyleClass().setAll("sheet-button");
        button.setMinSize(width, 26);
        button.setPrefSize(width, 26);
        button.setMaxSize(width, 26);
        return button;
    }
}
