package org.dienlab.ui.training;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.dienlab.model.Variant;
import org.dienlab.nn.AuxiliaryScale;
import org.dienlab.train.Evaluation;
import org.dienlab.train.Frame;
import org.dienlab.train.LaneFrame;
import org.dienlab.train.LaneState;
import org.dienlab.train.Pace;
import org.dienlab.train.SessionControls;
import org.dienlab.train.SessionState;
import org.dienlab.train.Situation;
import org.dienlab.ui.common.FailureText;
import org.dienlab.ui.common.LaneOrder;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.Numbers;
import org.dienlab.ui.common.OpenTask;
import org.dienlab.ui.common.Undo;

/** What the training strip shows and does. Figures come from frames, settings from the situation. */
public final class TrainingStripViewModel {
    /** Learning rates to choose from. */
    public static final List<Double> LEARNING_RATES = List.of(1e-4, 2e-4, 5e-4, 1e-3, 2e-3, 5e-3, 1e-2, 2e-2, 5e-2, .1);
    /** Notches of the α slider: even steps to the eye, 0 included. */
    public static final List<Double> ALPHAS = List.of(0., .01, .02, .05, .1, .2, .3, .5, .7, 1., 1.5, 2.);

    private static final int MORE_STEPS = 1000;

    private final Messages messages;
    private final Undo undo;
    private final ObservableValue<OpenTask> open;
    private final ReadOnlyObjectWrapper<Frame> frame = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Frame> drawn = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Notice> notice = new ReadOnlyObjectWrapper<>(Notice.NONE);
    private final ReadOnlyBooleanWrapper invalidRate = new ReadOnlyBooleanWrapper();
    private final ObservableList<LaneRow> rows = FXCollections.observableArrayList();
    private final StringBinding status;
    private final StringBinding noticeText;

    /** Waits for the answer to "drop the later steps?". */
    private Consumer<SessionControls> pending;

    public TrainingStripViewModel(Messages messages, Undo undo, ObservableValue<OpenTask> open) {
        this.messages = messages;
        this.undo = undo;
        this.open = open;
        status = Bindings.createStringBinding(this::statusNow, frame, messages.localeProperty());
        noticeText = Bindings.createStringBinding(this::noticeNow, frame, notice, messages.localeProperty());
        open.addListener((o, old, now) -> clear());
        messages.localeProperty().addListener((o, old, now) -> updateRows());
        undo.situationProperty().addListener((o, old, now) -> {
            if (!old.lineup().equals(now.lineup())) {
                updateRows();
            }
        });
    }

    /** Takes what will be shown next, so that it can be drawn before. */
    public void prepare(Frame next) {
        if (next != drawn.get()) {
            drawn.set(next);
            updateRows();
        }
    }

    /** Shows a picture of the session. */
    public void show(Frame newest) {
        prepare(newest);
        frame.set(newest);
        if (!isPast(newest)) {
            pending = null;
        }
        updateNotice();
    }

    private void clear() {
        frame.set(null);
        drawn.set(null);
        pending = null;
        rows.clear();
        updateNotice();
    }

    /** Runs, pauses or goes on, whichever is possible now; in the past it asks first. */
    public void toggle() {
        Frame shown = frame.get();
        if (shown == null || shown.state() == SessionState.FAILED) {
            return;
        }
        if (isPast(shown)) {
            train(SessionControls::run);
            return;
        }
        switch (shown.state()) {
            case RUNNING, REPLAYING -> command(SessionControls::pause);
            case STOPPED_AT_END -> goOn();
            default -> train(SessionControls::run);
        }
    }

    /** Does some steps and pauses; in the past it asks first. */
    public void advance(int steps) {
        train(session -> session.advance(steps));
    }

    /** Whether the past is shown or, asked for already, will be with the next frame. */
    private boolean isPast(Frame shown) {
        return shown.state() == SessionState.VIEWING_PAST || undo.situation().step() != Situation.LAST;
    }

    private void train(Consumer<SessionControls> command) {
        Frame shown = frame.get();
        if (shown != null && isPast(shown)) {
            pending = command;
            updateNotice();
        } else {
            command(command);
        }
    }

    /** Answers the question: drops the later steps and trains on from the shown one. */
    public void branch() {
        Consumer<SessionControls> command = pending;
        pending = null;
        if (command != null) {
            undo.move(s -> s.withStep(Situation.LAST));
            command(command);
        }
        updateNotice();
    }

    /** Takes back whatever asks or warns because of an input. @return whether there was something */
    public boolean dismiss() {
        boolean something = pending != null || invalidRate.get();
        pending = null;
        invalidRate.set(false);
        updateNotice();
        return something;
    }

    /** Trains beyond the end; in the past it asks first. */
    public void goOn() {
        train(session -> session.goOn(MORE_STEPS));
    }

    /** Shows the kept snapshot nearest to a step; at the live end the present. */
    public void view(long step) {
        Frame shown = frame.get();
        if (shown == null) {
            return;
        }
        long nearest = nearest(kept(shown), step);
        if (nearest == shown.liveStep()) {
            viewLive();
        } else if (nearest != undo.situation().step() || shown.state() != SessionState.VIEWING_PAST) {
            undo.move(s -> s.withStep(nearest));
            command(session -> session.view(nearest));
        }
    }

    /** Goes this many kept snapshots forwards or, negative, back. */
    public void viewBy(int snapshots) {
        Frame shown = frame.get();
        if (shown == null) {
            return;
        }
        List<Long> kept = new ArrayList<>(kept(shown));
        int index = kept.indexOf(nearest(kept, shown.step())) + snapshots;
        view(kept.get(Math.max(0, Math.min(kept.size() - 1, index))));
    }

    public void viewFirst() {
        view(0);
    }

    public void viewLive() {
        Frame shown = frame.get();
        if (shown != null && isPast(shown)) {
            undo.move(s -> s.withStep(Situation.LAST));
            command(SessionControls::viewLive);
        }
    }

    /** Forgets everything and learns again from the same seed. */
    public void replay() {
        forget(undo.situation().seed());
        command(session -> session.restart(undo.situation().seed()));
        command(SessionControls::run);
    }

    /** Forgets everything and learns again from the next seed. */
    public void nextSeed() {
        // The window restarts the session when the seed of the situation changes.
        forget(undo.situation().seed() + 1);
        command(SessionControls::run);
    }

    private void forget(long seed) {
        OpenTask now = open.getValue();
        if (now != null) {
            // A run from a seed is exact only with the settings that it started with.
            undo.edit(s -> s.withSeed(seed)
                    .withLearningRate(now.task().settings().learningRate())
                    .withAlpha(now.task().settings().alpha()));
            undo.move(s -> s.withStep(Situation.LAST));
        }
    }

    /** Takes the learning rate that was typed or chosen, or says what is wrong with it. */
    public void setLearningRate(String text) {
        try {
            double rate = Double.parseDouble(text.strip());
            invalidRate.set(!(rate > 0 && Double.isFinite(rate)));
            if (!invalidRate.get()) {
                undo.edit(s -> s.withLearningRate(rate));
            }
        } catch (NumberFormatException e) {
            invalidRate.set(true);
        }
        updateNotice();
    }

    /** Moves α while its handle is held; {@link #dropAlpha()} ends that. */
    public void dragAlpha(double alpha) {
        undo.drag(s -> s.withAlpha(alpha));
    }

    public void dropAlpha() {
        undo.drop();
    }

    /** Switches on or off that training stops when no lane rises any more. */
    public void toggleStopWhenFlat() {
        undo.edit(s -> s.withStopWhenFlat(!s.training().stopWhenFlat()));
    }

    public void setPace(Pace pace) {
        undo.edit(s -> s.withPace(pace));
    }

    public void select(Variant lane) {
        undo.edit(s -> s.withSelected(lane));
    }

    /** After a divergence: shows the last snapshot that training can go on from. */
    public void goBack() {
        Frame shown = frame.get();
        long at = divergedAt(shown);
        long before = shown.snapshots().stream()
                // The weights one step before gave the loss that was out of range; those before them one that was not.
                .filter(step -> step < at - 1)
                .max(Long::compare)
                .orElse(0L);
        undo.move(s -> s.withStep(before));
        command(session -> session.view(before));
    }

    /** After a divergence: trains on from the last snapshot before it with a tenth of the learning rate. */
    public void retry() {
        goBack();
        undo.edit(s -> s.withLearningRate(s.learningRate() / 10).withStep(Situation.LAST));
        command(SessionControls::run);
    }

    private void command(Consumer<SessionControls> command) {
        if (open.getValue() != null) {
            command.accept(open.getValue().session());
        }
    }

    private void updateRows() {
        if (drawn.get() == null) {
            return;
        }
        List<LaneRow> now = new ArrayList<>();
        for (Variant variant : LaneOrder.ALL) {
            LaneFrame lane = drawn.get().lanes().get(variant);
            if (lane != null) {
                now.add(row(variant, lane));
            }
        }
        if (!now.equals(rows)) {
            rows.setAll(now);
        }
    }

    private LaneRow row(Variant variant, LaneFrame lane) {
        int step = (int) Math.min(lane.step(), lane.points());
        Evaluation evaluation = lane.evaluation();
        boolean auxiliary = lane.model().config().hasAuxiliaryLoss();
        return new LaneRow(
                variant,
                LaneOrder.number(variant),
                messages.get("variant." + variant.code()),
                step == 0 ? "–" : Numbers.three(lane.curve().target(step - 1, step)[0]),
                step == 0 || !auxiliary ? "–" : Numbers.three(lane.curve().auxiliary(step - 1, step)[0]),
                evaluation == null || evaluation.auc().isEmpty()
                        ? "–"
                        : Numbers.three(evaluation.auc().getAsDouble()),
                lane.state() == LaneState.DIVERGED);
    }

    private void updateNotice() {
        Frame shown = frame.get();
        if (invalidRate.get()) {
            notice.set(Notice.LEARNING_RATE);
        } else if (pending != null) {
            notice.set(Notice.BRANCH);
        } else if (shown == null) {
            notice.set(Notice.NONE);
        } else if (shown.state() == SessionState.FAILED) {
            notice.set(Notice.FAILED);
        } else if (divergedAt(shown) >= 0 && shown.state() != SessionState.VIEWING_PAST) {
            notice.set(Notice.DIVERGED);
        } else {
            notice.set(Notice.NONE);
        }
    }

    private String statusNow() {
        Frame shown = frame.get();
        if (shown == null) {
            return messages.get("training.opening");
        }
        String step = Numbers.grouped(shown.step());
        return switch (shown.state()) {
            case RUNNING -> messages.get("training.running");
            case PAUSED -> messages.get("training.paused");
            case VIEWING_PAST -> messages.get("training.past", step, Numbers.grouped(shown.liveStep()));
            case REPLAYING -> messages.get("training.rebuilding", Numbers.percent(shown.progress()));
            case STOPPED_FLAT -> messages.get("training.flat", Numbers.grouped(shown.liveStep()));
            case STOPPED_AT_END -> messages.get("training.stopped", Numbers.grouped(shown.liveStep()));
            case FAILED -> messages.get("training.failed");
        };
    }

    private String noticeNow() {
        Frame shown = frame.get();
        if (shown == null) {
            return ""; // Another scenario is being opened.
        }
        return switch (notice.get()) {
            case NONE -> "";
            case LEARNING_RATE -> messages.get("training.rate.invalid");
            case BRANCH -> {
                boolean arrived = shown.state() == SessionState.VIEWING_PAST;
                long from = arrived ? shown.step() : undo.situation().step();
                yield messages.get(
                        "training.branch.question", Numbers.grouped(from), Numbers.grouped(shown.liveStep()));
            }
            case DIVERGED ->
                messages.get(
                        "training.diverged",
                        messages.get("variant." + diverged(shown).variant().code()),
                        Numbers.grouped(divergedAt(shown)),
                        Numbers.significant(undo.situation().learningRate()));
            case FAILED -> messages.get("training.failed.why", FailureText.of(shown.failure(), messages.locale()));
        };
    }

    private static LaneFrame diverged(Frame frame) {
        return frame.lanes().values().stream()
                .filter(lane -> lane.state() == LaneState.DIVERGED)
                .findFirst()
                .orElse(null);
    }

    private static long divergedAt(Frame frame) {
        LaneFrame lane = diverged(frame);
        return lane == null ? -1 : lane.divergedAt();
    }

    private static TreeSet<Long> kept(Frame frame) {
        TreeSet<Long> kept = new TreeSet<>(frame.snapshots());
        kept.add(frame.liveStep());
        return kept;
    }

    private static long nearest(Iterable<Long> steps, long wanted) {
        long best = 0;
        long distance = Long.MAX_VALUE;
        for (long step : steps) {
            if (Math.abs(step - wanted) < distance) {
                best = step;
                distance = Math.abs(step - wanted);
            }
        }
        return best;
    }

    /** The curve in a sentence, for a screen reader. */
    String chartInWords() {
        Frame shown = drawn.get();
        if (shown == null) {
            return messages.get("training.opening");
        }
        String figures = rows.stream()
                .filter(row -> row.variant() == undo.situation().selected())
                .map(row -> messages.get(
                        "training.chart.lane", row.number(), row.name(), row.loss(), row.auxiliary(), row.auc()))
                .collect(Collectors.joining());
        return messages.get(
                "training.chart.words", Numbers.grouped(shown.step()), Numbers.grouped(shown.liveStep()), figures);
    }

    /** What the number on the α slider means under the other scale of the auxiliary loss. */
    String alphaMeaning() {
        Situation situation = undo.situation();
        int steps = Math.max(1, situation.length() - 1);
        boolean mean = situation.choices().conventions().auxiliaryScale() == AuxiliaryScale.MEAN;
        double other = mean ? situation.alpha() / steps : situation.alpha() * steps;
        return messages.get(
                mean ? "training.alpha.mean" : "training.alpha.sum",
                Numbers.two(situation.alpha()),
                steps,
                mean ? Numbers.three(other) : Numbers.two(other));
    }

    /** What stands in the way of the curve and wants an answer. */
    public enum Notice {
        NONE,
        LEARNING_RATE,
        BRANCH,
        DIVERGED,
        FAILED
    }

    /** The newest frame; null while a session is being opened. */
    public ReadOnlyObjectProperty<Frame> frameProperty() {
        return frame.getReadOnlyProperty();
    }

    /** What the pictures of the strip are drawn of: the newest frame, or already the one that is shown next. */
    ReadOnlyObjectProperty<Frame> drawnProperty() {
        return drawn.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Situation> situationProperty() {
        return undo.situationProperty();
    }

    public ReadOnlyObjectProperty<Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty invalidRateProperty() {
        return invalidRate.getReadOnlyProperty();
    }

    /** What the session is doing, in words. */
    public StringBinding statusProperty() {
        return status;
    }

    public StringBinding noticeTextProperty() {
        return noticeText;
    }

    /** One row for each lane that is on, of what is drawn. */
    public ObservableList<LaneRow> rows() {
        return rows;
    }

    public Messages messages() {
        return messages;
    }
}
