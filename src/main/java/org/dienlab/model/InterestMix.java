package org.dienlab.model;

import org.dienlab.math.Elementary;
import org.dienlab.nn.Embedding;

/** Next-click guess of extractor states: softmax over the categories of h_t · (mean behaviour embedding of the category). */
final class InterestMix {
    private InterestMix() {}

    /** Probability of every category after every step, [T][categories], of states [T][H]. */
    static double[][] of(CtrModel model, double[][] hidden) {
        double[][] means = categoryMeans(model);
        double[][] mix = new double[hidden.length][means.length];
        for (int t = 0; t < hidden.length; t++) {
            double max = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < means.length; c++) {
                for (int i = 0; i < hidden[t].length; i++) {
                    mix[t][c] += hidden[t][i] * means[c][i];
                }
                max = Math.max(max, mix[t][c]);
            }
            double sum = 0;
            for (int c = 0; c < means.length; c++) {
                mix[t][c] = Elementary.exp(mix[t][c] - max);
                sum += mix[t][c];
            }
            for (int c = 0; c < means.length; c++) {
                mix[t][c] /= sum;
            }
        }
        return mix;
    }

    private static double[][] categoryMeans(CtrModel model) {
        Embedding embedding = model.embedding;
        double[][] means = new double[model.config.categories()][embedding.size()];
        int[] count = new int[means.length];
        double[] behaviour = new double[embedding.size()];
        for (int item = 0; item < model.categoryOfItem.length; item++) {
            int category = model.categoryOfItem[item];
            embedding.forward(model.values(), item, category, behaviour, 0);
            for (int i = 0; i < behaviour.length; i++) {
                means[category][i] += behaviour[i];
            }
            count[category]++;
        }
        for (int c = 0; c < means.length; c++) {
            for (int i = 0; i < behaviour.length; i++) {
                means[c][i] /= Math.max(1, count[c]);
            }
        }
        return means;
    }
}
