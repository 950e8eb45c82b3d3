package org.dienlab.ui.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.dienlab.model.ModelConfig.Conventions;
import org.dienlab.train.experiment.Arm;
import org.dienlab.train.experiment.Source;
import org.dienlab.train.experiment.Training;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.Numbers;

/** Names of arms: the lane, and of the rest only that in which the arms of an experiment differ. */
final class ArmNames {
    private final Messages messages;
    private final List<Arm> arms;

    ArmNames(Messages messages, List<Arm> arms) {
        this.messages = messages;
        this.arms = arms;
    }

    /** All names, in the order of the arms. */
    List<String> all() {
        return arms.stream().map(this::name).toList();
    }

    private String name(Arm arm) {
        List<String> parts = new ArrayList<>();
        Training training = arm.training();
        Conventions c = arm.choices().conventions();
        if (arm.hasAuxiliaryLoss()
                && differ(a -> a.hasAuxiliaryLoss() ? a.training().alpha() : null)) {
            parts.add(messages.get("experiment.arm.alpha", number(training.alpha())));
        }
        if (arm.lane().attends()) {
            add(
                    parts,
                    arm,
                    "attention",
                    a -> a.lane().attends() ? code(conventions(a).attention()) : null);
            add(
                    parts,
                    arm,
                    "normalisation",
                    a -> a.lane().attends() ? code(conventions(a).normalisation()) : null);
        }
        if (arm.lane().recurrent()) {
            add(
                    parts,
                    arm,
                    "reset",
                    a -> a.lane().recurrent() ? code(conventions(a).reset()) : null);
            add(
                    parts,
                    arm,
                    "auxiliary",
                    a -> a.hasAuxiliaryLoss() ? code(conventions(a).auxiliary()) : null);
            add(
                    parts,
                    arm,
                    "scale",
                    a -> a.hasAuxiliaryLoss() ? code(conventions(a).auxiliaryScale()) : null);
            add(
                    parts,
                    arm,
                    "negatives",
                    a -> a.hasAuxiliaryLoss() ? code(a.choices().negatives()) : null);
        }
        if (differ(a -> conventions(a).historyPooling())) {
            parts.add(messages.get("experiment.arm.pooling." + (c.historyPooling() ? "on" : "off")));
        }
        if (differ(a -> a.choices().l2())) {
            parts.add(messages.get("experiment.arm.l2", number(arm.choices().l2())));
        }
        if (differ(a -> a.training().learningRate())) {
            parts.add(messages.get("experiment.arm.rate", number(training.learningRate())));
        }
        if (training.epochs() == 0
                && differ(a -> a.training().epochs() == 0 ? a.training().steps() : null)) {
            parts.add(messages.get("experiment.arm.steps", Numbers.grouped(training.steps())));
        }
        Source source = arm.source();
        if (differ(a -> data(a.source()))) {
            parts.add(data(source));
        }
        if (differ(a -> a.source().length())) {
            parts.add(messages.get("experiment.arm.length", source.length()));
        }
        if (differ(a -> a.source().users())) {
            parts.add(
                    source.users() == 0
                            ? messages.get("experiment.arm.stream")
                            : messages.get("experiment.arm.users", Numbers.grouped(source.users())));
        }
        String lane = messages.get("variant." + arm.lane().code());
        return parts.isEmpty()
                ? lane
                : messages.get("experiment.arm", lane, String.join(messages.get("experiment.arm.separator"), parts));
    }

    private String data(Source source) {
        return source.isLog() ? source.name() : messages.get("scenario." + source.scenario());
    }

    private void add(List<String> parts, Arm arm, String question, Function<Arm, String> answer) {
        if (answer.apply(arm) != null && differ(answer)) {
            parts.add(messages.get("experiment.arm." + question + "." + answer.apply(arm)));
        }
    }

    private static Conventions conventions(Arm arm) {
        return arm.choices().conventions();
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String number(double value) {
        String text = value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
        return text.startsWith("0.") ? text.substring(1) : text;
    }

    /** Whether arms answer differently; those without an answer do not count. */
    private boolean differ(Function<Arm, ?> answer) {
        return arms.stream().map(answer).filter(a -> a != null).distinct().count() > 1;
    }
}
