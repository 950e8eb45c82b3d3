package org.dienlab.ui.explore;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dienlab.data.Catalogue;
import org.dienlab.data.Example;
import org.dienlab.data.ExampleSource;
import org.dienlab.model.CtrModel;
import org.dienlab.model.Tracer;
import org.dienlab.model.Variant;
import org.dienlab.nn.Normalisation;
import org.dienlab.nn.Overrides;
import org.dienlab.trace.Trace;
import org.dienlab.train.Frame;
import org.dienlab.train.LaneFrame;
import org.dienlab.train.Situation;
import org.dienlab.train.WhatIf;

/**
 * Computes what the sheet shows: every lane on the user's own history and, where that was edited, on the edited one. It
 * keeps the lanes of the own history, which do not change while somebody edits. Thread-safe.
 */
final class SheetComputer {
    /**
     * All that a picture depends on.
     *
     * @param frame the weights; null before the first ones
     */
    record Question(Frame frame, ExampleSource users, Example example, Situation situation, Locale locale) {
        /** About how many multiply-adds the answer takes; the history cut after every click is most of it. */
        long work() {
            if (frame == null) {
                return 0;
            }
            boolean edited = !situation.whatIf().isEmpty() || situation.target() != Situation.OWN_TARGET;
            long steps = Math.max(example.length(), situation.whatIf().clicks().size());
            long work = 0;
            for (LaneFrame lane : frame.lanes().values()) {
                long size = lane.model().config().hidden();
                work += lane.variant().recurrent() ? 6 * size * size * steps * (steps + 2) : size * size * steps;
            }
            return edited ? 2 * work : work;
        }

        private CtrModel.Target ownTarget() {
            return new CtrModel.Target(example.targetItem(), example.targetCategory());
        }

        private CtrModel.Target target() {
            int item = situation.target();
            return item == Situation.OWN_TARGET
                    ? ownTarget()
                    : new CtrModel.Target(item, users.vocabulary().category(item));
        }

        /** Attention that is known from elsewhere; it is of the kind that is computed of an extractor's states. */
        private Overrides given(Variant variant, WhatIf edits, CtrModel.Target target) {
            return variant.attends() ? edits.given(users.givenAttention(example, target.item())) : Overrides.NONE;
        }

        private int[] items() {
            return situation.whatIf().isEmpty()
                    ? example.items()
                    : situation.whatIf().items();
        }

        private int[] categories() {
            return situation.whatIf().isEmpty()
                    ? example.categories()
                    : situation.whatIf().categories();
        }
    }

    /**
     * A lane's weights and what they make of the user's own history.
     *
     * @param trained the weights as they were trained
     * @param model the same under the lane's own rule
     */
    private record Unedited(CtrModel trained, Example example, CtrModel model, Trace trace, Overrides overrides) {
        boolean isOf(CtrModel weights, Example history) {
            return trained == weights && example == history;
        }
    }

    /** The last two: while one frame is looked at the next one is prepared. */
    private volatile List<Map<Variant, Unedited>> unedited = List.of(Map.of(), Map.of());
    /** Buffers that stay: a quick question may come while a long one is still worked on elsewhere. */
    private final ThreadLocal<Map<Variant, Tracer>> tracers =
            ThreadLocal.withInitial(() -> new EnumMap<>(Variant.class));

    /** The picture. */
    SheetModel compute(Question q) {
        CtrModel.Target target = q.target();
        WhatIf whatIf = q.situation().whatIf();
        boolean ownTarget = target.is(q.ownTarget());
        // Which clicks are relevant is known of what is in the log.
        boolean truthKnown = ownTarget && q.example().truth() != null && !whatIf.editsClicks(q.example());
        SheetModel.Own own = own(q);
        List<ClickCell> clicks = new ArrayList<>();
        int[] items = q.items();
        for (int i = 0; i < items.length; i++) {
            boolean relevant = truthKnown && q.example().truth().relevant()[i];
            clicks.add(cell(q, items[i], q.categories()[i], relevant));
        }
        List<SheetModel.Absent> absent = new ArrayList<>();
        List<LaneView> lanes = q.frame() == null ? List.of() : lanes(q, target, absent);
        return new SheetModel(
                q.locale(),
                q.frame() == null ? 0 : q.frame().step(),
                clicks,
                cell(q, target.item(), target.category(), false),
                truthKnown,
                lanes,
                absent,
                Scales.of(lanes),
                own,
                whatIf,
                false,
                q.situation());
    }

    private static SheetModel.Own own(Question q) {
        Example example = q.example();
        List<ClickCell> clicks = new ArrayList<>();
        for (int i = 0; i < example.length(); i++) {
            clicks.add(cell(q, example.items()[i], example.categories()[i], false));
        }
        return new SheetModel.Own(example, clicks, cell(q, example.targetItem(), example.targetCategory(), false));
    }

    private List<LaneView> lanes(Question q, CtrModel.Target target, List<SheetModel.Absent> absent) {
        Situation.Lineup lineup = q.situation().lineup();
        List<LaneView> lanes = new ArrayList<>();
        List<Map<Variant, Unedited>> known = unedited;
        Map<Variant, Unedited> kept = new EnumMap<>(Variant.class);
        boolean alone = q.frame().lanes().containsKey(lineup.solo());
        for (Variant variant : lineup.order()) {
            LaneFrame lane = q.frame().lanes().get(variant);
            if (lane == null || alone && variant != lineup.solo()) {
                continue;
            }
            LaneFrame source = q.frame().lanes().getOrDefault(lineup.source(), lane);
            Optional<Unedited> own = known.stream()
                    .map(lanesBefore -> lanesBefore.get(variant))
                    .filter(before -> before != null && before.isOf(source.model(), q.example()))
                    .findFirst()
                    .or(() -> unedited(q, variant, source));
            if (own.isPresent()) {
                kept.put(variant, own.get());
                lanes.add(lane(q, variant, own.get(), source, target));
            } else {
                absent.add(new SheetModel.Absent(variant, reason(variant, source.variant())));
            }
        }
        Map<Variant, Unedited> last = known.get(0);
        if (kept.size() != last.size()
                || kept.entrySet().stream().anyMatch(own -> last.get(own.getKey()) != own.getValue())) {
            unedited = List.of(kept, last);
        }
        LaneView reference = lanes.stream()
                .filter(lane -> lane.variant() == lineup.reference())
                .findFirst()
                .orElse(null);
        return reference == null
                ? lanes
                : lanes.stream().map(lane -> lane.against(reference)).toList();
    }

    /** Empty where the weights cannot be put under this rule. */
    private Optional<Unedited> unedited(Question q, Variant variant, LaneFrame source) {
        boolean swap = q.situation().lineup().source() != null;
        Optional<CtrModel> model = swap ? source.model().under(variant) : Optional.of(source.model());
        Example example = q.example();
        Overrides given = q.given(variant, WhatIf.NONE, q.ownTarget());
        return model.map(under -> new Unedited(
                source.model(),
                example,
                under,
                trace(under, example.items(), example.categories(), q.ownTarget(), given),
                given));
    }

    private static SheetModel.Absent.Reason reason(Variant variant, Variant source) {
        return variant.writeRule() == null || source.writeRule() == null
                ? SheetModel.Absent.Reason.NO_RULE
                : SheetModel.Absent.Reason.NO_ATTENTION;
    }

    /** A lane under what the user has changed by hand, if that is anything. */
    private LaneView lane(Question q, Variant variant, Unedited own, LaneFrame weights, CtrModel.Target target) {
        CtrModel model = own.model();
        LaneView base = LaneView.of(variant, model, own.overrides(), own.trace(), weights, null);
        WhatIf whatIf = q.situation().whatIf();
        boolean otherInput = !target.is(q.ownTarget()) || whatIf.editsClicks(q.example());
        if (!otherInput && whatIf.isEmpty()) {
            return base;
        }
        int[] items = q.items();
        int[] categories = q.categories();
        Overrides overrides = q.given(variant, whatIf, target);
        Trace trace = otherInput ? trace(model, items, categories, target, overrides) : own.trace();
        if (variant.attends() && whatIf.editsAttention()) {
            boolean share = model.config().conventions().normalisation() == Normalisation.SOFTMAX;
            overrides = new Overrides(whatIf.attention(trace.attention(), share), null, null);
            trace = trace(model, items, categories, target, overrides);
        }
        if (whatIf.edits(variant) && trace.evolving() != null) {
            overrides = whatIf.overrides(
                    variant, overrides.attention(), trace.evolving().write());
            trace = trace(model, items, categories, target, overrides);
        }
        return LaneView.of(variant, model, overrides, trace, weights, base);
    }

    private Trace trace(CtrModel model, int[] items, int[] categories, CtrModel.Target target, Overrides overrides) {
        return tracers.get()
                .computeIfAbsent(model.config().variant(), variant -> new Tracer())
                .traces(model, items, categories, List.of(target), overrides)
                .get(0);
    }

    private static ClickCell cell(Question q, int item, int category, boolean relevant) {
        Catalogue names = q.users().vocabulary().catalogue();
        return new ClickCell(
                item,
                category,
                names.name(item, q.locale()),
                names.shortName(item, q.locale()),
                names.categoryName(category, q.locale()),
                names.rung(item),
                relevant);
    }
}
