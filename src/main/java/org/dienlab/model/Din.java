package org.dienlab.model;

import org.dienlab.math.Kernels;
import org.dienlab.nn.ActivationUnit;
import org.dienlab.nn.Overrides;
import org.dienlab.nn.ScoreNetwork;
import org.dienlab.nn.WeightedSum;
import org.dienlab.trace.LayerTrace;

/**
 * Deep Interest Network: head on [Σ_t w_t e_b[t] ; e_a] with w_t from an activation unit, not normalised. Order-blind.
 */
final class Din extends CtrModel {
    private final ActivationUnit unit;

    Din(ModelConfig config, int[] categoryOfItem, Kernels kernels) {
        super(config, categoryOfItem, kernels);
        unit = new ActivationUnit(kernels, layout, "din", config.hidden(), config.unit());
        declareRest();
    }

    @Override
    public Pass pass(int maxRows, int maxSteps, boolean trains) {
        return new DinPass(maxRows, maxSteps, trains);
    }

    private final class DinPass extends Pass {
        private final ScoreNetwork.State network;
        private final double[] weight;
        private final double[] dWeight;
        /** Attention edited by hand in the last forward pass; null without edits. */
        private double[] edited;

        private DinPass(int maxRows, int maxSteps, boolean trains) {
            super(Din.this, maxRows, maxSteps, trains);
            network = unit.state(maxRows * maxSteps);
            weight = new double[maxRows * maxSteps];
            dWeight = new double[maxRows * maxSteps];
        }

        @Override
        void interestForward(Overrides overrides) {
            edited = overrides.attention();
            unit.forward(values(), rows, steps, clicks, 0, target, weight, network);
            for (int i = 0; i < steps * rows; i++) {
                int t = i / rows;
                if (isEdited(t)) {
                    weight[i] = edited[t];
                }
                weight[i] = t < length[i % rows] ? weight[i] : 0;
            }
            WeightedSum.forward(kernels, rows, steps, size, weight, clicks, 0, length, interest);
        }

        private boolean isEdited(int t) {
            return edited != null && !Double.isNaN(edited[t]);
        }

        @Override
        void interestBackward(double auxiliaryScale) {
            WeightedSum.backward(kernels, rows, steps, size, weight, clicks, 0, length, dInterest, dWeight, dUses);
            for (int i = 0; i < steps * rows; i++) {
                dWeight[i] = i / rows < length[i % rows] && !isEdited(i / rows) ? dWeight[i] : 0;
            }
            unit.backward(values(), rows, steps, dWeight, dUses, 0, dTarget, gradient, network);
        }

        @Override
        double[] attention() {
            return weight;
        }

        @Override
        double[] scores() {
            return null;
        }

        @Override
        public LayerTrace extractorTrace(int row) {
            return null;
        }

        @Override
        public LayerTrace evolvingTrace(int row) {
            return null;
        }
    }
}
