package org.dienlab.ui.explore;

import java.util.Set;

/**
 * What of the current step stands out on the sheet.
 *
 * @param lit quantities whose cells are outlined
 * @param later quantities that the slow motion has still to come to
 * @param slow whether the slow motion of the selected lane runs; all other lanes stand back then
 * @param dimension the dimension of the formula, from 0; {@link org.dienlab.train.Situation#MEAN} for the mean
 */
record Emphasis(Set<Quantity> lit, Set<Quantity> later, boolean slow, int dimension) {}
