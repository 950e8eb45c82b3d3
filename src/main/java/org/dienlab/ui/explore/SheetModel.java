package org.dienlab.ui.explore;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.dienlab.data.Example;
import org.dienlab.model.Variant;
import org.dienlab.train.Choices;
import org.dienlab.train.Pace;
import org.dienlab.train.Situation;
import org.dienlab.train.WhatIf;
import org.dienlab.ui.common.LaneOrder;

/**
 * All that the sheet draws at one moment.
 *
 * @param locale language of names and texts
 * @param step training step that is shown
 * @param clicks the history as the user has edited it, [T]
 * @param target the target item; null where there is no history
 * @param truthKnown whether it is known which clicks are relevant
 * @param lanes the lanes that are shown, from top to bottom
 * @param absent lanes that are switched on but take no part in "swap the cell"
 * @param scales what all lanes share
 * @param own what the log says: the history and the target before any edit
 * @param whatIf the edits that these numbers are of
 * @param stale whether newer numbers are being computed
 * @param situation where one looks: selected and expanded lanes, the current step, how things are compared
 */
public record SheetModel(
        Locale locale,
        long step,
        List<ClickCell> clicks,
        ClickCell target,
        boolean truthKnown,
        List<LaneView> lanes,
        List<Absent> absent,
        Scales scales,
        Own own,
        WhatIf whatIf,
        boolean stale,
        Situation situation) {

    /** A picture of the sheet is itself only: nobody should compare all that is on two of them at every change. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    /** A lane that cannot show what is asked for. */
    public record Absent(Variant variant, Reason reason) {
        /** Why. */
        public enum Reason {
            /** It has no write rule: LSTM, Base and DIN. */
            NO_RULE,
            /** It needs attention, and the weights have none. */
            NO_ATTENTION
        }
    }

    /** The user's history and target as they are in the log. */
    public record Own(Example example, List<ClickCell> clicks, ClickCell target) {}

    /** Before there is anything to show. */
    public static final SheetModel EMPTY = new SheetModel(
            Locale.ENGLISH,
            0,
            List.of(),
            null,
            false,
            List.of(),
            List.of(),
            Scales.NONE,
            null,
            WhatIf.NONE,
            false,
            Situation.of(
                    new Situation.Training("", 0, 0, Choices.STANDARD, .01, .5, Pace.NORMAL, false),
                    EnumSet.allOf(Variant.class),
                    Variant.AUGRU,
                    0));

    public SheetModel {
        clicks = List.copyOf(clicks);
        lanes = List.copyOf(lanes);
        absent = List.copyOf(absent);
    }

    /** Number of clicks T. */
    public int steps() {
        return clicks.size();
    }

    /** The current step, 0..T; 0 = start. */
    public int t() {
        return situation.clocks().t(steps());
    }

    /** The first click in sight, 1 where all are. */
    public int from() {
        return Math.max(1, Math.min(situation.clocks().from(), to()));
    }

    /** The last click in sight, T where all are. */
    public int to() {
        int to = situation.clocks().to();
        return to == Situation.LAST ? steps() : Math.max(1, Math.min(steps(), to));
    }

    /** The lane that the user has selected. */
    public Variant selected() {
        return situation.selected();
    }

    /** Lanes that show all their maps. */
    public Set<Variant> expanded() {
        return situation.view().expanded();
    }

    /** The selected lane; another one where that is not shown, null where none is. */
    public LaneView lane() {
        LaneView lane = lane(selected());
        return lane != null || lanes.isEmpty() ? lane : lanes.get(0);
    }

    /** The lane of a variant; null where it is not shown. */
    public LaneView lane(Variant variant) {
        for (LaneView lane : lanes) {
            if (lane.variant() == variant) {
                return lane;
            }
        }
        return null;
    }

    /** The lane that the others are shown against; null for none. */
    public LaneView reference() {
        return lane(situation.lineup().reference());
    }

    /** The scales to draw a lane with. */
    public Scales scales(LaneView lane) {
        return situation.view().sharedScale() ? scales : lane.scales();
    }

    /** Whether anything differs from what the log says. */
    public boolean edited() {
        return own != null
                && (!whatIf.isEmpty() || target.item() != own.target().item());
    }

    /** Place in the logged history of click t, from 1; 0 for a click that was inserted. */
    public int origin(int t) {
        return whatIf.isEmpty() ? t : whatIf.clicks().get(t - 1).origin() + 1;
    }

    /** Whether a lane's attention at click t is the published one, neither computed nor changed by hand. */
    public boolean published(LaneView lane, int t) {
        double[] given = lane.overrides().attention();
        return given != null && !whatIf.editsAttention() && !Double.isNaN(given[t - 1]);
    }

    /** Whether it is at any click. */
    boolean published(LaneView lane) {
        return IntStream.rangeClosed(1, steps()).anyMatch(t -> published(lane, t));
    }

    /** Whether an attention weight was put in at click t. */
    boolean putAttention(int t) {
        return !whatIf.isEmpty() && whatIf.clicks().get(t - 1).attention() != null;
    }

    /** What was put into a lane at click t; null for nothing. */
    WhatIf.Cells put(Variant lane, int t) {
        return whatIf.isEmpty() ? null : whatIf.clicks().get(t - 1).cells().get(lane);
    }

    /** Whether lanes show the weights of another one, for which their heads were not trained. */
    public boolean swapped() {
        return situation.lineup().source() != null;
    }

    /** Whether any lane is shown less another. */
    boolean compared() {
        return lanes.stream().anyMatch(lane -> lane.difference() != null);
    }

    /** Number of the lane whose weights the selected one shows: its own, or those that it shares with all. */
    int weightsOf() {
        return LaneOrder.number(swapped() ? situation.lineup().source() : lane().variant());
    }

    /** The same numbers, looked at in another way. */
    SheetModel with(Situation now) {
        return new SheetModel(locale, step, clicks, target, truthKnown, lanes, absent, scales, own, whatIf, stale, now);
    }

    /** The same numbers, which newer ones will or will not replace. */
    SheetModel with(boolean nowStale) {
        return new SheetModel(
                locale, step, clicks, target, truthKnown, lanes, absent, scales, own, whatIf, nowStale, situation);
    }

    /** The same picture with all maps of the selected lane. */
    SheetModel withSelectedExpanded() {
        Set<Variant> all = new HashSet<>(expanded());
        all.add(selected());
        return with(situation.with(situation.view().withExpanded(all)));
    }
}
