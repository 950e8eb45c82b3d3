package org.dienlab.train.experiment;

import org.dienlab.model.ModelConfig.Conventions;
import org.dienlab.model.Variant;
import org.dienlab.nn.AuxiliaryScore;
import org.dienlab.train.Choices;

/**
 * One arm of an experiment: all that is fixed but the seed. What makes no difference to its lane is set to the default,
 * so that arms that do the same are equal.
 *
 * @param source where its examples come from
 * @param lane the model
 * @param choices the conventions in force
 * @param training how long, how fast, and with which α
 */
public record Arm(Source source, Variant lane, Choices choices, Training training) {
    /** How many a log has is not known before it is read. */
    private static final double USERS_OF_A_LOG = 40_000;

    public Arm {
        choices = choices.with(canonical(lane, choices.conventions()));
        if (choices.conventions().auxiliary() == AuxiliaryScore.NONE) {
            training = training.withAlpha(0);
            choices = choices.with(Choices.STANDARD.negatives());
        }
    }

    /** An arm with the default conventions. */
    public static Arm of(Source source, Variant lane, Training training) {
        return new Arm(source, lane, Choices.STANDARD, training);
    }

    private static Conventions canonical(Variant lane, Conventions c) {
        Conventions standard = Conventions.standard();
        boolean recurrent = lane.recurrent();
        return new Conventions(
                lane.attends() ? c.attention() : standard.attention(),
                lane.attends() ? c.normalisation() : standard.normalisation(),
                recurrent ? c.reset() : standard.reset(),
                recurrent ? c.auxiliary() : AuxiliaryScore.NONE,
                recurrent ? c.auxiliaryScale() : standard.auxiliaryScale(),
                c.historyPooling());
    }

    public Arm with(Source other) {
        return new Arm(other, lane, choices, training);
    }

    public Arm with(Conventions other) {
        return new Arm(source, lane, choices.with(other), training);
    }

    public Arm with(Training other) {
        return new Arm(source, lane, choices, other);
    }

    public Arm withAlpha(double alpha) {
        return with(training.withAlpha(alpha));
    }

    /** Whether this lane has an auxiliary loss that α weighs. */
    public boolean hasAuxiliaryLoss() {
        return choices.conventions().auxiliary() != AuxiliaryScore.NONE;
    }

    /** Whether lane and data are all in which they differ, as far as both lanes have such settings. */
    boolean isSetLike(Arm other) {
        return asIn(other).equals(other) || other.asIn(this).equals(this);
    }

    private Arm asIn(Arm other) {
        return new Arm(other.source, other.lane, choices, training);
    }

    /** Rough amount of work, to tell how much of an experiment is done. */
    double cost() {
        double perClick = lane.recurrent() ? 1 : .25;
        double users = source.users() == 0 ? USERS_OF_A_LOG : source.users();
        double examples =
                training.epochs() == 0 ? (double) training.steps() * training.batchSize() : training.epochs() * users;
        return perClick * examples * source.length();
    }
}
