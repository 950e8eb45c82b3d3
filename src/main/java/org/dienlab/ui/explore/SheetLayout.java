package org.dienlab.ui.explore;

import java.util.ArrayList;
import java.util.List;
import org.dienlab.trace.LayerTrace;
import org.dienlab.ui.explore.LaneBox.Detail;

/**
 * Heights of the rows of the sheet. Lanes show as much as there is room for: state and update gate in all lanes, else
 * in the selected one, else the others collapse to their bars, and at last the list of lanes scrolls.
 *
 * @param rulerTop top of the sequence clock, below the brush of a long history
 * @param extractorRow height of one row of the extractor's map
 * @param lanesHeight height of the part of the list that is in sight
 * @param contentHeight height of the whole list of lanes
 */
record SheetLayout(
        double rulerTop,
        double extractorRow,
        double attentionTop,
        double headTop,
        double lanesTop,
        double lanesHeight,
        double contentHeight,
        double pctrHeight,
        List<LaneBox> lanes) {
    /** Height of the row of a lane that is on but cannot show what is asked for. */
    static final double ABSENT = 26;
    /** Height from which on at least the selected lane has its place in the list of lanes; a lower window scrolls. */
    static final double LEAST = 430;

    private static final double RULER = 8;
    private static final double BRUSH = 20;
    private static final double CLICKS = 30;
    private static final double EXTRACTOR = 80;
    private static final double EXTRACTOR_PAD = 42;
    private static final double ATTENTION = 68;
    private static final double HEAD = 28;
    private static final double PCTR = 52;
    private static final double PCTR_LEAST = 44;
    private static final double PCTR_MOST = 96;
    private static final double BOTTOM = 6;
    private static final double LANES_LEAST = 112;
    private static final double ROOMY = 25;
    private static final double COMPACT = 18;
    private static final double MAP_MOST = 80;

    /**
     * How lanes are shown.
     *
     * @param selected how the selected one is
     */
    private record Style(Detail detail, Detail selected, double bars) {}

    /** Where not even the last one has room for all lanes, the list scrolls in the last but one. */
    private static final List<Style> STYLES = List.of(
            new Style(Detail.GATE, Detail.GATE, ROOMY),
            new Style(Detail.GATE, Detail.GATE, COMPACT),
            new Style(Detail.STATE, Detail.GATE, ROOMY),
            new Style(Detail.STATE, Detail.GATE, COMPACT),
            new Style(Detail.BARS, Detail.GATE, COMPACT),
            new Style(Detail.BARS, Detail.STATE, COMPACT));

    /** @param brush whether there is a brush over the clock */
    static SheetLayout of(SheetModel sheet, double height, boolean brush) {
        int size = size(sheet);
        double rulerTop = brush ? RULER + BRUSH : RULER;
        double extractorTop = rulerTop + EXTRACTOR;
        double least = Math.max(2, Math.floor(32.0 / size));
        double rest = height - extractorTop - ATTENTION - HEAD - PCTR - BOTTOM;
        // Many dimensions in a low window: the lanes keep their place, and the extractor's map gives way.
        double extractorRow = rest - extractor(size, least) < LANES_LEAST ? Math.min(least, 1) : least;
        double room = rest - extractor(size, extractorRow);

        Style style = STYLES.get(STYLES.size() - 2);
        for (Style candidate : STYLES) {
            if (end(sheet, lanes(sheet, candidate, least)) <= room) {
                style = candidate;
                break;
            }
        }
        // What is left over makes the maps taller: first the lanes', then the extractor's.
        double row = least;
        while ((row + 1) * size <= Math.max(MAP_MOST, least * size)
                && end(sheet, lanes(sheet, style, row + 1)) <= room) {
            row++;
        }
        List<LaneBox> lanes = lanes(sheet, style, row);
        while ((extractorRow + 1) * size <= MAP_MOST
                && end(sheet, lanes) <= rest - extractor(size, extractorRow + 1)
                && extractorRow < row + 1) {
            extractorRow++;
        }
        double attentionTop = extractorTop + extractor(size, extractorRow);
        double lanesTop = attentionTop + ATTENTION + HEAD;
        double inSight = Math.max(LANES_LEAST, height - lanesTop - PCTR - BOTTOM);
        double content = end(sheet, lanes);
        // The last row gives way a little before the list has to scroll, and takes what is left over.
        double pctr = Math.max(PCTR_LEAST, Math.min(PCTR_MOST, PCTR + inSight - content));
        inSight = content <= inSight + PCTR - pctr ? content : inSight;
        pctr = content <= inSight ? pctr : PCTR;
        return new SheetLayout(
                rulerTop,
                extractorRow,
                attentionTop,
                attentionTop + ATTENTION,
                lanesTop,
                Math.min(inSight, content),
                content,
                pctr,
                lanes);
    }

    double clicksTop() {
        return rulerTop + CLICKS;
    }

    double extractorTop() {
        return rulerTop + EXTRACTOR;
    }

    /** Distance of the first lane that cannot be shown from the top of the list of lanes. */
    double absentTop() {
        return end(lanes);
    }

    /** Top of the last row. */
    double pctrTop() {
        return lanesTop + lanesHeight;
    }

    double bottom() {
        return pctrTop() + pctrHeight;
    }

    /** How far the list of lanes can scroll. */
    double scrollable() {
        return contentHeight - lanesHeight;
    }

    /** The lane at height y of the sheet, or null; {@code scroll} is how far the list is scrolled. */
    LaneBox laneAt(double y, double scroll) {
        if (y < lanesTop || y >= lanesTop + lanesHeight) {
            return null;
        }
        double inside = y - lanesTop + scroll;
        for (LaneBox box : lanes) {
            if (inside >= box.top() && inside < box.top() + box.height()) {
                return box;
            }
        }
        return null;
    }

    /** What the row at height y of the sheet shows; null where it shows nothing of a formula. */
    Quantity quantityAt(double y, double scroll) {
        if (y < clicksTop() || y >= pctrTop()) {
            return null;
        }
        if (y < extractorTop()) {
            return Quantity.CLICK;
        }
        if (y < attentionTop) {
            return Quantity.EXTRACTED;
        }
        if (y < headTop) {
            return Quantity.ATTENTION;
        }
        LaneBox lane = laneAt(y, scroll);
        return lane == null ? null : lane.quantityAt(y - lanesTop + scroll - lane.top());
    }

    private static double extractor(int size, double row) {
        return EXTRACTOR_PAD + Math.max(32, size * row);
    }

    private static List<LaneBox> lanes(SheetModel sheet, Style style, double row) {
        List<LaneBox> boxes = new ArrayList<>();
        double top = 0;
        for (LaneView lane : sheet.lanes()) {
            Detail detail = style.detail();
            if (sheet.expanded().contains(lane.variant())) {
                detail = Detail.ALL;
            } else if (lane == sheet.lane()) {
                detail = style.selected();
            }
            LaneBox box = LaneBox.of(lane, top, detail, style.bars(), row);
            boxes.add(box);
            top += box.height();
        }
        return boxes;
    }

    /** Height of the list of lanes, with those that cannot be shown below the others. */
    private static double end(SheetModel sheet, List<LaneBox> lanes) {
        return end(lanes) + ABSENT * sheet.absent().size();
    }

    private static double end(List<LaneBox> lanes) {
        return lanes.isEmpty()
                ? 0
                : lanes.get(lanes.size() - 1).top()
                        + lanes.get(lanes.size() - 1).height();
    }

    /** Dimensions H of the hidden states. */
    private static int size(SheetModel sheet) {
        for (LaneView lane : sheet.lanes()) {
            LayerTrace layer = lane.trace().extractor();
            if (layer != null) {
                return layer.size();
            }
        }
        return 16;
    }
}
