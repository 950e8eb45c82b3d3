package org.dienlab.ui.drawing;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.paint.ImagePattern;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Paint;
import javafx.scene.paint.Stop;

/** Paints of an SVG file that are no plain colours, each written once, before it is used. */
final class SvgPaints {
    private final SvgFile file;
    private final Map<Paint, String> written = new HashMap<>();

    SvgPaints(SvgFile file) {
        this.file = file;
    }

    /** Value of an attribute for this paint. */
    String reference(Paint paint, double scale) {
        if (paint instanceof Color color) {
            return SvgFile.hex(color);
        }
        return "url(#" + written.computeIfAbsent(paint, p -> write(p, scale)) + ")";
    }

    private String write(Paint paint, double scale) {
        String id = file.id();
        if (paint instanceof LinearGradient gradient && gradient.isProportional()) {
            gradient(gradient, id);
        } else if (paint instanceof ImagePattern pattern && !pattern.isProportional()) {
            pattern(pattern, id, scale);
        } else {
            throw new IllegalArgumentException("cannot write " + paint);
        }
        return id;
    }

    private void gradient(LinearGradient gradient, String id) {
        file.open("linearGradient", () -> {
            file.attributes("id", id, "x1", gradient.getStartX(), "y1", gradient.getStartY());
            file.attributes("x2", gradient.getEndX(), "y2", gradient.getEndY());
        });
        for (Stop stop : gradient.getStops()) {
            file.element(
                    "stop",
                    () -> file.attributes("offset", stop.getOffset(), "stop-color", SvgFile.hex(stop.getColor())));
        }
        file.close();
    }

    /** A pixel of the tile is a rectangle. */
    private void pattern(ImagePattern pattern, String id, double scale) {
        Image tile = pattern.getImage();
        double width = scale * pattern.getWidth() / tile.getWidth();
        double height = scale * pattern.getHeight() / tile.getHeight();
        file.open("pattern", () -> {
            file.attributes("id", id, "patternUnits", "userSpaceOnUse", "shape-rendering", "crispEdges");
            file.attributes("x", scale * pattern.getX(), "y", scale * pattern.getY());
            file.attributes("width", scale * pattern.getWidth(), "height", scale * pattern.getHeight());
        });
        for (int x = 0; x < tile.getWidth(); x++) {
            for (int y = 0; y < tile.getHeight(); y++) {
                double left = x * width;
                double top = y * height;
                String color = SvgFile.hex(tile.getPixelReader().getColor(x, y));
                file.element("rect", () -> {
                    file.attributes("x", left, "y", top, "width", width, "height", height, "fill", color);
                });
            }
        }
        file.close();
    }
}
