package org.dienlab.ui.training;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
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
final class LaneTable extends TableView<ObjectProperty<LaneRow>> {
    private static final PseudoClass SELECTED_LANE = PseudoClass.getPseudoClass("selected-lane");

    private final TrainingStripViewModel model;
    private final ObservableValue<Look> look;
    private boolean updating;

    LaneTable(TrainingStripViewModel model, ObservableValue<Look> look) {
        this.model = model;
        this.look = look;
        getStyleClass().add("lane-table");
        getColumns().add(column("training.table.lane", 159, true, row -> row.number() + "  " + row.name()));
        getColumns().add(column("training.table.loss", 46, false, LaneRow::loss));
        getColumns().add(column("training.table.auxiliary", 46, false, LaneRow::auxiliary));
        getColumns().add(column("training.table.auc", 46, false, LaneRow::auc));
        setPlaceholder(new Region());
        setRowFactory(table -> new Row());
        fill();
        accessibleTextProperty().bind(model.messages().text("training.table"));
        getSelectionModel().selectedItemProperty().addListener((o, old, now) -> {
            if (!updating && now != null) {
                model.select(now.get().variant());
            }
        });
        model.rows().addListener((Observable o) -> {
            if (fill()) {
                follow();
            }
        });
        model.situationProperty().addListener((o, old, now) -> {
            if (old.selected() != now.selected()) {
                follow();
            }
        });
        look.addListener((o, old, now) -> refresh());
        follow();
    }

    /**
     * While training only figures change: the lines stay and so do their cells, because new ones cost a frame.
     *
     * @return whether there are other lines now
     */
    private boolean fill() {
        List<LaneRow> rows = model.rows();
        boolean other = !lanes(rows.stream()).equals(lanes(getItems().stream().map(ObjectProperty::get)));
        if (other) {
            getItems().setAll(rows.stream().map(SimpleObjectProperty::new).toList());
        }
        for (int i = 0; i < rows.size(); i++) {
            getItems().get(i).set(rows.get(i));
        }
        return other;
    }

    private static List<Variant> lanes(Stream<LaneRow> rows) {
        return rows.map(LaneRow::variant).toList();
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

    private TableColumn<ObjectProperty<LaneRow>, String> column(
            String key, double width, boolean left, Function<LaneRow, String> value) {
        TableColumn<ObjectProperty<LaneRow>, String> column = new TableColumn<>();
        column.textProperty().bind(model.messages().text(key));
        column.setSortable(false);
        column.setReorderable(false);
        column.setResizable(false);
        column.prefWidthProperty().bind(look.map(now -> width * now.scale()));
        if (left) {
            column.getStyleClass().add("left");
        }
        column.setCellValueFactory(line -> line.getValue().map(value));
        column.setCellFactory(c -> new Cell(left));
        return column;
    }

    /** Marks the selected lane itself: the table forgets its selection whenever its rows are new. */
    private final class Row extends TableRow<ObjectProperty<LaneRow>> {
        Row() {
            model.situationProperty().addListener((o, old, now) -> mark());
        }

        @Override
        protected void updateItem(ObjectProperty<LaneRow> item, boolean empty) {
            super.updateItem(item, empty);
            mark();
        }

        private void mark() {
            pseudoClassStateChanged(
                    SELECTED_LANE, getItem() != null && isSelectedLane(getItem().get()));
        }
    }

    private final class Cell extends TableCell<ObjectProperty<LaneRow>, String> {
        private final boolean left;
        private Variant sampled;
        private double sampledAt;
        private double laidOutAt;

        Cell(boolean left) {
            this.left = left;
            if (left) {
                getStyleClass().add("left");
            }
        }

        @Override
        protected void updateItem(String item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty ? null : item);
            ObjectProperty<LaneRow> line = empty ? null : getTableRow().getItem();
            LaneRow row = line == null ? null : line.get();
            // Styles and graphics are touched only when they change: JavaFX would style the cell anew.
            boolean bad = row != null && row.diverged();
            if (bad != getStyleClass().contains("bad")) {
                if (bad) {
                    getStyleClass().add("bad");
                } else {
                    getStyleClass().remove("bad");
                }
            }
            if (left) {
                showSample(row == null ? null : row.variant());
            }
        }

        /** The column gives it its size: another figure lays out nothing but this cell, else all lines would be. */
        @Override
        public void requestLayout() {
            if (laidOutAt == look.getValue().scale()) {
                setNeedsLayout(true);
            } else {
                super.requestLayout();
            }
        }

        @Override
        protected void layoutChildren() {
            super.layoutChildren();
            laidOutAt = look.getValue().scale();
        }

        private void showSample(Variant variant) {
            double scale = look.getValue().scale();
            if (variant != sampled || scale != sampledAt) {
                sampled = variant;
                sampledAt = scale;
                setGraphic(variant == null ? null : sample(variant));
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
