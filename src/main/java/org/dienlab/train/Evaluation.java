package org.dienlab.train;

import java.util.OptionalDouble;

/**
 * One evaluation of a lane on held-out users.
 *
 * @param step training steps done when it was made
 * @param auc area under the ROC curve, ties count half; empty where all labels are equal
 * @param logLoss mean binary cross-entropy
 * @param precisionAtOne P@1: share of users with a relevant click whose largest attention lies on a relevant click;
 *     empty without attention or ground truth
 * @param relevantMass share of the attention that lies on relevant clicks, mean over users with a relevant click; empty
 *     likewise
 */
public record Evaluation(
        long step, OptionalDouble auc, double logLoss, OptionalDouble precisionAtOne, OptionalDouble relevantMass) {}
