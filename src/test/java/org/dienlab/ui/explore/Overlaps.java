package org.dienlab.ui.explore;

import java.util.ArrayList;
import java.util.List;

/** Finds pieces of drawn text that lie on others, or that stick out of their picture. */
public final class Overlaps {
    private Overlaps() {}

    public static List<String> of(List<Pen.Written> written) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            for (int j = 0; j < i; j++) {
                Pen.Written a = written.get(i);
                Pen.Written b = written.get(j);
                double across = Math.min(a.x() + a.w(), b.x() + b.w()) - Math.max(a.x(), b.x());
                double down = Math.min(a.y() + a.h(), b.y() + b.h()) - Math.max(a.y(), b.y());
                if (across > 1 && down > 1) {
                    found.add(a + " on " + b);
                }
            }
        }
        return found;
    }

    /** The same in a picture of this width, where nothing may stick out. */
    public static List<String> of(List<Pen.Written> written, double width) {
        List<String> found = of(written);
        for (Pen.Written text : written) {
            if (text.x() < -.5 || text.x() + text.w() > width + .5) {
                found.add(text + " outside");
            }
        }
        return found;
    }
}
