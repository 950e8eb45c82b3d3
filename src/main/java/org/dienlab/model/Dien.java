package org.dienlab.model;

import org.dienlab.math.Kernels;
import org.dienlab.nn.Attention;
import org.dienlab.nn.AuxiliaryLoss;
import org.dienlab.nn.Gru;
import org.dienlab.nn.Lstm;
import org.dienlab.nn.WriteRule;

/**
 * Deep Interest Evolution Network and its neighbours: interest extractor (a GRU with an auxiliary loss), attention of
 * the target on its states, interest evolving layer, head on [h'_T ; e_a].
 */
final class Dien extends CtrModel {
    final Gru extractor;
    /** Null where there is none. */
    final AuxiliaryLoss auxiliary;

    /** Null for GRU and LSTM. */
    final Attention attention;
    /** One of the two is null. */
    final Gru evolving;

    final Lstm lstm;

    Dien(ModelConfig config, int[] categoryOfItem, Kernels kernels) {
        super(config, categoryOfItem, kernels);
        ModelConfig.Conventions choice = config.conventions();
        Variant variant = config.variant();
        int size = config.hidden();
        extractor = new Gru(kernels, layout, "ext", size, size, choice.reset(), WriteRule.UPDATE_GATE);
        auxiliary = config.hasAuxiliaryLoss()
                ? new AuxiliaryLoss(choice.auxiliary(), kernels, layout, "aux", size, config.unit())
                : null;
        attention = variant.attends()
                ? Attention.of(choice.attention(), choice.normalisation(), kernels, layout, "att", size, config.unit())
                : null;
        evolving = variant == Variant.LSTM
                ? null
                : new Gru(kernels, layout, "evo", size, size, choice.reset(), variant.writeRule());
        lstm = variant == Variant.LSTM ? new Lstm(kernels, layout, "evo", size, size) : null;
        declareRest();
    }

    @Override
    public Pass pass(int maxRows, int maxSteps, boolean trains) {
        return new DienPass(this, maxRows, maxSteps, trains);
    }
}
