package org.dienlab.trace;

/**
 * What one recurrent layer did over one history of T steps with H dimensions. A field is null where the layer does not
 * have it (an LSTM has only {@code hidden}, and attention replaces the update gate of AGRU) or where an imported trace
 * does not say.
 *
 * @param hidden h_t, [T][H]
 * @param update update gate u_t, [T][H], 0..1
 * @param reset reset gate r_t, [T][H], 0..1
 * @param candidate candidate state c_t, [T][H], −1..1
 * @param write write weight k_t in h_t = (1 − k)∘h_(t−1) + k∘c, [T][H], 0..1
 */
public record LayerTrace(
        double[][] hidden, double[][] update, double[][] reset, double[][] candidate, double[][] write) {

    /** Number of steps T. */
    public int steps() {
        return hidden.length;
    }

    /** Number of dimensions H. */
    public int size() {
        return hidden.length == 0 ? 0 : hidden[0].length;
    }

    /** Mean write weight of every step over the dimensions, [T]; null where there is none. */
    public double[] meanWrite() {
        return write == null ? null : Mean.ofRows(write);
    }
}
