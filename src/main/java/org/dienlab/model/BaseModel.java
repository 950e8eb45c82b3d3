package org.dienlab.model;

import org.dienlab.math.Kernels;
import org.dienlab.nn.Overrides;
import org.dienlab.nn.WeightedSum;
import org.dienlab.trace.LayerTrace;

/** Head on [Σ_t e_b[t] ; e_a]: sum pooling, order-blind. */
final class BaseModel extends CtrModel {
    BaseModel(ModelConfig config, int[] categoryOfItem, Kernels kernels) {
        super(config, categoryOfItem, kernels);
        declareRest();
    }

    @Override
    public Pass pass(int maxRows, int maxSteps, boolean trains) {
        return new SumPass(maxRows, maxSteps, trains);
    }

    private final class SumPass extends Pass {
        private SumPass(int maxRows, int maxSteps, boolean trains) {
            super(BaseModel.this, maxRows, maxSteps, trains);
        }

        @Override
        void interestForward(Overrides overrides) {
            WeightedSum.forward(kernels, rows, steps, size, null, clicks, 0, length, interest);
        }

        @Override
        void interestBackward(double auxiliaryScale) {
            WeightedSum.backward(kernels, rows, steps, size, null, clicks, 0, length, dInterest, null, dUses);
        }

        @Override
        double[] attention() {
            return null;
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
