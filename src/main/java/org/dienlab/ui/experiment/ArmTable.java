package org.dienlab.ui.experiment;

import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.dienlab.train.experiment.Measure;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.experiment.ExperimentViewModel.Mode;

/** A line for every arm: its name, which makes it the one that is subtracted, its test AUC, and how it differs. */
final class ArmTable {
    private final ExperimentViewModel model;
    private final Messages messages;
    private final GridPane grid = new GridPane();
    private final GridPane compared = new GridPane();
    private final ScrollPane root = new ScrollPane(new VBox(grid, compared));

    ArmTable(ExperimentViewModel model) {
        this.model = model;
        this.messages = model.messages();
        grid.getStyleClass().add("experiment-table");
        compared.getStyleClass().addAll("experiment-table", "experiment-compared");
        root.getStyleClass().add("content-scroll");
        root.setMinWidth(0);
        root.managedProperty().bind(model.results(Mode.LANES).isNotNull());
        model.results(Mode.LANES).addListener((o, old, now) -> show());
        model.otherProperty().addListener((o, old, now) -> show());
        model.referenceProperty().addListener((o, old, now) -> show());
        messages.localeProperty().addListener((o, old, now) -> show());
        show();
    }

    Region root() {
        return root;
    }

    private void show() {
        boolean focused = grid.getChildren().stream().anyMatch(node -> node.isFocused());
        grid.getChildren().clear();
        compared.getChildren().clear();
        Optional<ExperimentReport> report = model.report(Mode.LANES);
        if (report.isEmpty()) {
            return;
        }
        if (model.otherProperty().get() != null) {
            TextGrid.add(compared, report.get().comparison(model.otherProperty().get()));
        }
        ToggleGroup group = new ToggleGroup();
        int reference = model.referenceProperty().get();
        String minus = report.get().subtracted(reference);
        grid.addRow(
                0,
                caption(messages.get("experiment.minus")),
                caption(report.get().name(Measure.TEST_AUC)),
                caption(messages.get("experiment.paired", minus)));
        for (int arm = 0; arm < report.get().names().size(); arm++) {
            RadioButton name = new RadioButton(report.get().names().get(arm));
            name.setToggleGroup(group);
            name.setSelected(arm == reference);
            name.setMinWidth(Region.USE_PREF_SIZE);
            Label auc = label(report.get().cell(arm, Measure.TEST_AUC));
            Label difference = label(report.get().minus(arm, reference));
            grid.addRow(arm + 1, name, auc, difference);
            if (focused && arm == reference) {
                name.requestFocus();
            }
        }
        // The arrow keys select a button without pressing it.
        group.selectedToggleProperty()
                .addListener((o, old, now) ->
                        model.referenceProperty().set(group.getToggles().indexOf(now)));
    }

    private static Label label(String text) {
        Label label = new Label(text);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static Label caption(String text) {
        Label label = label(text);
        label.getStyleClass().add("caption");
        return label;
    }
}
