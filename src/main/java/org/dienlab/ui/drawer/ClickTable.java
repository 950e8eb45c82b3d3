package org.dienlab.ui.drawer;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.dienlab.trace.RankCorrelation;
import org.dienlab.ui.common.CategoryGlyph;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.Numbers;
import org.dienlab.ui.explore.ExploreViewModel;

/** Attention, write weight, survival and gradient of every click, sortable, and whether they agree on the order. */
final class ClickTable extends HBox {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    /** Updates a second while training runs: more cannot be read. */
    private static final long NANOS = 200_000_000;

    private static final double BAR = 46;

    private final InsightViewModel viewModel;
    private final ExploreViewModel explore;
    private final Messages messages;
    private final ObservableValue<Look> look;
    private final ObservableList<ClickRow> rows = FXCollections.observableArrayList();
    private final TableView<ClickRow> table = new TableView<>();
    private final Label empty;
    private final GridPane correlations = new GridPane();
    private final double[] most = new double[ClickRow.Figure.values().length];
    private Insight shown;
    private long shownAt;
    private Insight.Key key;

    ClickTable(InsightViewModel viewModel, Messages messages, ObservableValue<Look> look) {
        this.viewModel = viewModel;
        this.explore = viewModel.explore();
        this.messages = messages;
        this.look = look;
        empty = label("drawer.empty", "secondary");
        getStyleClass().add("click-table");
        table.getColumns().add(place());
        table.getColumns().add(name());
        for (ClickRow.Figure figure : ClickRow.Figure.values()) {
            table.getColumns().add(figure(figure));
        }
        table.setPlaceholder(empty);
        table.setRowFactory(t -> new Row());
        table.accessibleTextProperty().bind(messages.text("drawer.table"));
        table.setItems(rows);
        table.setMinWidth(0);
        HBox.setHgrow(table, javafx.scene.layout.Priority.SOMETIMES);
        table.getSelectionModel().selectedItemProperty().addListener((o, old, now) -> {
            if (now != null && table.isFocused()) {
                explore.moveTo(now.t());
            }
        });
        correlations.getStyleClass().add("correlations");
        VBox side = new VBox(
                label("drawer.table.correlation", "bold"), correlations, label("drawer.table.caption", "secondary"));
        side.getStyleClass().add("correlation-side");
        getChildren().addAll(table, side);
        messages.localeProperty().addListener(o -> shown = null);
        look.addListener(o -> shown = null);
    }

    private Label label(String key, String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.textProperty().bind(messages.text(key));
        return label;
    }

    /** Follows the newest gradients, at a pace that can be read. */
    void pulse() {
        viewModel.update();
        Insight now = viewModel.insightProperty().get();
        if (now == null) {
            // Numbers without a lane would be those of another one, or of another user.
            shown = null;
            key = null;
            rows.clear();
            correlations.getChildren().clear();
            empty.setVisible(!viewModel.isStale());
            return;
        }
        if (now == shown) {
            return;
        }
        Insight.Key nowKey = now.key();
        if (nowKey.equals(key) && System.nanoTime() - shownAt < NANOS) {
            return;
        }
        key = nowKey;
        shown = now;
        shownAt = System.nanoTime();
        show(ClickRow.of(now));
    }

    private void show(List<ClickRow> now) {
        for (ClickRow.Figure figure : ClickRow.Figure.values()) {
            double largest = 0;
            for (ClickRow row : now) {
                largest = row.figure(figure) > largest ? row.figure(figure) : largest;
            }
            most[figure.ordinal()] = largest;
        }
        List<TableColumn<ClickRow, ?>> order = new ArrayList<>(table.getSortOrder());
        rows.setAll(now);
        table.getSortOrder().setAll(order);
        table.sort();
        correlate(now);
    }

    private void correlate(List<ClickRow> now) {
        correlations.getChildren().clear();
        ClickRow.Figure[] figures = ClickRow.Figure.values();
        for (int i = 1; i < figures.length; i++) {
            correlations.add(cell(messages.get(title(figures[i])), "caption"), i, 0);
        }
        for (int i = 0; i < figures.length - 1; i++) {
            correlations.add(cell(messages.get(title(figures[i])), "caption"), 0, i + 1);
            for (int j = i + 1; j < figures.length; j++) {
                double rho =
                        RankCorrelation.spearman(ClickRow.column(now, figures[i]), ClickRow.column(now, figures[j]));
                correlations.add(cell(Numbers.two(rho), "bold"), j, i + 1);
            }
        }
    }

    private static Label cell(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setMinWidth(Region.USE_PREF_SIZE);
        GridPane.setHalignment(label, style.equals("bold") ? HPos.RIGHT : HPos.LEFT);
        return label;
    }

    private static String title(ClickRow.Figure figure) {
        return switch (figure) {
            case ATTENTION -> "drawer.table.attention";
            case WRITE -> "drawer.table.written";
            case SURVIVAL -> "drawer.table.survival";
            case GRADIENT -> "drawer.table.gradient";
        };
    }

    private TableColumn<ClickRow, ClickRow> column(double width, String key) {
        TableColumn<ClickRow, ClickRow> column = new TableColumn<>();
        column.textProperty().bind(messages.text(key));
        column.setReorderable(false);
        column.setResizable(false);
        column.prefWidthProperty().bind(look.map(now -> width * now.scale()));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        return column;
    }

    private TableColumn<ClickRow, ClickRow> place() {
        TableColumn<ClickRow, ClickRow> column = column(44, "drawer.table.t");
        column.setComparator((a, b) -> a.t() - b.t());
        column.setCellFactory(c -> new TableCell<>() {
            @Override
            protected void updateItem(ClickRow row, boolean empty) {
                super.updateItem(row, empty);
                setText(empty || row == null ? null : Integer.toString(row.t()));
            }
        });
        return column;
    }

    private TableColumn<ClickRow, ClickRow> name() {
        TableColumn<ClickRow, ClickRow> column = column(190, "drawer.table.click");
        column.getStyleClass().add("left");
        column.setComparator((a, b) -> a.click().name().compareTo(b.click().name()));
        column.setCellFactory(c -> new TableCell<>() {
            @Override
            protected void updateItem(ClickRow row, boolean empty) {
                super.updateItem(row, empty);
                getStyleClass().remove("left");
                getStyleClass().add("left");
                setText(empty || row == null ? null : row.click().name());
                setGraphic(empty || row == null ? null : glyph(row.click().category()));
            }
        });
        return column;
    }

    private TableColumn<ClickRow, ClickRow> figure(ClickRow.Figure figure) {
        TableColumn<ClickRow, ClickRow> column = column(120, title(figure));
        column.setComparator((a, b) -> Double.compare(a.figure(figure), b.figure(figure)));
        column.setCellFactory(c -> new FigureCell(figure));
        return column;
    }

    private Canvas glyph(int category) {
        return CategoryGlyph.icon(look.getValue(), category, 14, .4);
    }

    /** A number with a bar on the scale of its column. */
    private final class FigureCell extends TableCell<ClickRow, ClickRow> {
        private final ClickRow.Figure figure;
        private final Region bar = new Region();
        private final HBox room = new HBox(bar);
        private final Label number = new Label();
        private final HBox both = new HBox(room, number);

        FigureCell(ClickRow.Figure figure) {
            this.figure = figure;
            bar.getStyleClass().addAll("figure-bar", figure == ClickRow.Figure.ATTENTION ? "attention" : "other");
            room.getStyleClass().add("figure-room");
            number.getStyleClass().add("figure-number");
            both.setAlignment(Pos.CENTER_RIGHT);
        }

        @Override
        protected void updateItem(ClickRow row, boolean empty) {
            super.updateItem(row, empty);
            boolean none = empty || row == null;
            double value = none ? Double.NaN : row.figure(figure);
            number.setText(ClickPanel.small(value));
            setAccessibleText(none ? null : number.getText());
            setGraphic(none ? null : both);
            bar.setVisible(!Double.isNaN(value));
            double scale = look.getValue().scale();
            double share = most[figure.ordinal()] > 0 ? Math.max(0, value) / most[figure.ordinal()] : 0;
            room.setMinWidth(BAR * scale);
            room.setMaxWidth(BAR * scale);
            bar.setMinWidth(Math.max(1, share * BAR * scale));
            bar.setMaxWidth(bar.getMinWidth());
        }
    }

    /** Pointing at a row lights its click up; the present click is marked. */
    private final class Row extends TableRow<ClickRow> {
        Row() {
            hoverProperty().addListener((o, old, now) -> {
                if (now && getItem() != null) {
                    explore.glowProperty().set(getItem().t());
                } else if (!now) {
                    explore.glowProperty().set(-1);
                }
            });
            explore.tProperty().addListener(o -> mark());
        }

        @Override
        protected void updateItem(ClickRow item, boolean empty) {
            super.updateItem(item, empty);
            mark();
        }

        private void mark() {
            pseudoClassStateChanged(
                    CURRENT,
                    getItem() != null && getItem().t() == explore.tProperty().get());
        }
    }
}
