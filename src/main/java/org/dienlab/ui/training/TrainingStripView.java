package org.dienlab.ui.training;

import static org.dienlab.ui.common.Boxes.column;
import static org.dienlab.ui.common.Boxes.growing;
import static org.dienlab.ui.common.Boxes.named;
import static org.dienlab.ui.common.Boxes.row;
import static org.dienlab.ui.common.Boxes.styled;
import static org.dienlab.ui.common.Boxes.whole;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.dienlab.train.Frame;
import org.dienlab.train.Pace;
import org.dienlab.train.SessionState;
import org.dienlab.train.Situation;
import org.dienlab.ui.common.Fonts;
import org.dienlab.ui.common.Icon;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.Numbers;
import org.dienlab.ui.common.SteadyPane;
import org.dienlab.ui.common.TextCell;
import org.dienlab.ui.common.Tips;
import org.dienlab.ui.training.TrainingStripViewModel.Notice;
import org.kordamp.ikonli.feather.Feather;

/** The training strip. */
public final class TrainingStripView {
    /** Width from which on there is room for everything beside a notice. */
    private static final double WIDE = 1400;
    /** Below this width the curve needs the room of the caption. */
    private static final double NARROW = 1200;
    /** Below this width the table goes under the rest. */
    private static final double STACKED = 980;

    private final TrainingStripViewModel model;
    private final Messages messages;
    private final ObservableValue<Look> look;
    private final LossChart chart;
    private final LaneTable table;
    private final NoticeCard notice;
    private final Runnable moreSeeds;

    private final Label title = new Label();
    private final Circle dot = new Circle();
    private final Label status = new Label();
    private final Label speed = new Label();
    private final Button stateAction = new Button();
    private final Button primary = new Button();
    private final Button one = new Button();
    private final Button hundred = new Button();
    private final ComboBox<Pace> pace = new ComboBox<>();
    private final Button replay = new Button();
    private final Label rateName = new Label();
    private final ComboBox<String> rate = new ComboBox<>();
    private final Label alphaName = new Label();
    private final Slider alpha = new Slider();
    private final Label alphaValue = new Label();
    private final Label seedName = new Label();
    private final Label seed = new Label();
    private final Button nextSeed = new Button();
    private final VBox strip = new VBox();
    private final HBox firstRow = new HBox();
    private final HBox chartArea = new HBox();
    private final StackPane tableArea = new StackPane();
    private final VBox note = new VBox();
    private final Label caption = new Label();
    private final Hyperlink seeds = new Hyperlink();

    private boolean updating;
    /** Held here: what only listens to the width would be collected. */
    private BooleanBinding beside;

    /** @param moreSeeds shows what more than one seed comes to; null where there is nothing that does */
    public TrainingStripView(TrainingStripViewModel model, ObservableValue<Look> look, Runnable moreSeeds) {
        this.model = model;
        this.moreSeeds = moreSeeds;
        this.messages = model.messages();
        this.look = look;
        this.chart = new LossChart(model, look);
        this.table = new LaneTable(model, look);
        this.notice = new NoticeCard(model);
        layOut();
        initialize();
    }

    /** Draws what has changed, out of sight. */
    public void prepare() {
        chart.prepare();
        table.prepare();
    }

    /** Shows what has changed; called by the window's frame pump. */
    public void pulse() {
        chart.pulse();
        table.pulse();
    }

    /** The strip. */
    public Region root() {
        return strip;
    }

    /** Puts the keyboard on the curve, where no control takes keys for itself. */
    public void requestFocus() {
        chart.requestFocus();
    }

    private void layOut() {
        SteadyPane room = new SteadyPane(styled("caption", speed));
        room.setAlignment(Pos.CENTER_RIGHT);
        room.setPrefWidth(0);
        Region gap = new Region();
        gap.setMinWidth(2);
        rate.setEditable(true);
        caption.setWrapText(true);
        VBox controls = column(
                "strip-controls",
                row(
                        "head",
                        whole(styled("title", title)),
                        dot,
                        styled("secondary", status),
                        growing(room),
                        whole(styled("compact", stateAction))),
                row(
                        "line",
                        named("primary", styled("primary", primary)),
                        whole(one),
                        whole(hundred),
                        named("pace", pace),
                        whole(replay)),
                row(
                        "line",
                        whole(styled("caption", rateName)),
                        named("rate", rate),
                        gap,
                        whole(alphaName),
                        named("alpha", alpha),
                        whole(styled("bold", alphaValue)),
                        growing(new Region()),
                        whole(styled("caption", seedName)),
                        whole(styled("bold", seed)),
                        styled("icon", nextSeed)));
        styled("strip-note", note).getChildren().addAll(styled("caption", caption), seeds);
        styled("strip-row", firstRow)
                .getChildren()
                .addAll(controls, growing(styled("chart-area", chartArea)), styled("table-area", tableArea), note);
        strip.getStyleClass().addAll("panel", "strip");
        strip.getChildren().add(firstRow);
    }

    private void initialize() {
        HBox.setHgrow(chart, Priority.ALWAYS);
        chartArea.getChildren().addAll(chart, notice);
        tableArea.getChildren().add(table);
        Tips.install(tableArea, messages.text("training.table.caption"));
        caption.textProperty().bind(messages.text("training.table.note"));
        seeds.textProperty().bind(messages.text("training.table.seeds"));
        seeds.setOnAction(event -> moreSeeds.run());
        seeds.setVisible(moreSeeds != null);
        dot.radiusProperty().bind(look.map(now -> 4 * now.scale()));
        title.textProperty().bind(messages.text("training.title"));
        status.textProperty().bind(model.statusProperty());
        initializeButtons();
        initializeSettings();
        initializeRoom();
        model.frameProperty().addListener((o, old, now) -> showState());
        messages.localeProperty().addListener((o, old, now) -> showState());
        model.situationProperty().addListener((o, old, now) -> {
            if (!old.training().equals(now.training())) {
                showSituation(now);
            }
        });
        showState();
        showSituation(model.situationProperty().get());
    }

    private void initializeButtons() {
        primary.setOnAction(event -> model.toggle());
        one.textProperty().bind(messages.text("training.one"));
        one.setOnAction(event -> model.advance(1));
        Tips.install(one, messages.text("training.one.tip"));
        hundred.textProperty().bind(messages.text("training.hundred"));
        hundred.setOnAction(event -> model.advance(100));
        Tips.install(hundred, messages.text("training.hundred.tip"));
        replay.textProperty().bind(messages.text("training.replay"));
        replay.setOnAction(event -> model.replay());
        Tips.install(replay, messages.text("training.replay.tip"));
        nextSeed.setGraphic(new Icon(Feather.SHUFFLE));
        nextSeed.setOnAction(event -> model.nextSeed());
        nextSeed.accessibleTextProperty().bind(messages.text("training.seed.next"));
        Tips.install(nextSeed, messages.text("training.seed.next"));
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
        Tips.install(pace, messages.text("training.pace.tip"));

        rateName.textProperty().bind(messages.text("training.rate"));
        TrainingStripViewModel.LEARNING_RATES.forEach(value -> rate.getItems().add(Numbers.significant(value)));
        TextCell.prepareList(rate);
        rate.setOnAction(event -> {
            if (!updating && rate.getValue() != null) {
                model.setLearningRate(rate.getValue());
            }
        });
        rate.accessibleTextProperty().bind(messages.text("training.rate.tip"));
        Tips.install(rate, messages.text("training.rate.tip"));
        model.invalidRateProperty().addListener((o, old, now) -> {
            rate.getStyleClass().remove("invalid");
            if (now) {
                rate.getStyleClass().add("invalid");
            } else {
                showSituation(model.situationProperty().get());
            }
        });

        alphaName.textProperty().bind(messages.text("training.alpha"));
        alphaName.fontProperty().bind(look.map(now -> Fonts.math(16 * now.scale(), true)));
        int notches = TrainingStripViewModel.ALPHAS.size() - 1;
        alpha.setMax(notches);
        alpha.setMajorTickUnit(1);
        alpha.setMinorTickCount(0);
        alpha.setBlockIncrement(1);
        alpha.setSnapToTicks(true);
        alpha.valueProperty().addListener((o, old, now) -> {
            if (!updating) {
                model.dragAlpha(TrainingStripViewModel.ALPHAS.get((int) Math.round(now.doubleValue())));
                dropReleasedAlpha();
            }
        });
        alpha.valueChangingProperty().addListener((o, old, now) -> dropReleasedAlpha());
        alpha.pressedProperty().addListener((o, old, now) -> dropReleasedAlpha());
        Tips.install(
                alpha,
                Bindings.createStringBinding(
                        model::alphaMeaning, model.situationProperty(), messages.localeProperty()));
        seedName.textProperty().bind(messages.text("training.seed"));
    }

    /** Ends the gesture unless the handle or the track is held; a key holds neither. */
    private void dropReleasedAlpha() {
        if (!alpha.isValueChanging() && !alpha.isPressed()) {
            model.dropAlpha();
        }
    }

    /** A notice takes the room of what can be missed, so that the whole curve stays in sight. */
    private void initializeRoom() {
        BooleanBinding calm = model.noticeProperty().isEqualTo(Notice.NONE);
        BooleanBinding wide = isAtLeast(WIDE);
        BooleanBinding notNarrow = isAtLeast(NARROW);
        note.visibleProperty().bind(calm.and(notNarrow));
        note.managedProperty().bind(note.visibleProperty());
        tableArea.visibleProperty().bind(calm.or(wide));
        tableArea.managedProperty().bind(tableArea.visibleProperty());
        beside = isAtLeast(STACKED);
        beside.addListener((o, old, now) -> place(now));
        place(beside.get());
    }

    /** Puts table and notice beside the curve or, where it is too narrow for that, below it. */
    private void place(boolean beside) {
        firstRow.getChildren().remove(tableArea);
        chartArea.getChildren().remove(notice);
        strip.getChildren().removeAll(tableArea, notice);
        if (beside) {
            chartArea.getChildren().add(notice);
            firstRow.getChildren().add(firstRow.getChildren().size() - 1, tableArea);
        } else {
            strip.getChildren().addAll(notice, tableArea);
        }
    }

    /**
     * Whether the strip is this wide, measured in text of normal size. Until it has a width it is: most windows are wide,
     * and what is moved would be dressed twice.
     */
    private BooleanBinding isAtLeast(double width) {
        return Bindings.createBooleanBinding(
                () -> strip.getWidth() == 0
                        || strip.getWidth() >= width * look.getValue().scale(),
                look,
                strip.widthProperty());
    }

    private void offer(Button button, String key, Runnable action) {
        button.textProperty().bind(messages.text(key));
        button.setOnAction(event -> action.run());
    }

    private void showState() {
        Frame frame = model.frameProperty().get();
        SessionState state = frame == null ? null : frame.state();
        boolean running = state == SessionState.RUNNING || state == SessionState.REPLAYING;
        boolean usable = frame != null && state != SessionState.FAILED;
        String label =
                running ? "training.pause" : state == SessionState.VIEWING_PAST ? "training.resume" : "training.run";
        primary.setText(messages.get(label));
        showIcon(running ? Feather.PAUSE : Feather.PLAY);
        primary.setDisable(!usable);
        one.setDisable(!usable || running);
        hundred.setDisable(!usable || running);
        replay.setDisable(frame == null);
        nextSeed.setDisable(frame == null);
        showDot(state == SessionState.RUNNING ? "dot-ok" : state == SessionState.FAILED ? "dot-bad" : "dot-idle");
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

    /** Only what changes is set: JavaFX would style it anew. */
    private void showIcon(Feather icon) {
        if (!(primary.getGraphic() instanceof Icon shown) || shown.shown() != icon) {
            primary.setGraphic(new Icon(icon));
        }
    }

    private void showDot(String style) {
        if (!dot.getStyleClass().contains(style)) {
            dot.getStyleClass().setAll(style);
        }
    }

    private void showSituation(Situation situation) {
        updating = true;
        pace.setValue(situation.pace());
        if (!model.invalidRateProperty().get()) {
            rate.setValue(Numbers.significant(situation.learningRate()));
            rate.getEditor().setText(Numbers.significant(situation.learningRate()));
        }
        alpha.setValue(notch(situation.alpha()));
        alphaValue.setText(Numbers.two(situation.alpha()));
        seed.setText(Long.toString(situation.seed()));
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
}
