package org.dienlab.ui.drawing;

import java.util.Objects;
import javafx.geometry.Rectangle2D;

/** Where on a picture marks are made. @param clip in pixels; null for none */
record Place(double scale, Rectangle2D clip) {
    static final Place PLAIN = new Place(1, null);

    Place scaled(double factor) {
        return new Place(scale * factor, clip);
    }

    Place clipped(double x, double y, double w, double h) {
        return new Place(scale, common(clip, new Rectangle2D(x * scale, y * scale, w * scale, h * scale)));
    }

    /** Begins to draw here, on this part of the picture. */
    void enter(Drawing on, Rectangle2D part) {
        if (clip != null && !clip.contains(part)) {
            Rectangle2D seen = common(clip, part);
            on.clip(seen.getMinX(), seen.getMinY(), seen.getWidth(), seen.getHeight());
        }
        if (scale != 1) {
            on.scale(scale);
        }
    }

    /** Whether anything of it is on this part of the picture. */
    boolean isOn(Rectangle2D part) {
        return clip == null || clip.intersects(part);
    }

    boolean isSameAs(Place other) {
        return this == other || scale == other.scale && Objects.equals(clip, other.clip);
    }

    private static Rectangle2D common(Rectangle2D a, Rectangle2D b) {
        if (a == null) {
            return b;
        }
        double left = Math.max(a.getMinX(), b.getMinX());
        double top = Math.max(a.getMinY(), b.getMinY());
        double right = Math.min(a.getMaxX(), b.getMaxX());
        double bottom = Math.min(a.getMaxY(), b.getMaxY());
        return new Rectangle2D(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
    }
}
