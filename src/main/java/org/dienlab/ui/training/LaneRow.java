package org.dienlab.ui.training;

import org.dienlab.model.Variant;

/** One line of the table of lanes, as it is written. All figures are those of the shown step. */
public record LaneRow(
        Variant variant, int number, String name, String loss, String auxiliary, String auc, boolean diverged) {}
