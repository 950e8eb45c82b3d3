package org.dienlab.trace;

/**
 * Gradient of one number that a forward pass ends in, the logit or a loss, with respect to what it went through. Each
 * is a total derivative: a state counts with all that later steps make of it. (An LSTM's state counts without its cell
 * state, which is a variable of its own.)
 *
 * @param evolving Euclidean norm of the gradient of h'_t, [T]; null for order-blind models
 * @param extractor norm of the gradient of h_t, [T]; null for order-blind models
 * @param clicks gradient of the behaviour embedding e_b[t], [T][E]
 */
public record Gradients(double[] evolving, double[] extractor, double[][] clicks) {

    /** Norm of the gradient of every behaviour embedding, [T]. */
    public double[] clickNorms() {
        double[] norms = new double[clicks.length];
        for (int t = 0; t < norms.length; t++) {
            norms[t] = norm(clicks[t]);
        }
        return norms;
    }

    /** Euclidean norm of a vector. */
    public static double norm(double[] vector) {
        double sum = 0;
        for (double v : vector) {
            sum += v * v;
        }
        return Math.sqrt(sum);
    }
}
