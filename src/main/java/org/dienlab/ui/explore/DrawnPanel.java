package org.dienlab.ui.explore;

import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Dimension2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.drawing.Drawing;
import org.dienlab.ui.drawing.Paper;
import org.dienlab.ui.drawing.Picture;

/**
 * A region that is painted on paper, in the measures of text of normal size. Nothing is painted outside {@link
 * #pulse()}, and nothing while it is hidden. The keyboard can stop at it, and a screen reader finds words.
 */
public abstract class DrawnPanel extends Region implements Picture {
    private final ObservableValue<Look> look;
    private final Paper paper = new Paper();
    private final Region ring = new Region();
    private final Kept kept = new Kept();
    private final Consumer<Pen.Written> written;
    private boolean dirty = true;

    /** @param written hears of every piece of text that is drawn */
    protected DrawnPanel(ObservableValue<Look> look, Consumer<Pen.Written> written) {
        this.look = look;
        this.written = written;
        getStyleClass().add("drawn-panel");
        getStylesheets().add(SheetView.class.getResource("explore.css").toExternalForm());
        paper.setMouseTransparent(true);
        setPickOnBounds(true);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT);
        // Above the picture, which would cover a border of its own.
        ring.getStyleClass().add("ring");
        ring.setMouseTransparent(true);
        getChildren().addAll(paper, ring);
        look.addListener((o, old, now) -> {
            requestLayout();
            invalidate();
        });
    }

    /** Paints everything anew. {@code width} and {@code height} are the room in measures of text of normal size. */
    protected abstract void paint(Pen pen, double width, double height);

    /** The picture in words. */
    protected abstract String words();

    /** Asks for a new picture on the next pulse. */
    public final void invalidate() {
        dirty = true;
    }

    /** Draws, out of sight, if something has changed since the last time. */
    public final void prepare() {
        if (dirty && paper.getWidth() > 0 && paper.getHeight() > 0 && isSeen()) {
            dirty = false;
            paper.prepare(this::paint);
        }
    }

    /** Shows what has changed since the last time; called by the window's frame pump. */
    public final void pulse() {
        prepare();
        paper.show();
    }

    @Override
    public final Dimension2D size() {
        return paper.size();
    }

    @Override
    public final void paint(Drawing on) {
        double scale = scale();
        on.save();
        on.scale(scale);
        paint(new Pen(on, look.getValue(), kept, written), paper.getWidth() / scale, paper.getHeight() / scale);
        on.restore();
    }

    @Override
    public final String inWords() {
        return words();
    }

    @Override
    public final Runnable sharpen(double factor) {
        return Picture.sharpen(getChildren(), paper, factor, this::paint);
    }

    /** Measures what is going to be painted. */
    protected final Ruler ruler() {
        return kept.ruler();
    }

    private boolean isSeen() {
        for (javafx.scene.Node node = this; node != null; node = node.getParent()) {
            if (!node.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /** Factor of all sizes; a pointer's place divided by it is a place in the picture. */
    protected final double scale() {
        return look.getValue().scale();
    }

    @Override
    protected void layoutChildren() {
        double width = snapSizeX(getWidth());
        double height = snapSizeY(getHeight());
        ring.resize(width, height);
        if (paper.setSize(width, height)) {
            invalidate();
        }
    }

    /** The picture in words, made when a screen reader asks. */
    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT ? words() : super.queryAccessibleAttribute(attribute, parameters);
    }
}
