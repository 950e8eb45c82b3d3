package org.dienlab.ui.explore;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.dienlab.model.CtrModel;
import org.dienlab.model.Probe;
import org.dienlab.model.Variant;
import org.dienlab.ui.common.Latest;

/** How strongly every click moves the logit in each lane. Computed once for a picture, when somebody looks. */
final class ClickGradients {
    /** Forward, and twice as much back, of extractor and evolving layer. */
    private static final long PRODUCTS = 3 * 13;

    /** @param norms of ∂logit/∂e_b[t], [T], by lane; empty where they are still being computed */
    private record Answer(List<LaneView> lanes, Map<Variant, double[]> norms) {}

    private final Latest<Answer> latest;
    private final ReadOnlyObjectWrapper<Answer> answer =
            new ReadOnlyObjectWrapper<>(this, "answer", new Answer(List.of(), Map.of()));
    private List<LaneView> asked = List.of();

    /**
     * @param background where long computations run
     * @param window the window's thread
     */
    ClickGradients(Executor background, Executor window) {
        latest = new Latest<>(background, window, answer::set);
    }

    /** Norm of ∂logit/∂e_b[t] for the shown target, [T], by lane; empty where that is still being computed. */
    Map<Variant, double[]> of(SheetModel sheet) {
        List<LaneView> lanes = sheet.lanes();
        if (asked != lanes && !lanes.isEmpty()) {
            asked = lanes;
            int size = lanes.get(0).model().config().hidden();
            latest.ask(PRODUCTS * lanes.size() * sheet.steps() * size * size, () -> compute(sheet));
        }
        return answer.get().lanes() == lanes ? answer.get().norms() : Map.of();
    }

    private static Answer compute(SheetModel sheet) {
        int[] items = sheet.clicks().stream().mapToInt(ClickCell::item).toArray();
        int[] categories = sheet.clicks().stream().mapToInt(ClickCell::category).toArray();
        CtrModel.Target target =
                new CtrModel.Target(sheet.target().item(), sheet.target().category());
        Map<Variant, double[]> norms = new EnumMap<>(Variant.class);
        for (LaneView lane : sheet.lanes()) {
            Probe probe = new Probe(lane.model(), items, categories);
            norms.put(lane.variant(), probe.ofLogit(target, lane.overrides()).clickNorms());
        }
        return new Answer(sheet.lanes(), norms);
    }

    /** Changes when there are new ones. */
    ReadOnlyObjectProperty<?> answerProperty() {
        return answer.getReadOnlyProperty();
    }
}
