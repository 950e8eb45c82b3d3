package org.dienlab.ui.experiment;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.dienlab.train.experiment.Claim;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.experiment.ExperimentViewModel.Mode;

/** The claims: a button that tests each, its sentence once it is tested, and a button for the runs behind it. */
final class ClaimList {
    private final ExperimentViewModel model;
    private final Messages messages;
    private final GridPane grid = new GridPane();
    private final ScrollPane root = new ScrollPane(grid);
    private final List<Runnable> updates = new ArrayList<>();

    ClaimList(ExperimentViewModel model) {
        this.model = model;
        this.messages = model.messages();
        grid.getStyleClass().add("experiment-claims");
        root.getStyleClass().add("content-scroll");
        root.setFitToWidth(true);
        root.setMinWidth(0);
        Claim.ALL.forEach(this::add);
        model.results(Mode.CLAIMS).addListener((o, old, now) -> update());
        model.runningProperty().addListener((o, old, now) -> update());
        messages.localeProperty().addListener((o, old, now) -> update());
        update();
    }

    Region root() {
        return root;
    }

    private void update() {
        updates.forEach(Runnable::run);
    }

    private void add(Claim claim) {
        Button test = new Button();
        test.getStyleClass().add("compact");
        test.setMinWidth(Region.USE_PREF_SIZE);
        test.disableProperty().bind(model.runningProperty());
        test.setOnAction(event -> model.test(claim));
        Button runs = new Button();
        runs.getStyleClass().add("compact");
        runs.setMinWidth(Region.USE_PREF_SIZE);
        runs.textProperty().bind(messages.text("experiment.runs.show"));
        runs.setOnAction(event -> model.showRuns(claim));
        Label title = new Label();
        title.getStyleClass().add("bold");
        title.setWrapText(true);
        Label sentence = new Label();
        sentence.getStyleClass().add("secondary");
        sentence.setWrapText(true);
        updates.add(() -> {
            title.setText(ExperimentReport.title(messages, claim));
            test.setText(messages.get(model.isUnfinished(claim) ? "experiment.goon" : "experiment.test"));
            test.setAccessibleText(messages.get("experiment.test.of", ExperimentReport.title(messages, claim)));
            runs.setAccessibleText(messages.get("experiment.runs.show.of", ExperimentReport.title(messages, claim)));
            runs.setVisible(model.tested(claim).isPresent());
            String text = model.isTesting(claim)
                    ? messages.get("experiment.testing")
                    : model.sentence(claim).orElse("");
            sentence.setText(text);
            sentence.setVisible(!text.isEmpty());
            sentence.setManaged(!text.isEmpty());
        });
        VBox words = new VBox(title, sentence);
        GridPane.setHgrow(words, Priority.ALWAYS);
        grid.addRow(grid.getRowCount(), test, words, runs);
    }
}
