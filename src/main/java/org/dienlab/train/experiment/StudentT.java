package org.dienlab.train.experiment;

/** Student's t distribution with a whole number of degrees of freedom. */
final class StudentT {
    private static final int HALVINGS = 200;

    private StudentT() {}

    /**
     * The t with P(|T| ≤ t) = {@code confidence}.
     *
     * @param degrees degrees of freedom, 1 or more
     * @param confidence between 0 and 1
     */
    static double quantile(int degrees, double confidence) {
        // In θ = atan(t/√n) the distribution is smooth on 0..π/2.
        double low = 0;
        double high = Math.PI / 2;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (within(degrees, middle) < confidence) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return StrictMath.sqrt(degrees) * StrictMath.tan(low);
    }

    /** P(|T| ≤ √n tan θ): Abramowitz and Stegun 26.7.3 and 26.7.4. */
    private static double within(int degrees, double theta) {
        double cos = StrictMath.cos(theta);
        double sin = StrictMath.sin(theta);
        boolean odd = degrees % 2 == 1;
        double term = odd ? cos : 1;
        double sum = degrees == 1 ? 0 : term;
        for (int k = odd ? 3 : 2; k <= degrees - 2; k += 2) {
            term *= cos * cos * (k - 1) / k;
            sum += term;
        }
        return odd ? 2 / Math.PI * (theta + sin * sum) : sin * sum;
    }
}
