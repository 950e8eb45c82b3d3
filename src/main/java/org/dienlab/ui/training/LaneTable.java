package org.dienlab.ui.training;

import java.util.function.Function;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import org.dienlab.model.Variant;
import org.dienlab.ui.common.LaneOrder;
import org.dienlab.ui.common.Look;

/** Losses and AUC of the lanes, with a piece of each lane's line. Choosing a row selects the lane. */
final class LaneTable extends TableView<LaneRow> {
    private static final PseudoClass SELECTED_LANE = PseudoClass.getPseudoClass("selected-lane");

    private final TrainingStripViewModel model;
    private final ObservableValue<Look> look;
    private boolean updating;

    LaneTable(TrainingStripViewModel model, ObservableValue<Look> look) {
        this.model = model;
        this.look = look;
        getStyleClass().add("lane-table");
        getColumns().add(column("training.table.lane", 150, true, row -> row.number() + "  " + row.name()));
        getColumns().add(column("training.table.loss", 46, false, LaneRow::loss));
        getColumns().add(column("training.table.auxiliary", 50, false, LaneRow::auxiliary));
        getColumns().add(column("training.table.auc", 46, false, LaneRow::auc));
        setPlaceholder(new Region());
        setRowFactory(table -> new Row());
        setItems(model.rows());
        accessibleTextProperty().bind(model.messages().text("training.table"));
        getSelectionModel().selectedItemProperty().addListener((o, old, now) -> {
            if (!updating && now != null) {
                model.select(now.variant());
            }
        });
        model.rows().addListener((Observable o) -> follow());
        model.situationProperty().addListener((o, old, now) -> follow());
        look.addListener((o, old, now) -> refresh());
        follow();
    }

    /** Brings the keyboard's row to the selected lane. */
    private void follow() {
        updating = true;
        for (int i = 0; i < model.rows().size(); i++) {
            if (isSelectedLane(model.rows().get(i))) {
                getSelectionModel().clearAndSelect(i);
            }
        }
        updating = false;
    }

    private boolean isSelectedLane(LaneRow row) {
        return row != null && row.variant() == model.situationProperty().get().selected();
    }

    private TableColumn<LaneRow, String> column(
            String key, double width, boolean left, Function<LaneRow, String> value) {
        TableColumn<LaneRow, String> column = new TableColumn<>();
        column.textProperty().bind(model.messages().text(key));
        column.setSortable(false);
        column.setReorderable(false);
        column.setResizable(false);
        column.prefWidthProperty().bind(look.map(now -> width * now.scale()));
        if (left) {
            column.getStyleClass().add("left");
        }
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        column.setCellFactory(c -> new Cell(left));
        return column;
    }

    /** Marks the selected lane itself: the table forgets its selection whenever its rows are new. */
    private final class Row extends TableRow<LaneRow> {
        Row() {
            model.situationProperty().addListener((o, old, now) -> mark());
        }

        @Override
        protected void updateItem(LaneRow item, boolean empty) {
            super.updateItem(item, empty);
            mark();
        }

        private void mark() {
            pseudoClassStateChanged(SELECTED_LANE, isSelectedLane(getItem()));
        }
    }

    private final class Cell extends TableCell<LaneRow, String> {
        private final boolean left;

        Cell(boolean left) {
            this.left = left;
        }

        @Override
        protected void updateItem(String item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty ? null : item);
            getStyleClass().removeAll("left", "bad");
            if (left) {
                getStyleClass().add("left");
            }
            LaneRow row = empty ? null : getTableRow().getItem();
            setGraphic(left && row != null ? sample(row.variant()) : null);
            if (row != null && row.diverged()) {
                getStyleClass().add("bad");
            }
        }
    }

    /** A piece of the lane's line in the chart. */
    private Line sample(Variant variant) {
        double scale = look.getValue().scale();
        Line line = new Line(0, 0, 24 * scale, 0);
        for (double dash : LaneOrder.dash(variant)) {
            line.getStrokeDashArray().add(dash * scale);
        }
        line.getStyleClass().add("lane-sample");
        return line;
    }
}
