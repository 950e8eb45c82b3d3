package org.dienlab.ui.explore;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dienlab.model.Variant;

/**
 * All that the sheet draws at one moment.
 *
 * @param locale language of names and texts
 * @param step training step that is shown
 * @param clicks the history, [T]
 * @param target the target item; null where there is no history
 * @param truthKnown whether it is known which clicks are relevant
 * @param lanes the lanes that are switched on, by number
 * @param selected the selected lane
 * @param expanded lanes that show all their maps
 * @param t the current step, 0..T; 0 = start
 */
public record SheetModel(
        Locale locale,
        long step,
        List<ClickCell> clicks,
        ClickCell target,
        boolean truthKnown,
        List<LaneView> lanes,
        Scales scales,
        Variant selected,
        Set<Variant> expanded,
        int t) {

    /** Before there is anything to show. */
    public static final SheetModel EMPTY = new SheetModel(
            Locale.ENGLISH, 0, List.of(), null, false, List.of(), new Scales(1, 1), Variant.AUGRU, Set.of(), 0);

    public SheetModel {
        clicks = List.copyOf(clicks);
        lanes = List.copyOf(lanes);
        expanded = Set.copyOf(expanded);
    }

    /** Number of clicks T. */
    public int steps() {
        return clicks.size();
    }

    /** The selected lane; null where no lane is on. */
    public LaneView lane() {
        for (LaneView lane : lanes) {
            if (lane.variant() == selected) {
                return lane;
            }
        }
        return lanes.isEmpty() ? null : lanes.get(0);
    }

    /** The same picture at another step. */
    SheetModel at(int step) {
        return new SheetModel(locale, this.step, clicks, target, truthKnown, lanes, scales, selected, expanded, step);
    }

    /** The same picture with other lanes selected and expanded. */
    SheetModel with(Variant nowSelected, Set<Variant> nowExpanded) {
        return new SheetModel(locale, step, clicks, target, truthKnown, lanes, scales, nowSelected, nowExpanded, t);
    }
}
