package org.dienlab.ui.drawer;

import java.util.List;
import java.util.Locale;
import org.dienlab.model.Variant;
import org.dienlab.trace.Gradients;
import org.dienlab.ui.explore.ClickCell;
import org.dienlab.ui.explore.LaneView;
import org.dienlab.ui.explore.SheetModel;

/**
 * Gradients of the selected lane for one sheet.
 *
 * @param sheet the sheet that they belong to
 * @param logit of the logit for the shown target
 * @param loss of the loss for the logged target, the auxiliary loss included; null for another target, which has no label
 * @param targetLoss of the same without the auxiliary loss; null likewise
 * @param alpha weight of the auxiliary loss in {@code loss}; 0 for a lane without one
 */
record Insight(SheetModel sheet, Gradients logit, Gradients loss, Gradients targetLoss, double alpha) {
    /** What a person has asked for, whatever training does to it. */
    record Key(List<ClickCell> clicks, ClickCell target, Variant lane, Locale locale) {}

    Key key() {
        return new Key(sheet.clicks(), sheet.target(), sheet.lane().variant(), sheet.locale());
    }

    LaneView lane() {
        return sheet.lane();
    }
}
