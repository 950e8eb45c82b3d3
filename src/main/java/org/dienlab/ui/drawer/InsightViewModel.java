package org.dienlab.ui.drawer;

import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.dienlab.data.Example;
import org.dienlab.data.NegativeSampler;
import org.dienlab.model.CtrModel;
import org.dienlab.model.Probe;
import org.dienlab.trace.Gradients;
import org.dienlab.train.Frame;
import org.dienlab.ui.common.Latest;
import org.dienlab.ui.common.OpenTask;
import org.dienlab.ui.explore.ClickCell;
import org.dienlab.ui.explore.ExploreViewModel;
import org.dienlab.ui.explore.LaneView;
import org.dienlab.ui.explore.SheetModel;

/** Gradients of the selected lane, computed while a tab that shows them is open. */
public final class InsightViewModel {
    /** Forward, and twice as much back. */
    private static final long PASSES = 3;

    private final ExploreViewModel explore;
    private final ObservableValue<OpenTask> open;
    private final ObservableValue<Frame> frame;
    private final ReadOnlyObjectWrapper<Insight> insight = new ReadOnlyObjectWrapper<>(this, "insight");
    private final BooleanProperty ofLoss = new SimpleBooleanProperty(this, "ofLoss");
    private final Latest<Insight> latest;
    private SheetModel asked;

    /**
     * @param frame the newest frame, which knows α and the seed
     * @param background where long computations run
     * @param window the window's thread
     */
    public InsightViewModel(
            ExploreViewModel explore,
            ObservableValue<OpenTask> open,
            ObservableValue<Frame> frame,
            Executor background,
            Executor window) {
        this.explore = explore;
        this.open = open;
        this.frame = frame;
        latest = new Latest<>(background, window, insight::set);
    }

    /** Computes what the present sheet asks for, if that has changed; called only while it is looked at. */
    void update() {
        SheetModel sheet = explore.sheetProperty().get();
        Frame now = frame.getValue();
        if (sheet == asked) {
            return;
        }
        LaneView lane = sheet.lane();
        if (lane == null || sheet.steps() == 0) {
            asked = sheet;
            latest.cancel();
            insight.set(null);
            return;
        }
        if (now == null || open.getValue() == null) {
            return;
        }
        boolean onlyMoved = asked != null && asked.lanes() == sheet.lanes() && asked.lane() == lane;
        asked = sheet;
        Insight shown = insight.get();
        if (onlyMoved && shown != null && shown.lane() == lane) {
            insight.set(new Insight(sheet, shown.logit(), shown.loss(), shown.targetLoss(), shown.alpha()));
            return;
        }
        Example example = explore.exampleProperty().get();
        boolean logged =
                example != null && example.targetItem() == sheet.target().item();
        int label = logged ? example.label() : -1;
        NegativeSampler negatives = new NegativeSampler(
                open.getValue().task().data().negatives(),
                explore.usersProperty().get().vocabulary());
        int size = lane.model().config().hidden();
        long work = PASSES * 13L * sheet.steps() * size * size * (logged ? 3 : 1);
        latest.ask(work, () -> of(sheet, label, now.alpha(), negatives, now.seed()));
    }

    /** @param label label of the logged target; −1 for another target, which has none */
    private static Insight of(SheetModel sheet, int label, double alpha, NegativeSampler negatives, long seed) {
        LaneView lane = sheet.lane();
        int[] items = sheet.clicks().stream().mapToInt(ClickCell::item).toArray();
        int[] categories = sheet.clicks().stream().mapToInt(ClickCell::category).toArray();
        Probe probe = new Probe(lane.model(), items, categories);
        CtrModel.Target target =
                new CtrModel.Target(sheet.target().item(), sheet.target().category());
        Gradients logit = probe.ofLogit(target, lane.overrides());
        double weight = lane.model().config().hasAuxiliaryLoss() ? alpha : 0;
        if (label < 0) {
            return new Insight(sheet, logit, null, null, weight);
        }
        Gradients without = probe.ofLoss(target, label, 0, negatives, seed, lane.overrides());
        Gradients with = weight == 0 ? without : probe.ofLoss(target, label, weight, negatives, seed, lane.overrides());
        return new Insight(sheet, logit, with, without, weight);
    }

    /** The newest gradients; null without a lane. */
    ReadOnlyObjectProperty<Insight> insightProperty() {
        return insight.getReadOnlyProperty();
    }

    /** Whether the gradient through time is that of the loss, else of the logit. */
    BooleanProperty ofLossProperty() {
        return ofLoss;
    }

    /** Whether newer gradients are being computed. */
    boolean isStale() {
        return latest.isWaiting();
    }

    ExploreViewModel explore() {
        return explore;
    }
}
