package org.dienlab.data;

/** How the target of a generated sample was chosen. The ordinals are the codes used in files. */
public enum TargetKind {
    /** Where one of the user's interests is now: a click before labels are flipped. */
    POSITIVE,
    /** Where the same interest was at the start. */
    OLD_TASTE,
    /** Another rung of the same category, three or more away. */
    FAR_RUNG,
    /** An item of a category that the user has no interest in. */
    OTHER_CATEGORY
}
