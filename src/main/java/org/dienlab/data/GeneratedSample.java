package org.dienlab.data;

/**
 * A generated example with the facts that a model never sees.
 *
 * @param kind how the target was chosen
 * @param mode how the interests move
 * @param labelBeforeFlip the label that the rule gives, before 5 % of all labels are flipped; 0 or 1
 */
public record GeneratedSample(Example example, TargetKind kind, DriftMode mode, int labelBeforeFlip) {}
