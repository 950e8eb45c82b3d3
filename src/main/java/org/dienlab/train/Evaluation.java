package org.dienlab.train;

import java.util.OptionalDouble;

/**
 * One evaluation of a lane on held-out users.
 *
 * @param step training steps done when it was made
 * @param auc area under the ROC curve, ties count half; empty where all labels are equal
 * @param logLoss mean binary cross-entropy
 */
public record Evaluation(long step, OptionalDouble auc, double logLoss) {}
