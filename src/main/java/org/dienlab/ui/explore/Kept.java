package org.dienlab.ui.explore;

import org.dienlab.ui.common.Palette;

/** What a panel keeps from one picture to the next, because it takes long to make: widths, heat maps, the hatch. */
final class Kept {
    private final HeatMaps heatMaps = new HeatMaps();
    private final Ruler ruler = new Ruler();
    private Palette hatched;
    private Hatch hatch;

    HeatMaps heatMaps() {
        return heatMaps;
    }

    Ruler ruler() {
        return ruler;
    }

    Hatch hatch(Palette palette) {
        if (palette != hatched) {
            hatched = palette;
            hatch = new Hatch(palette);
        }
        return hatch;
    }
}
