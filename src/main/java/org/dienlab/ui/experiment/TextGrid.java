package org.dienlab.ui.experiment;

import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/** Shows a {@link TextTable}: names on the left, numbers on the right of their columns. */
final class TextGrid {
    private TextGrid() {}

    /** Adds a table below what is there. Grid: modified. */
    static void add(GridPane grid, TextTable table) {
        add(grid, table.header(), "caption");
        table.rows().forEach(row -> add(grid, row, "number"));
    }

    private static void add(GridPane grid, List<String> cells, String style) {
        int row = grid.getRowCount();
        for (int column = 0; column < cells.size(); column++) {
            Label label = new Label(cells.get(column));
            label.getStyleClass().add(style);
            label.setMinWidth(Region.USE_PREF_SIZE);
            GridPane.setHalignment(label, column == 0 ? HPos.LEFT : HPos.RIGHT);
            grid.add(label, column, row);
        }
    }
}
