package org.dienlab.ui.explore;

/**
 * One click as the sheet names it.
 *
 * @param item item index, −1 = unknown
 * @param category category index, −1 = unknown
 * @param name full name
 * @param shortName name that fits a chip
 * @param rung place on the category's shelf, 0..9; −1 where there is no such order
 * @param relevant whether the click matters for the target; false where that is not known
 */
public record ClickCell(
        int item, int category, String name, String shortName, String categoryName, int rung, boolean relevant) {}
