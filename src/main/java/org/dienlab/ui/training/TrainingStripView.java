package org.dienlab.ui.training;

import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import org.dienlab.model.Variant;
import org.dienlab.train.Frame;
import org.dienlab.train.Pace;
import org.dienlab.train.SessionState;
import org.dienlab.train.Situation;
import org.dienlab.ui.common.Fonts;
import org.dienlab.ui.common.Fxml;
import org.dienlab.ui.common.LaneOrder;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.Numbers;
import org.dienlab.ui.common.Palette;
import org.dienlab.ui.common.TextCell;
import org.dienlab.ui.training.TrainingStripViewModel.Notice;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The training strip. */
public final class TrainingStripView {
    private final TrainingStripViewModel model;
    private final Messages messages;
    private final LossChart chart;
    private final Region root;

    @FXML
    private Label title;

    @FXML
    private Circle dot;

    @FXML
    private Label status;

    @FXML
    private Label speed;

    @FXML
    private Button stateAction;

    @FXML
    private Button primary;

    @FXML
    private Button one;

    @FXML
    private Button hundred;

    @FXML
    private ComboBox<Pace> pace;

    @FXML
    private Button replay;

    @FXML
    private Label rateName;

    @FXML
    private ComboBox<String> rate;

    @FXML
    private Label alphaName;

    @FXML
    private Slider alpha;

    @FXML
    private Label alphaValue;

    @FXML
    private Label seedName;

    @FXML
    private Label seed;

    @FXML
    private Button nextSeed;

    @FXML
    private StackPane chartArea;

    @FXML
    private HBox notice;

    @FXML
    private Label noticeText;

    @FXML
    private Button noticeFirst;

    @FXML
    private Button noticeSecond;

    @FXML
    private TableView<LaneRow> table;

    @FXML
    private Label caption;

    private boolean updating;

    public TrainingStripView(TrainingStripViewModel model, Palette palette) {
        this.model = model;
        this.messages = model.messages();
        this.chart = new LossChart(model, palette);
        this.root = Fxml.load(this);
    }

    /** The strip. */
    public Region root() {
        return root;
    }

    /** Puts the keyboard on the curve, where no control takes keys for itself. */
    public void requestFocus() {
        chart.requestFocus();
    }

    /** Draws with the colours of another theme. */
    public void setPalette(Palette palette) {
        chart.setPalette(palette);
    }

    @FXML
    private void initialize() {
        chartArea.getChildren().add(0, chart);
        title.textProperty().bind(messages.text("training.title"));
        status.textProperty().bind(model.statusProperty());
        initializeButtons();
        initializeSettings();
        initializeNotice();
        initializeTable();
        model.frameProperty().addListener((o, old, now) -> showState());
        messages.localeProperty().addListener((o, old, now) -> showState());
        model.situationProperty().addListener((o, old, now) -> showSituation(now));
        showState();
        showSituation(model.situationProperty().get());
    }

    private void initializeButtons() {
        primary.setOnAction(event -> model.toggle());
        one.textProperty().bind(messages.text("training.one"));
        one.setOnAction(event -> model.advance(1));
        tooltip(one, messages.text("training.one.tip"));
        hundred.textProperty().bind(messages.text("training.hundred"));
        hundred.setOnAction(event -> model.advance(100));
        tooltip(hundred, messages.text("training.hundred.tip"));
        replay.textProperty().bind(messages.text("training.replay"));
        replay.setOnAction(event -> model.replay());
        tooltip(replay, messages.text("training.replay.tip"));
        nextSeed.setGraphic(new FontIcon(Feather.SHUFFLE));
        nextSeed.setOnAction(event -> model.nextSeed());
        nextSeed.accessibleTextProperty().bind(messages.text("training.seed.next"));
        tooltip(nextSeed, messages.text("training.seed.next"));
    }

    private void initializeSettings() {
        pace.getItems().setAll(Pace.values());
        TextCell.show(
                pace,
                value -> value.stepsPerSecond() == 0
                        ? messages.text("training.pace.max")
                        : messages.text("training.pace", value.stepsPerSecond()));
        pace.setOnAction(event -> {
            if (!updating) {
                model.setPace(pace.getValue());
            }
        });
        tooltip(pace, messages.text("training.pace.tip"));

        rateName.textProperty().bind(messages.text("training.rate"));
        TrainingStripViewModel.LEARNING_RATES.forEach(value -> rate.getItems().add(TrainingStripViewModel.rate(value)));
        rate.setOnAction(event -> {
            if (!updating && rate.getValue() != null) {
                model.setLearningRate(rate.getValue());
            }
        });
        rate.accessibleTextProperty().bind(messages.text("training.rate.tip"));
        tooltip(rate, messages.text("training.rate.tip"));
        model.invalidRateProperty().addListener((o, old, now) -> {
            rate.getStyleClass().remove("invalid");
            if (now) {
                rate.getStyleClass().add("invalid");
            } else {
                showSituation(model.situationProperty().get());
            }
        });

        alphaName.textProperty().bind(messages.text("training.alpha"));
        alphaName.setFont(Fonts.math(16, true));
        int notches = TrainingStripViewModel.ALPHAS.size() - 1;
        alpha.setMax(notches);
        alpha.setMajorTickUnit(1);
        alpha.setMinorTickCount(0);
        alpha.setBlockIncrement(1);
        alpha.setSnapToTicks(true);
        alpha.valueProperty().addListener((o, old, now) -> {
            if (!updating) {
                model.dragAlpha(TrainingStripViewModel.ALPHAS.get((int) Math.round(now.doubleValue())));
            }
        });
        alpha.valueChangingProperty().addListener((o, old, now) -> {
            if (!now) {
                model.dropAlpha();
            }
        });
        tooltip(
                alpha,
                Bindings.createStringBinding(
                        model::alphaMeaning, model.situationProperty(), messages.localeProperty()));
        seedName.textProperty().bind(messages.text("training.seed"));
    }

    private void initializeNotice() {
        notice.managedProperty().bind(notice.visibleProperty());
        notice.maxWidthProperty()
                .bind(Bindings.min(560, chartArea.widthProperty().subtract(24)));
        noticeText.textProperty().bind(model.noticeTextProperty());
        model.noticeProperty().addListener((o, old, now) -> showNotice(now));
        showNotice(model.noticeProperty().get());
    }

    private void showNotice(Notice now) {
        notice.setVisible(now != Notice.NONE);
        notice.getStyleClass().remove("bad");
        if (now == Notice.DIVERGED || now == Notice.FAILED || now == Notice.LEARNING_RATE) {
            notice.getStyleClass().add("bad");
        }
        noticeFirst.setVisible(now == Notice.BRANCH || now == Notice.DIVERGED || now == Notice.FAILED);
        noticeSecond.setVisible(now == Notice.BRANCH || now == Notice.DIVERGED || now == Notice.LEARNING_RATE);
        noticeFirst.managedProperty().bind(noticeFirst.visibleProperty());
        noticeSecond.managedProperty().bind(noticeSecond.visibleProperty());
        switch (now) {
            case BRANCH -> {
                offer(noticeFirst, "training.branch.yes", model::branch);
                offer(noticeSecond, "training.branch.no", model::dismiss);
                noticeFirst.requestFocus();
            }
            case DIVERGED -> {
                offer(noticeFirst, "training.retry", model::retry);
                offer(noticeSecond, "training.back", model::goBack);
            }
            case FAILED -> offer(noticeFirst, "training.replay", model::replay);
            case LEARNING_RATE -> offer(noticeSecond, "training.rate.keep", model::dismiss);
            case NONE -> {}
        }
    }

    private void offer(Button button, String key, Runnable action) {
        button.textProperty().bind(messages.text(key));
        button.setOnAction(event -> action.run());
    }

    private void initializeTable() {
        table.getColumns().add(column("training.table.lane", 150, true, row -> row.number() + "  " + row.name()));
        table.getColumns().add(column("training.table.loss", 46, false, LaneRow::loss));
        table.getColumns().add(column("training.table.auxiliary", 50, false, LaneRow::auxiliary));
        table.getColumns().add(column("training.table.auc", 46, false, LaneRow::auc));
        table.setPlaceholder(new Region());
        caption.textProperty().bind(messages.text("training.table.note"));
        table.setItems(model.rows());
        table.accessibleTextProperty().bind(messages.text("training.table"));
        tooltip(table, messages.text("training.table.caption"));
        table.getSelectionModel().selectedItemProperty().addListener((o, old, now) -> {
            if (!updating && now != null) {
                model.select(now.variant());
            }
        });
        model.rows()
                .addListener((javafx.beans.Observable o) ->
                        showSituation(model.situationProperty().get()));
    }

    private TableColumn<LaneRow, String> column(
            String key, double width, boolean left, Function<LaneRow, String> value) {
        TableColumn<LaneRow, String> column = new TableColumn<>();
        column.textProperty().bind(messages.text(key));
        column.setSortable(false);
        column.setReorderable(false);
        column.setResizable(false);
        column.setPrefWidth(width);
        if (left) {
            column.getStyleClass().add("left");
        }
        column.setCellValueFactory(row -> new javafx.beans.property.ReadOnlyStringWrapper(value.apply(row.getValue())));
        column.setCellFactory(c -> new TableCell<>() {
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
        });
        return column;
    }

    /** A piece of the lane's line in the chart. */
    private static Line sample(Variant variant) {
        Line line = new Line(0, 0, 24, 0);
        for (double dash : LaneOrder.dash(variant)) {
            line.getStrokeDashArray().add(dash);
        }
        line.getStyleClass().add("lane-sample");
        return line;
    }

    private void showState() {
        Frame frame = model.frameProperty().get();
        SessionState state = frame == null ? null : frame.state();
        boolean running = state == SessionState.RUNNING || state == SessionState.REPLAYING;
        boolean usable = frame != null && state != SessionState.FAILED;
        String label =
                running ? "training.pause" : state == SessionState.VIEWING_PAST ? "training.resume" : "training.run";
        primary.setText(messages.get(label));
        primary.setGraphic(new FontIcon(running ? Feather.PAUSE : Feather.PLAY));
        primary.setDisable(!usable);
        one.setDisable(!usable || running);
        hundred.setDisable(!usable || running);
        replay.setDisable(frame == null);
        nextSeed.setDisable(frame == null);
        dot.getStyleClass()
                .setAll(
                        state == SessionState.RUNNING
                                ? "dot-ok"
                                : state == SessionState.FAILED ? "dot-bad" : "dot-idle");
        speed.setText(
                frame != null && state == SessionState.RUNNING && frame.stepsPerSecond() > 0
                        ? messages.get("training.speed", Numbers.grouped(Math.round(frame.stepsPerSecond())))
                        : "");
        boolean past = state == SessionState.VIEWING_PAST;
        boolean stopped = state == SessionState.STOPPED_AT_END;
        stateAction.setVisible(past || stopped);
        stateAction.setManaged(past || stopped);
        if (past) {
            offer(stateAction, "training.live", model::viewLive);
        } else if (stopped) {
            offer(stateAction, "training.goon", model::goOn);
        }
    }

    private void showSituation(Situation situation) {
        updating = true;
        pace.setValue(situation.pace());
        if (!model.invalidRateProperty().get()) {
            rate.setValue(TrainingStripViewModel.rate(situation.learningRate()));
            rate.getEditor().setText(TrainingStripViewModel.rate(situation.learningRate()));
        }
        alpha.setValue(notch(situation.alpha()));
        alphaValue.setText(Numbers.two(situation.alpha()));
        seed.setText(Long.toString(situation.seed()));
        for (int i = 0; i < model.rows().size(); i++) {
            if (model.rows().get(i).variant() == situation.selected()) {
                table.getSelectionModel().clearAndSelect(i);
            }
        }
        updating = false;
    }

    private static int notch(double alpha) {
        int nearest = 0;
        for (int i = 0; i < TrainingStripViewModel.ALPHAS.size(); i++) {
            if (Math.abs(TrainingStripViewModel.ALPHAS.get(i) - alpha)
                    < Math.abs(TrainingStripViewModel.ALPHAS.get(nearest) - alpha)) {
                nearest = i;
            }
        }
        return nearest;
    }

    private static void tooltip(Node node, StringBinding text) {
        Tooltip tooltip = new Tooltip();
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(360);
        tooltip.textProperty().bind(text);
        Tooltip.install(node, tooltip);
    }
}
