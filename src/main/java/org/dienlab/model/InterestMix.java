package org.dienlab.model;

import org.dienlab.math.Elementary;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Next-click guess of extractor states: softmax over the categories of h_t · (mean behaviour embedding of the category). */
final class InterestMix {
    private InterestMix() {}

    /** Probability of every category after every step, [T][categories], of states [T][H]. */
    static double[][] of(CtrModel model, double[][] hidden) {
        DMatrixRMaj means = categoryMeans(model);
        DMatrixRMaj scores = new DMatrixRMaj(hidden.length, means.numRows);
        CommonOps_DDRM.multTransB(new DMatrixRMaj(hidden), means, scores);
        double[][] mix = new double[hidden.length][];
        for (int t = 0; t < mix.length; t++) {
            mix[t] = softmax(CommonOps_DDRM.extractRow(scores, t, null).getData());
        }
        return mix;
    }

    private static double[] softmax(double[] scores) {
        double max = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            max = Math.max(max, score);
        }
        double sum = 0;
        for (int c = 0; c < scores.length; c++) {
            scores[c] = Elementary.exp(scores[c] - max);
            sum += scores[c];
        }
        for (int c = 0; c < scores.length; c++) {
            scores[c] /= sum;
        }
        return scores;
    }

    /** Mean of [item ; category] over the items of every category, [categories×E]; zero for a category without items. */
    private static DMatrixRMaj categoryMeans(CtrModel model) {
        int size = model.embedding.size();
        DMatrixRMaj means = new DMatrixRMaj(model.config.categories(), size);
        int[] count = new int[means.numRows];
        double[] behaviour = new double[size];
        for (int item = 0; item < model.categoryOfItem.length; item++) {
            int category = model.categoryOfItem[item];
            model.embedding.forward(model.values(), item, category, behaviour, 0);
            for (int i = 0; i < size; i++) {
                means.add(category, i, behaviour[i]);
            }
            count[category]++;
        }
        for (int c = 0; c < count.length; c++) {
            CommonOps_DDRM.scaleRow(1.0 / Math.max(1, count[c]), means, c);
        }
        return means;
    }
}
