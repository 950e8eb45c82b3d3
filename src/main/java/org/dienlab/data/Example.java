package org.dienlab.data;

/**
 * One labelled example: a user's clicks, oldest first, and a target item that was clicked or not. Items and categories
 * are vocabulary indices; -1 is unknown (a zero vector that is never trained). Arrays are not copied and must not be
 * changed.
 *
 * @param user a stable identifier of the user
 * @param items the clicked items, [T]
 * @param categories their categories, [T]
 * @param targetItem the item in question
 * @param targetCategory its category
 * @param label 1 if the target was clicked, else 0
 * @param shown for each click the item shown beside it and not clicked, -1 for none, [T]; null if nothing is known
 * @param truth which clicks matter, or null if that is not known
 */
public record Example(
        String user,
        int[] items,
        int[] categories,
        int targetItem,
        int targetCategory,
        int label,
        int[] shown,
        GroundTruth truth) {
    public Example {
        if (items.length != categories.length
                || (shown != null && shown.length != items.length)
                || (truth != null && truth.relevant().length != items.length)) {
            throw new IllegalArgumentException("The arrays of an example need one entry per click.");
        }
        if (label != 0 && label != 1) {
            throw new IllegalArgumentException("A label is 0 or 1, not " + label + ".");
        }
    }

    /** Number of clicks in the history. */
    public int length() {
        return items.length;
    }
}
