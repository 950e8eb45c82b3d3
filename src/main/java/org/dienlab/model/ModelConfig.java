package org.dienlab.model;

import static java.util.Objects.requireNonNull;

import org.dienlab.nn.AttentionScore;
import org.dienlab.nn.AuxiliaryScale;
import org.dienlab.nn.AuxiliaryScore;
import org.dienlab.nn.Normalisation;
import org.dienlab.nn.Reset;

/**
 * Everything that fixes the shape and the mathematics of one model. Never changed once a model is made from it.
 *
 * @param conventions every choice in which the sources differ
 * @param items number of items, at least 1
 * @param categories number of categories, at least 1
 * @param itemDim size of an item embedding
 * @param categoryDim size of a category embedding; a behaviour embedding has size E = itemDim + categoryDim, and
 *     hidden states have the same size H = E
 * @param headUnits ReLU units of the head
 * @param unit hidden units of an activation unit and of the auxiliary network
 */
public record ModelConfig(
        Variant variant,
        Conventions conventions,
        int items,
        int categories,
        int itemDim,
        int categoryDim,
        int headUnits,
        int unit) {

    /** The choices in which paper, lecture and released code differ. */
    public record Conventions(
            AttentionScore attention,
            Normalisation normalisation,
            Reset reset,
            AuxiliaryScore auxiliary,
            AuxiliaryScale auxiliaryScale,
            boolean historyPooling) {
        private static final Conventions STANDARD = new Conventions(
                AttentionScore.BILINEAR,
                Normalisation.SOFTMAX,
                Reset.AFTER,
                AuxiliaryScore.INNER,
                AuxiliaryScale.MEAN,
                false);

        public Conventions {
            requireNonNull(attention);
            requireNonNull(normalisation);
            requireNonNull(reset);
            requireNonNull(auxiliary);
            requireNonNull(auxiliaryScale);
        }

        /** The default of the built-in scenarios: the paper's layers, the auxiliary loss as mean per step. */
        public static Conventions standard() {
            return STANDARD;
        }

        public Conventions with(AttentionScore other) {
            return new Conventions(other, normalisation, reset, auxiliary, auxiliaryScale, historyPooling);
        }

        public Conventions with(Normalisation other) {
            return new Conventions(attention, other, reset, auxiliary, auxiliaryScale, historyPooling);
        }

        public Conventions with(Reset other) {
            return new Conventions(attention, normalisation, other, auxiliary, auxiliaryScale, historyPooling);
        }

        public Conventions with(AuxiliaryScore other) {
            return new Conventions(attention, normalisation, reset, other, auxiliaryScale, historyPooling);
        }

        public Conventions with(AuxiliaryScale other) {
            return new Conventions(attention, normalisation, reset, auxiliary, other, historyPooling);
        }

        public Conventions withHistoryPooling(boolean other) {
            return new Conventions(attention, normalisation, reset, auxiliary, auxiliaryScale, other);
        }
    }

    public ModelConfig {
        if (items < 1 || categories < 1 || itemDim < 1 || categoryDim < 0 || headUnits < 1 || unit < 1) {
            throw new IllegalArgumentException("sizes of a model must be positive");
        }
    }

    /** Sizes that learn well on the built-in scenarios: 8 + 8 dimensions, 16 head units, activation units of 16. */
    public static ModelConfig standard(Variant variant, int items, int categories) {
        return new ModelConfig(variant, Conventions.standard(), items, categories, 8, 8, 16, 16);
    }

    /** Size E of a behaviour embedding and H of a hidden state. */
    public int hidden() {
        return itemDim + categoryDim;
    }

    /** Whether this model has an auxiliary loss: it needs an extractor and a score. */
    public boolean hasAuxiliaryLoss() {
        return variant.recurrent() && conventions.auxiliary() != AuxiliaryScore.NONE;
    }

    /** The same configuration for another variant. */
    public ModelConfig with(Variant other) {
        return new ModelConfig(other, conventions, items, categories, itemDim, categoryDim, headUnits, unit);
    }
}
