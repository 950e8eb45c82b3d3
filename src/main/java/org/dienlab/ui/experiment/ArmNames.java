package org.dienlab.ui.experiment;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dienlab.model.ModelConfig.Conventions;
import org.dienlab.train.experiment.Arm;
import org.dienlab.train.experiment.Source;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.Numbers;

/** Names of arms: the lane, and of the rest only that in which the arms of an experiment differ. */
final class ArmNames {
    private static final Predicate<Arm> ALL = arm -> true;
    private static final Predicate<Arm> ATTENDS = arm -> arm.lane().attends();
    private static final Predicate<Arm> RECURRENT = arm -> arm.lane().recurrent();

    private final Messages messages;
    private final List<Arm> arms;
    /** Words for every setting of an arm; null where its lane has none. */
    private final List<Function<Arm, String>> settings;

    ArmNames(Messages messages, List<Arm> arms) {
        this.messages = messages;
        this.arms = arms;
        settings = List.of(
                setting(
                        Arm::hasAuxiliaryLoss,
                        arm -> messages.get(
                                "experiment.arm.alpha", number(arm.training().alpha()))),
                setting(ATTENDS, arm -> answer("attention", conventions(arm).attention())),
                setting(ATTENDS, arm -> answer("normalisation", conventions(arm).normalisation())),
                setting(RECURRENT, arm -> answer("reset", conventions(arm).reset())),
                setting(
                        Arm::hasAuxiliaryLoss,
                        arm -> answer("auxiliary", conventions(arm).auxiliary())),
                setting(
                        Arm::hasAuxiliaryLoss,
                        arm -> answer("scale", conventions(arm).auxiliaryScale())),
                setting(
                        Arm::hasAuxiliaryLoss,
                        arm -> answer("negatives", arm.choices().negatives())),
                setting(
                        ALL,
                        arm -> messages.get(
                                "experiment.arm.pooling." + (conventions(arm).historyPooling() ? "on" : "off"))),
                setting(
                        ALL,
                        arm -> messages.get(
                                "experiment.arm.l2", number(arm.choices().l2()))),
                setting(
                        ALL,
                        arm -> messages.get(
                                "experiment.arm.rate", number(arm.training().learningRate()))),
                setting(ALL, this::duration),
                setting(ALL, arm -> data(arm.source())),
                setting(
                        ALL,
                        arm -> messages.get(
                                "experiment.arm.length", arm.source().length())),
                setting(arm -> !arm.source().isLog(), arm -> users(arm.source())));
    }

    /** All names, in the order of the arms. */
    List<String> all() {
        return arms.stream().map(this::name).toList();
    }

    /** That in which all arms are the same. */
    String common() {
        return joined(settings.stream()
                .filter(setting -> !differ(setting))
                .flatMap(setting ->
                        arms.stream().map(setting).filter(Objects::nonNull).limit(1)));
    }

    private String name(Arm arm) {
        String lane = messages.get("variant." + arm.lane().code());
        String rest = joined(settings.stream()
                .filter(this::differ)
                .map(setting -> setting.apply(arm))
                .filter(Objects::nonNull));
        return rest.isEmpty() ? lane : messages.get("experiment.arm", lane, rest);
    }

    private String joined(Stream<String> parts) {
        return parts.collect(Collectors.joining(messages.get("experiment.arm.separator")));
    }

    private static Function<Arm, String> setting(Predicate<Arm> has, Function<Arm, String> words) {
        return arm -> has.test(arm) ? words.apply(arm) : null;
    }

    private String duration(Arm arm) {
        int epochs = arm.training().epochs();
        return epochs > 0
                ? messages.get("experiment.arm.epochs", epochs)
                : messages.get(
                        "experiment.arm.steps", Numbers.grouped(arm.training().steps()));
    }

    private String data(Source source) {
        return source.isLog() ? source.name() : messages.get("scenario." + source.scenario());
    }

    private String users(Source source) {
        return source.users() == 0
                ? messages.get("experiment.arm.stream")
                : messages.get("experiment.arm.users", Numbers.grouped(source.users()));
    }

    private String answer(String question, Enum<?> answer) {
        return messages.get("experiment.arm." + question + "." + answer.name().toLowerCase(Locale.ROOT));
    }

    private static Conventions conventions(Arm arm) {
        return arm.choices().conventions();
    }

    private static String number(double value) {
        String text = value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
        return text.startsWith("0.") ? text.substring(1) : text;
    }

    /** Whether arms have different words for a setting; those without it do not count. */
    private boolean differ(Function<Arm, String> setting) {
        return arms.stream().map(setting).filter(Objects::nonNull).distinct().count() > 1;
    }
}
