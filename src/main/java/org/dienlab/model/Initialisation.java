package org.dienlab.model;

import org.dienlab.math.RandomStream;
import org.dienlab.nn.Layout;
import org.dienlab.nn.Parameter;

/**
 * Starting weights. Every tensor draws from the stream (seed, its name), so models start from equal values wherever
 * they have the same tensor.
 *
 * @param embeddingDeviation standard deviation of the normal embeddings
 * @param attentionIdentity the bilinear attention matrix starts as this multiple of the identity; 0 for a random start
 */
public record Initialisation(double embeddingDeviation, double attentionIdentity) {
    /**
     * N(0, .6) and 2·I: with a random attention matrix the lanes that gate by attention wait on a plateau for several
     * hundred steps.
     */
    public static final Initialisation STANDARD = new Initialisation(.6, 2);

    /** Draws all weights of a model. Modified. */
    public void apply(CtrModel model, long seed) {
        Layout layout = model.layout();
        for (Parameter parameter : layout.parameters()) {
            RandomStream stream = new RandomStream(seed, parameter.name());
            double[] w = model.values();
            for (int i = 0; i < parameter.size(); i++) {
                w[parameter.offset() + i] = value(parameter, model.config(), stream, i);
            }
        }
    }

    private double value(Parameter parameter, ModelConfig config, RandomStream stream, int i) {
        String name = parameter.name();
        if (name.startsWith("emb.")) {
            return embeddingDeviation * stream.normal(i);
        }
        if (name.equals("att.W") && attentionIdentity != 0) {
            return i / parameter.cols() == i % parameter.cols() ? attentionIdentity : 0;
        }
        if (name.equals("evo.bf")) {
            return 1;
        }
        if (name.equals("fc1.b")) {
            return bounded(stream, i, .1);
        }
        if (name.startsWith("b", name.lastIndexOf('.') + 1)) {
            return 0;
        }
        boolean recurrent = name.startsWith("ext.") || name.startsWith("evo.");
        return bounded(stream, i, 1 / Math.sqrt(recurrent ? config.hidden() : parameter.cols()));
    }

    private static double bounded(RandomStream stream, int i, double bound) {
        return (2 * stream.uniform(i) - 1) * bound;
    }
}
