package org.dienlab.train;

import static java.util.Objects.requireNonNull;

import java.util.Objects;
import org.dienlab.data.NegativeSampler;
import org.dienlab.model.ModelConfig;
import org.dienlab.nn.AttentionScore;
import org.dienlab.nn.AuxiliaryScale;
import org.dienlab.nn.AuxiliaryScore;
import org.dienlab.nn.Normalisation;
import org.dienlab.nn.Reset;

/**
 * Everything in which the sources differ, of the models and of their training. Another choice makes another run: what
 * was learned under the old one means nothing under the new one.
 *
 * @param conventions choices of the models
 * @param negatives how the non-clicks of the auxiliary loss are chosen
 * @param embeddings how embedding rows move
 * @param l2 L2 penalty on embeddings, ≥ 0; needs dense rows
 */
public record Choices(
        ModelConfig.Conventions conventions, NegativeSampler.Kind negatives, Adam.Embeddings embeddings, double l2) {

    /** Those of the built-in scenarios. */
    public static final Choices STANDARD =
            new Choices(Preset.STANDARD.conventions, Preset.STANDARD.negatives, Adam.Embeddings.LAZY, 0);

    public Choices {
        requireNonNull(conventions);
        requireNonNull(negatives);
        requireNonNull(embeddings);
        if (l2 != 0 && embeddings == Adam.Embeddings.LAZY) {
            throw new IllegalArgumentException("an L2 penalty moves all rows, so it needs dense embeddings");
        }
    }

    // By hand, as in Situation.

    @Override
    public boolean equals(Object other) {
        return other instanceof Choices choices
                && negatives == choices.negatives
                && embeddings == choices.embeddings
                && Double.compare(l2, choices.l2) == 0
                && Objects.equals(conventions, choices.conventions);
    }

    @Override
    public int hashCode() {
        return Objects.hash(conventions, negatives, embeddings, l2);
    }

    /** What one source does, as far as it says so; it leaves how embeddings move as it is. */
    public enum Preset {
        /** The defaults of the built-in scenarios: the paper's layers, the auxiliary loss as mean per step. */
        STANDARD(ModelConfig.Conventions.standard(), NegativeSampler.Kind.UNIFORM, .5),
        /** arXiv 1809.03672v5. */
        PAPER(
                conventions(AttentionScore.BILINEAR, Reset.AFTER, AuxiliaryScore.INNER, AuxiliaryScale.SUM, false),
                NegativeSampler.Kind.UNIFORM,
                1),
        /** The course note on the evolving layer; what it leaves open is as in the paper. */
        LECTURE(
                conventions(AttentionScore.CONCAT, Reset.BEFORE, AuxiliaryScore.INNER, AuxiliaryScale.SUM, false),
                NegativeSampler.Kind.UNIFORM,
                1),
        /** What the authors of the paper published as code. */
        RELEASED(
                conventions(AttentionScore.MLP, Reset.BEFORE, AuxiliaryScore.MLP, AuxiliaryScale.MEAN, true),
                NegativeSampler.Kind.POPULARITY,
                1);

        private final ModelConfig.Conventions conventions;
        private final NegativeSampler.Kind negatives;
        private final double alpha;

        Preset(ModelConfig.Conventions conventions, NegativeSampler.Kind negatives, double alpha) {
            this.conventions = conventions;
            this.negatives = negatives;
            this.alpha = alpha;
        }

        private static ModelConfig.Conventions conventions(
                AttentionScore attention,
                Reset reset,
                AuxiliaryScore auxiliary,
                AuxiliaryScale scale,
                boolean historyPooling) {
            return new ModelConfig.Conventions(
                    attention, Normalisation.SOFTMAX, reset, auxiliary, scale, historyPooling);
        }

        /** Weight of the auxiliary loss in this source. */
        public double alpha() {
            return alpha;
        }

        public ModelConfig.Conventions conventions() {
            return conventions;
        }

        /** Whether these choices are those of this source. */
        public boolean is(Choices choices) {
            return choices.conventions.equals(conventions) && choices.negatives == negatives;
        }
    }

    /** The choices of a source. */
    public Choices with(Preset preset) {
        return new Choices(preset.conventions, preset.negatives, embeddings, l2);
    }

    public Choices with(ModelConfig.Conventions other) {
        return new Choices(other, negatives, embeddings, l2);
    }

    public Choices with(NegativeSampler.Kind other) {
        return new Choices(conventions, other, embeddings, l2);
    }

    /** Lazy rows drop the penalty, which needs dense ones. */
    public Choices with(Adam.Embeddings other) {
        return new Choices(conventions, negatives, other, other == Adam.Embeddings.LAZY ? 0 : l2);
    }

    /** A penalty makes embeddings dense. */
    public Choices withL2(double other) {
        return new Choices(conventions, negatives, other > 0 ? Adam.Embeddings.DENSE : embeddings, other);
    }
}
