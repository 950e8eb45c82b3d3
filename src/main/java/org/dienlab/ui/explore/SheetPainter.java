package org.dienlab.ui.explore;

import java.util.function.Consumer;
import javafx.geometry.Dimension2D;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.common.Token;
import org.dienlab.ui.drawing.Drawing;

/** Paints all rows of the sheet and the one cursor that runs through them. */
final class SheetPainter {
    private final Kept kept = new Kept();
    private final Consumer<Pen.Written> written;

    /** @param written hears of every piece of text that is drawn */
    SheetPainter(Consumer<Pen.Written> written) {
        this.written = written;
    }

    /**
     * Paints the sheet in the measures of text of normal size, scaled by the look, on the colour of a panel.
     *
     * @param size room for it in pixels
     * @param pointed what the pointer is on
     * @param emphasis what stands out
     * @param scroll how far the list of lanes is scrolled
     */
    void paint(
            Drawing g,
            Dimension2D size,
            Look look,
            Wording words,
            SheetModel sheet,
            ColumnGrid grid,
            SheetLayout layout,
            Pointed pointed,
            Emphasis emphasis,
            double scroll) {
        Painting p = new Painting(new Pen(g, look, kept, written), words, sheet, grid, pointed, emphasis);
        g.save();
        g.scale(look.scale());
        if (sheet.steps() > 0) {
            rows(p, layout, scroll);
        } else {
            p.pen().text(Painting.MARGIN, 30, words.text("explore.empty"), Token.INK3);
        }
        g.restore();
        p.pen().frame(size.getWidth(), size.getHeight());
    }

    private static void rows(Painting p, SheetLayout layout, double scroll) {
        double columns = layout.rulerTop() + 27;
        // Beside narrow chips the name of the current click stands in the way.
        boolean narrow = p.grid().column() < ClicksRow.WIDE && p.sheet().t() > 0;
        double cursor = narrow ? layout.extractorTop() + 8 : columns;
        p.tint(cursor, layout.headTop());
        p.tint(layout.pctrTop(), layout.bottom());
        RulerRow.paint(p, layout.rulerTop());
        ClicksRow.paint(p, layout.clicksTop());
        ExtractorRow.paint(p, layout.extractorTop(), layout.attentionTop(), layout.extractorRow());
        AttentionRow.paint(p, layout.attentionTop());
        LanesHead.paint(p, layout);
        lanes(p, layout, scroll);
        PctrRow.paint(p, layout.pctrTop(), layout.bottom());
        p.dimAll(layout.pctrTop() + 1, layout.bottom() - layout.pctrTop());
        p.cursor(cursor, layout.headTop());
        p.cursor(layout.lanesTop(), layout.bottom());
    }

    private static void lanes(Painting p, SheetLayout layout, double scroll) {
        Drawing g = p.pen().drawing();
        if (p.sheet().lanes().isEmpty() && p.sheet().absent().isEmpty()) {
            return;
        }
        g.save();
        g.clip(0, layout.lanesTop(), p.grid().total(), layout.lanesHeight());
        for (LaneBox box : layout.lanes()) {
            double top = Math.round(layout.lanesTop() + box.top() - scroll);
            if (top < layout.lanesTop() + layout.lanesHeight() && top + box.height() > layout.lanesTop()) {
                LaneRow.paint(p, box, top);
            }
        }
        double below = Math.round(layout.lanesTop() + layout.absentTop() - scroll);
        for (SheetModel.Absent lane : p.sheet().absent()) {
            AbsentLane.paint(p, lane, below);
            below += SheetLayout.ABSENT;
        }
        g.restore();
        // A bracket: parallel alternatives, not layers.
        double x = 9;
        double bottom = layout.lanesTop() + layout.lanesHeight();
        p.pen().vertical(x, layout.lanesTop() + 2, bottom - 2, Token.LINE_STRONG, 1);
        p.pen().horizontal(x, x + 4, layout.lanesTop() + 2, Token.LINE_STRONG);
        p.pen().horizontal(x, x + 4, bottom - 2, Token.LINE_STRONG);
    }
}
