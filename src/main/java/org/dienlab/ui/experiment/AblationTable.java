package org.dienlab.ui.experiment;

import java.util.List;
import java.util.Optional;
import javafx.geometry.HPos;
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
        TextTable table = report.get().ablation();
        add(0, table.header(), "caption");
        for (int row = 0; row < table.rows().size(); row++) {
            add(row + 1, table.rows().get(row), "number");
        }
    }

    private void add(int row, List<String> cells, String style) {
        for (int column = 0; column < cells.size(); column++) {
            Label label = new Label(cells.get(column));
            label.getStyleClass().add(style);
            label.setMinWidth(Region.USE_PREF_SIZE);
            GridPane.setHalignment(label, column == 0 ? HPos.LEFT : HPos.RIGHT);
            grid.add(label, column, row);
        }
    }
}
