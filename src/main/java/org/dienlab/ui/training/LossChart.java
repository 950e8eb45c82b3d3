package org.dienlab.ui.training;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Dimension2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.dienlab.model.Variant;
import org.dienlab.train.Frame;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.drawing.CanvasDrawing;
import org.dienlab.ui.drawing.Drawing;
import org.dienlab.ui.drawing.Picture;

/**
 * The loss curve, which is the scrubber of training time: target losses of all lanes on top, the auxiliary loss of the
 * selected lane below, ticks where snapshots are kept, a triangle at the best validation and the handle of the clock.
 */
final class LossChart extends Region implements Picture {
    private final Canvas canvas = new Canvas();
    private final TrainingStripViewModel model;
    private final Messages messages;
    private final ObservableValue<Look> look;
    private boolean dirty = true;
    private double hover = -1;
    /** Fixed while the handle is held: an axis that grows under the hand cannot be aimed at. */
    private double heldEnd = -1;

    private final CurveLines lines = new CurveLines();

    LossChart(TrainingStripViewModel model, ObservableValue<Look> look) {
        this.model = model;
        this.messages = model.messages();
        this.look = look;
        getStyleClass().add("loss-chart");
        // The chart takes what room there is; the canvas follows and asks for none.
        canvas.setManaged(false);
        getChildren().add(canvas);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT);
        look.addListener((o, old, now) -> dirty = true);
        model.frameProperty().addListener((o, old, now) -> dirty = true);
        model.situationProperty().addListener((o, old, now) -> dirty |= old.selected() != now.selected());
        messages.localeProperty().addListener((o, old, now) -> dirty = true);
        setOnMousePressed(event -> {
            requestFocus();
            heldEnd = end();
            scrub(event);
        });
        setOnMouseDragged(this::scrub);
        setOnMouseReleased(event -> {
            heldEnd = -1;
            dirty = true;
        });
        setOnMouseMoved(event -> point(event.getX() / scale()));
        setOnMouseExited(event -> point(-1));
    }

    /** The curve in words, made when a screen reader asks. */
    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT
                ? inWords()
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    private void scrub(MouseEvent event) {
        double x = event.getX() / scale();
        model.view(Math.round(measures().stepAt(x)));
        point(x);
    }

    private void point(double x) {
        dirty |= hover != x;
        hover = x;
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        draw();
    }

    /** Paints if something has changed since the last time; called by the window's frame pump. */
    void pulse() {
        if (dirty) {
            draw();
        }
    }

    private double scale() {
        return look.getValue().scale();
    }

    private ChartScale measures() {
        return new ChartScale(getWidth() / scale(), getHeight() / scale(), end());
    }

    private double end() {
        if (heldEnd > 0) {
            return heldEnd;
        }
        Frame frame = model.frameProperty().get();
        return frame == null ? 1000 : Math.max(1, Math.max(frame.stopAt(), frame.liveStep()));
    }

    private void draw() {
        dirty = false;
        paint(CanvasDrawing.anew(canvas));
    }

    @Override
    public Dimension2D size() {
        return new Dimension2D(canvas.getWidth(), canvas.getHeight());
    }

    @Override
    public String inWords() {
        return model.chartInWords();
    }

    @Override
    public Runnable sharpen(double factor) {
        return Picture.sharpen(getChildren(), canvas, factor, this::paint);
    }

    @Override
    public void paint(Drawing on) {
        Frame frame = model.frameProperty().get();
        ChartScale measures = measures();
        if (measures.room() < 100 || frame == null) {
            return;
        }
        lines.show(frame);
        Variant selected = model.situationProperty().get().selected();
        new LossPainter(on, look.getValue(), messages, measures, lines, frame, selected, hover).paint();
    }
}
