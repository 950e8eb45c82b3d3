package org.dienlab.train.experiment;

import static org.dienlab.train.experiment.Contrast.less;
import static org.dienlab.train.experiment.Contrast.more;
import static org.dienlab.train.experiment.Contrast.same;
import static org.dienlab.train.experiment.Contrast.zero;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dienlab.data.Scenario;
import org.dienlab.model.ModelConfig.Conventions;
import org.dienlab.model.Variant;
import org.dienlab.nn.AttentionScore;
import org.dienlab.nn.Normalisation;
import org.dienlab.nn.Reset;

/**
 * Something that people repeat about these models, with the experiment that tests it. The claim holds if all contrasts
 * hold, and fails if one of them fails.
 *
 * @param code name in files and on the command line
 */
public record Claim(String code, Experiment experiment, List<Contrast> contrasts) {
    private static final List<Long> SEEDS = List.of(0L, 1L, 2L, 3L, 4L);
    private static final List<Long> THREE = List.of(0L, 1L, 2L);
    private static final double ALPHA = .5;
    private static final Training USUAL = Training.steps(800, ALPHA);
    private static final Training LONGER = Training.steps(1000, ALPHA);
    private static final Conventions STANDARD = Conventions.standard();
    private static final Source MIX = Source.of(Scenario.MIX);

    /** A difference in AUC that nobody would act on. */
    private static final double MARGIN = .01;
    /** What is meant by much: more than any seed does. */
    private static final double MUCH = .2;

    /** All claims. */
    public static final List<Claim> ALL = List.of(
            new Claim(
                    "order",
                    new Experiment(
                            List.of(
                                    Arm.of(Source.of(Scenario.STATIC), Variant.DIN, LONGER),
                                    Arm.of(Source.of(Scenario.STATIC), Variant.AUGRU, LONGER),
                                    Arm.of(Source.of(Scenario.SLOW), Variant.DIN, LONGER),
                                    Arm.of(Source.of(Scenario.SLOW), Variant.AUGRU, LONGER)),
                            SEEDS),
                    List.of(
                            new Contrast(3, 2, Measure.TEST_AUC, Contrast.Expectation.MORE, MUCH),
                            new Contrast(0, 2, Measure.TEST_AUC, Contrast.Expectation.MORE, MUCH),
                            new Contrast(0, 1, Measure.TEST_AUC, Contrast.Expectation.MORE, -MARGIN))),
            new Claim(
                    "attention",
                    lanes(MIX, USUAL, Variant.GRU, Variant.GRU_ATTENTION, Variant.AUGRU),
                    List.of(
                            more(1, 0, Measure.TEST_AUC),
                            more(2, 0, Measure.TEST_AUC),
                            less(2, 0, Measure.STEPS_TO_85))),
            auxiliary(),
            new Claim(
                    "noise",
                    lanes(
                            Source.of(Scenario.NOISY),
                            USUAL,
                            Variant.AUGRU,
                            Variant.AGRU,
                            Variant.GRU,
                            Variant.AUGRU_RELEASED,
                            Variant.AIGRU,
                            Variant.GRU_ATTENTION),
                    List.of(
                            less(0, 2, Measure.NOISY_CLICK),
                            less(1, 2, Measure.NOISY_CLICK),
                            less(0, 3, Measure.NOISY_CLICK))),
            new Claim(
                    "lstm",
                    lanes(MIX, USUAL, Variant.AUGRU, Variant.LSTM, Variant.GRU),
                    List.of(
                            less(0, 1, Measure.SECOND_LAYER),
                            less(0, 1, Measure.STEPS_TO_85),
                            more(0, 1, Measure.TEST_AUC))),
            new Claim(
                    "gates",
                    lanes(MIX, USUAL, Variant.AUGRU, Variant.AGRU, Variant.AIGRU),
                    List.of(more(0, 1, Measure.TEST_AUC), more(0, 2, Measure.TEST_AUC))),
            new Claim(
                    "concat",
                    new Experiment(
                            List.of(
                                    arm(Variant.AUGRU, STANDARD.with(AttentionScore.CONCAT)),
                                    arm(Variant.AUGRU, STANDARD),
                                    arm(Variant.GRU, STANDARD)),
                            SEEDS),
                    List.of(
                            zero(0, Measure.TARGET_SHIFT),
                            less(0, 1, Measure.PRECISION_AT_ONE),
                            less(0, 1, Measure.TEST_AUC))),
            new Claim(
                    "pooling",
                    new Experiment(
                            List.of(
                                    arm(Variant.GRU, STANDARD.withHistoryPooling(true)),
                                    arm(Variant.GRU, STANDARD),
                                    arm(Variant.AUGRU, STANDARD.withHistoryPooling(true)),
                                    arm(Variant.AUGRU, STANDARD),
                                    arm(Variant.AUGRU_RELEASED, STANDARD.withHistoryPooling(true)),
                                    arm(Variant.AUGRU_RELEASED, STANDARD)),
                            SEEDS),
                    List.of(more(0, 1, Measure.TEST_AUC), more(2, 3, Measure.TEST_AUC), more(4, 5, Measure.TEST_AUC))),
            new Claim(
                    "reset",
                    new Experiment(
                            List.of(
                                    arm(Variant.GRU, STANDARD.with(Reset.BEFORE)),
                                    arm(Variant.GRU, STANDARD),
                                    arm(Variant.AUGRU, STANDARD.with(Reset.BEFORE)),
                                    arm(Variant.AUGRU, STANDARD)),
                            SEEDS),
                    List.of(same(0, 1, Measure.TEST_AUC, MARGIN), same(2, 3, Measure.TEST_AUC, MARGIN))),
            budget());

    /** The claim with this code; empty if there is none. */
    public static Optional<Claim> named(String code) {
        return ALL.stream().filter(claim -> claim.code.equals(code)).findFirst();
    }

    /** The same claim with other seeds. */
    public Claim with(List<Long> seeds) {
        return new Claim(code, new Experiment(experiment.arms(), seeds), contrasts);
    }

    /** What the results of {@link #experiment} say. */
    public Verdict verdict(Results results) {
        Verdict worst = Verdict.HOLDS;
        for (Contrast contrast : contrasts) {
            Verdict verdict = contrast.verdict(results);
            worst = verdict.compareTo(worst) > 0 ? verdict : worst;
        }
        return worst;
    }

    /** With a stream, and with few users whose next clicks are many more labels than their targets. */
    private static Claim auxiliary() {
        List<Arm> arms = new ArrayList<>();
        List<Contrast> contrasts = new ArrayList<>();
        for (Variant lane : List.of(Variant.AUGRU, Variant.AGRU, Variant.AUGRU_RELEASED)) {
            withAndWithout(Arm.of(MIX, lane, LONGER), arms, contrasts);
        }
        for (int users : new int[] {1000, 2000, 4000}) {
            int epochs = Math.round(LONGER.steps() * LONGER.batchSize() / (float) users);
            Training training = Training.epochs(epochs, ALPHA);
            withAndWithout(Arm.of(MIX.withUsers(users), Variant.AUGRU, training), arms, contrasts);
        }
        return new Claim("auxiliary", new Experiment(arms, SEEDS), contrasts);
    }

    private static void withAndWithout(Arm arm, List<Arm> arms, List<Contrast> contrasts) {
        contrasts.add(more(arms.size(), arms.size() + 1, Measure.TEST_AUC));
        arms.add(arm);
        arms.add(arm.withAlpha(0));
    }

    private static Claim budget() {
        List<Arm> arms = new ArrayList<>();
        for (int length : new int[] {12, 25, 50, 100, 200}) {
            Arm softmax = Arm.of(Source.of(Scenario.LONG, length), Variant.AUGRU, Training.steps(400, ALPHA));
            arms.add(softmax);
            arms.add(softmax.with(STANDARD.with(Normalisation.SIGMOID)));
        }
        int shortest = 0;
        int longest = arms.size() - 2;
        return new Claim(
                "budget",
                new Experiment(arms, THREE),
                List.of(
                        more(longest, longest + 1, Measure.LEFT_ON_START),
                        more(longest, shortest, Measure.LEFT_ON_START),
                        less(longest, longest + 1, Measure.TEST_AUC)));
    }

    private static Experiment lanes(Source source, Training training, Variant... lanes) {
        List<Arm> arms = new ArrayList<>();
        for (Variant lane : lanes) {
            arms.add(Arm.of(source, lane, training));
        }
        return new Experiment(arms, SEEDS);
    }

    private static Arm arm(Variant lane, Conventions conventions) {
        return Arm.of(MIX, lane, USUAL).with(conventions);
    }
}
