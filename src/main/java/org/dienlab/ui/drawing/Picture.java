package org.dienlab.ui.drawing;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.geometry.Dimension2D;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.transform.Scale;

/** A part of the window that is drawn, and so can be drawn anew: on an SVG, or with more pixels than the screen has. */
public interface Picture {
    /** Its size in pixels. */
    Dimension2D size();

    /** Draws all of it as it is on screen. */
    void paint(Drawing on);

    /** What it shows, in the words of the screen reader. */
    String inWords();

    /**
     * Puts a canvas with more pixels in the place of its own, so that a picture of the window at several times its size
     * is sharp.
     *
     * @param factor pixels for each pixel of the screen
     * @return takes that canvas away again
     */
    Runnable sharpen(double factor);

    /**
     * Does that for a picture on this canvas or paper.
     *
     * @param children where that is. Modified.
     */
    static Runnable sharpen(List<Node> children, Node canvas, double factor, Consumer<Drawing> paint) {
        Bounds size = canvas.getLayoutBounds();
        Canvas sharp = new Canvas(size.getWidth() * factor, size.getHeight() * factor);
        sharp.setManaged(false);
        sharp.setMouseTransparent(true);
        sharp.getTransforms().add(new Scale(1 / factor, 1 / factor));
        CanvasDrawing drawing = new CanvasDrawing(sharp);
        drawing.scale(factor);
        paint.accept(drawing);
        children.add(children.indexOf(canvas) + 1, sharp);
        canvas.setVisible(false);
        return () -> {
            children.remove(sharp);
            canvas.setVisible(true);
        };
    }
}
