package org.dienlab.ui.explore;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.dienlab.ui.common.Palette;

/** What a panel keeps from one picture to the next, because it takes long to make: widths, heat maps, the hatch. */
final class Kept {
    private static final int MOST_WIDTHS = 4000;

    private final HeatMaps heatMaps = new HeatMaps();
    private final Map<Font, Map<String, Double>> widths = new HashMap<>();
    private final Text measure = new Text();
    private Palette hatched;
    private Hatch hatch;

    HeatMaps heatMaps() {
        return heatMaps;
    }

    Hatch hatch(Palette palette) {
        if (palette != hatched) {
            hatched = palette;
            hatch = new Hatch(palette);
        }
        return hatch;
    }

    /** Width of a line of text in pixels. */
    double width(String s, Font font) {
        Map<String, Double> known = widths.computeIfAbsent(font, f -> new HashMap<>());
        Double width = known.get(s);
        if (width == null) {
            if (known.size() > MOST_WIDTHS) {
                known.clear();
            }
            measure.setFont(font);
            measure.setText(s);
            width = measure.getLayoutBounds().getWidth();
            known.put(s, width);
        }
        return width;
    }
}
