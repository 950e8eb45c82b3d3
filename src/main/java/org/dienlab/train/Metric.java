package org.dienlab.train;

import java.util.OptionalDouble;

/** What predictions on held-out users are measured by. A new metric is one more entry. */
public enum Metric {
    /** Area under the ROC curve, ties count half; undefined where all labels are equal. */
    AUC {
        @Override
        OptionalDouble of(Predictions p) {
            return Auc.of(p.logit(), p.label());
        }
    },
    /** Mean binary cross-entropy. */
    LOG_LOSS {
        @Override
        OptionalDouble of(Predictions p) {
            return p.meanLoss();
        }
    },
    /** P@1: share of users with a relevant click whose largest attention lies on a relevant click. */
    PRECISION_AT_ONE {
        @Override
        OptionalDouble of(Predictions p) {
            return Predictions.meanOfNumbers(p.peakRelevant());
        }
    },
    /** Share of the attention that lies on relevant clicks, mean over users with a relevant click. */
    RELEVANT_MASS {
        @Override
        OptionalDouble of(Predictions p) {
            return Predictions.meanOfNumbers(p.relevantMass());
        }
    };

    /** Value for these predictions; empty where it is not defined. */
    abstract OptionalDouble of(Predictions predictions);
}
