package org.dienlab.ui.experiment;

import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import org.dienlab.ui.experiment.ExperimentViewModel.Mode;

/** The ablation table beside the published numbers. */
final class AblationTable {
    private final ExperimentViewModel model;
    private final GridPane grid = new GridPane();
    private final ScrollPane root = new ScrollPane(grid);

    AblationTable(ExperimentViewModel model) {
        this.model = model;
        grid.getStyleClass().add("experiment-table");
        root.getStyleClass().add("content-scroll");
        root.setMinWidth(0);
        model.results(Mode.ABLATION).addListener((o, old, now) -> show());
        model.messages().localeProperty().addListener((o, old, now) -> show());
        show();
    }

    Region root() {
        return root;
    }

    private void show() {
        grid.getChildren().clear();
        Optional<ExperimentReport> report = model.report(Mode.ABLATION);
        if (report.isEmpty()) {
            Label empty = new Label(model.messages().get("experiment.ablation.empty"));
            empty.getStyleClass().add("secondary");
            grid.add(empty, 0, 0);
            return;
        }
        TextGrid.add(grid, report.get().ablation());
    }
}
