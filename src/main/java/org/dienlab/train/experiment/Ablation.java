package org.dienlab.train.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dienlab.model.Variant;
import org.dienlab.train.Choices;

/**
 * The ablation study of the paper's tables 2 and 4 (arXiv 1809.03672v5) with everything that is here: every lane without
 * the auxiliary loss, then every lane that has one with it. AUGRU with it is DIEN.
 */
public final class Ablation {
    /** Order of the paper, with the lanes that it does not have beside their neighbours. */
    private static final List<Variant> ORDER = List.of(
            Variant.BASE,
            Variant.DIN,
            Variant.GRU,
            Variant.LSTM,
            Variant.GRU_ATTENTION,
            Variant.AIGRU,
            Variant.AGRU,
            Variant.AUGRU,
            Variant.AUGRU_RELEASED);

    private static final Published DIEN = new Published(.7792, .00243, .8453, .00476);
    private static final Map<Variant, Published> WITHOUT_AUXILIARY = Map.of(
            Variant.BASE, new Published(.7435, .00128, .7686, .00253),
            Variant.DIN, new Published(.7603, .00028, .7880, .00216),
            Variant.GRU_ATTENTION, new Published(.7605, .00059, .7890, .00268),
            Variant.AIGRU, new Published(.7606, .00061, .7892, .00222),
            Variant.AGRU, new Published(.7628, .00015, .7890, .00268),
            Variant.AUGRU, new Published(.7640, .00073, .7911, .00150));

    /**
     * Published test AUC on Amazon Electronics and Books, mean and standard deviation of 5 runs.
     */
    public record Published(double electronics, double electronicsDeviation, double books, double booksDeviation) {}

    private Ablation() {}

    /**
     * The experiment.
     *
     * @param training with the α of the rows that have an auxiliary loss, &gt; 0
     */
    public static Experiment experiment(Source source, Choices choices, Training training, List<Long> seeds) {
        List<Arm> arms = new ArrayList<>();
        for (double alpha : new double[] {0, training.alpha()}) {
            for (Variant lane : ORDER) {
                arms.add(new Arm(source, lane, choices, training.withAlpha(alpha)));
            }
        }
        return new Experiment(arms, seeds);
    }

    /** What the paper reports for such a model; empty where it reports nothing. */
    public static Optional<Published> published(Arm arm) {
        if (arm.training().alpha() > 0) {
            return arm.lane() == Variant.AUGRU ? Optional.of(DIEN) : Optional.empty();
        }
        return Optional.ofNullable(WITHOUT_AUXILIARY.get(arm.lane()));
    }

    /** Whether this is the paper's whole model: AUGRU with the auxiliary loss. */
    public static boolean isDien(Arm arm) {
        return arm.lane() == Variant.AUGRU && arm.training().alpha() > 0;
    }
}
