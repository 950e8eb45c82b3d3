package org.dienlab.ui.training;

import javafx.beans.value.ObservableValue;
import javafx.scene.input.MouseEvent;
import org.dienlab.model.Variant;
import org.dienlab.train.Frame;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.explore.DrawnPanel;
import org.dienlab.ui.explore.Pen;

/**
 * The loss curve, which is the scrubber of training time: target losses of all lanes on top, the auxiliary loss of the
 * selected lane below, ticks where snapshots are kept, a triangle at the best validation and the handle of the clock.
 */
final class LossChart extends DrawnPanel {
    private final TrainingStripViewModel model;
    private final Messages messages;
    private final ObservableValue<Look> look;
    private final CurveLines lines = new CurveLines();
    /** x of the pointer, negative for none. */
    private double hover = -1;
    /** Fixed while the handle is held: an axis that grows under the hand cannot be aimed at. */
    private double heldEnd = -1;

    LossChart(TrainingStripViewModel model, ObservableValue<Look> look) {
        super(look, written -> {});
        this.model = model;
        this.messages = model.messages();
        this.look = look;
        getStyleClass().add("loss-chart");
        model.drawnProperty().addListener(o -> invalidate());
        model.situationProperty().addListener((o, old, now) -> {
            if (old.selected() != now.selected()) {
                invalidate();
            }
        });
        messages.localeProperty().addListener(o -> invalidate());
        setOnMousePressed(event -> {
            requestFocus();
            heldEnd = end();
            scrub(event);
        });
        setOnMouseDragged(this::scrub);
        setOnMouseReleased(event -> {
            heldEnd = -1;
            invalidate();
        });
        setOnMouseMoved(event -> point(event.getX() / scale()));
        setOnMouseExited(event -> point(-1));
    }

    private void scrub(MouseEvent event) {
        double x = event.getX() / scale();
        model.view(
                Math.round(measures(getWidth() / scale(), getHeight() / scale()).stepAt(x)));
        point(x);
    }

    private void point(double x) {
        if (hover != x) {
            hover = x;
            invalidate();
        }
    }

    private ChartScale measures(double width, double height) {
        return new ChartScale(width, height, end());
    }

    private double end() {
        if (heldEnd > 0) {
            return heldEnd;
        }
        Frame frame = model.drawnProperty().get();
        return frame == null ? 1000 : Math.max(1, Math.max(frame.stopAt(), frame.liveStep()));
    }

    @Override
    protected void paint(Pen pen, double width, double height) {
        Frame frame = model.drawnProperty().get();
        ChartScale measures = measures(width, height);
        if (measures.room() < 100 || frame == null) {
            return;
        }
        lines.show(frame);
        Variant selected = model.situationProperty().get().selected();
        new LossPainter(pen.drawing(), look.getValue(), messages, measures, lines, frame, selected, hover).paint();
    }

    @Override
    protected String words() {
        return model.chartInWords();
    }
}
