package org.dienlab.train;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import java.util.HashSet;
import org.dienlab.data.Example;
import org.dienlab.data.Vocabulary;
import org.dienlab.model.ModelConfig;
import org.dienlab.model.Variant;

/** Situations as JSON. A situation from elsewhere may be looked at only if it {@link #fits} its task. */
public final class SituationJson {
    /** Clicks of an edited history, as many as anybody can look at. */
    private static final int MOST_CLICKS = 10_000;

    /** Among the targets whose paths are drawn: uniform attention. */
    private static final int NO_TARGET = -1;

    private SituationJson() {}

    public static JsonElement write(Situation situation) {
        return Json.tree(situation);
    }

    /** @throws JsonParseException if it is none */
    public static Situation read(JsonElement json) {
        return Json.read(json, Situation.class);
    }

    /** Whether a task has all the users, items and dimensions that a situation speaks of. */
    public static boolean fits(Situation situation, Task task) {
        Situation.Lineup lineup = situation.lineup();
        Situation.Clocks clocks = situation.clocks();
        boolean lanes = lineup.order().size() == Variant.values().length
                && new HashSet<>(lineup.order()).size() == Variant.values().length
                && isOn(lineup.solo(), lineup)
                && isOn(lineup.reference(), lineup)
                && isOn(lineup.source(), lineup);
        Situation.Training training = situation.training();
        boolean rates = training.learningRate() > 0
                && Double.isFinite(training.learningRate())
                && training.alpha() >= 0
                && Double.isFinite(training.alpha())
                && training.choices().l2() >= 0
                && Double.isFinite(training.choices().l2())
                && training.scenario().equals(task.name())
                && training.length() == task.data().maxSteps();
        return lanes
                && rates
                && clocks.step() >= Situation.LAST
                && clocks.t() >= Situation.LAST
                && clocks.from() >= 1
                && clocks.to() >= Situation.LAST
                && fits(situation.view(), task)
                && fits(situation.whatIf(), task, situation.user());
    }

    private static boolean isOn(Variant lane, Situation.Lineup lineup) {
        return lane == null || lineup.on().contains(lane);
    }

    private static boolean fits(Situation.View view, Task task) {
        Vocabulary vocabulary = task.data().validation().vocabulary();
        return view.user() >= 0
                && view.user() < task.data().validation().size()
                && view.target() >= Situation.OWN_TARGET
                && view.target() < vocabulary.items()
                && view.pathTargets().stream().allMatch(item -> item >= NO_TARGET && item < vocabulary.items())
                && view.dimension() >= Situation.MEAN
                && view.dimension() < hidden(task);
    }

    private static boolean fits(WhatIf whatIf, Task task, int user) {
        if (whatIf.isEmpty()) {
            return true;
        }
        Vocabulary vocabulary = task.data().validation().vocabulary();
        Example example = task.data().validation().example(user);
        int hidden = hidden(task);
        return whatIf.clicks().size() <= MOST_CLICKS
                && whatIf.clicks().stream()
                        .allMatch(click -> click.origin() >= WhatIf.INSERTED
                                && click.origin() < example.length()
                                && click.item() >= -1
                                && click.item() < vocabulary.items()
                                && click.category() >= -1
                                && click.category() < vocabulary.categories()
                                && (click.attention() == null
                                        || click.attention().value() >= 0
                                                && Double.isFinite(
                                                        click.attention().value()))
                                && click.cells().values().stream().allMatch(cells -> fits(cells, hidden)));
    }

    private static boolean fits(WhatIf.Cells cells, int hidden) {
        return (Double.isNaN(cells.write()) || isShare(cells.write()))
                && cells.gates().entrySet().stream()
                        .allMatch(gate -> gate.getKey() >= 0 && gate.getKey() < hidden && isShare(gate.getValue()));
    }

    private static boolean isShare(double value) {
        return value >= 0 && value <= 1;
    }

    private static int hidden(Task task) {
        Vocabulary vocabulary = task.data().validation().vocabulary();
        ModelConfig config = task.config(Variant.AUGRU, vocabulary.items(), vocabulary.categories());
        return config.hidden();
    }
}
