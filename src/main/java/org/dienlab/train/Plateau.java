package org.dienlab.train;

import java.util.List;

/** Tells when going on no longer helps: held-out AUC has stopped to rise. */
final class Plateau {
    /** Evaluations that must all have been in vain. */
    static final int PATIENCE = 5;
    /** A rise below this is noise: 2,000 users give an AUC ± .01. */
    private static final double RISE = .002;

    private Plateau() {}

    /** Whether the last evaluations after {@code since} bring nothing over those before them. */
    static boolean reached(LossCurve curve, long since) {
        List<Evaluation> after = curve.evaluations().stream()
                .filter(evaluation -> evaluation.step() > since)
                .toList();
        int before = after.size() - PATIENCE;
        return before > 0 && best(after.subList(before, after.size())) < best(after.subList(0, before)) + RISE;
    }

    private static double best(List<Evaluation> evaluations) {
        return evaluations.stream()
                .mapToDouble(evaluation -> evaluation.auc().orElse(0))
                .max()
                .orElse(0);
    }
}
