package org.dienlab.ui.conventions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.dienlab.data.NegativeSampler;
import org.dienlab.nn.AttentionScore;
import org.dienlab.nn.AuxiliaryScale;
import org.dienlab.nn.AuxiliaryScore;
import org.dienlab.nn.Normalisation;
import org.dienlab.nn.Reset;
import org.dienlab.train.Adam;
import org.dienlab.train.Choices;

/**
 * Something that the sources answer differently.
 *
 * @param key key of its name
 */
public record Question(String key, List<Option> options) {
    /** Penalty of the presets for logs. */
    private static final double L2 = 3e-4;

    /** All of them, in the order of the model: attention, layers, auxiliary loss, head, training. */
    public static final List<Question> ALL = List.of(
            of(
                    "attention",
                    AttentionScore.values(),
                    c -> c.conventions().attention(),
                    (c, v) -> c.with(c.conventions().with(v))),
            of(
                    "normalisation",
                    Normalisation.values(),
                    c -> c.conventions().normalisation(),
                    (c, v) -> c.with(c.conventions().with(v))),
            of(
                    "reset",
                    Reset.values(),
                    c -> c.conventions().reset(),
                    (c, v) -> c.with(c.conventions().with(v))),
            of(
                    "auxiliary",
                    AuxiliaryScore.values(),
                    c -> c.conventions().auxiliary(),
                    (c, v) -> c.with(c.conventions().with(v))),
            of(
                    "scale",
                    AuxiliaryScale.values(),
                    c -> c.conventions().auxiliaryScale(),
                    (c, v) -> c.with(c.conventions().with(v))),
            of("negatives", NegativeSampler.Kind.values(), Choices::negatives, Choices::with),
            new Question("conventions.pooling", List.of(pooling("off", false), pooling("on", true))),
            of("embeddings", Adam.Embeddings.values(), Choices::embeddings, Choices::with),
            new Question("conventions.l2", List.of(l2("none", 0), l2("some", L2))));

    private static <E extends Enum<E>> Question of(
            String name, E[] values, Function<Choices, E> get, BiFunction<Choices, E, Choices> set) {
        String key = "conventions." + name;
        List<Option> options = new ArrayList<>();
        for (E value : values) {
            options.add(new Option(
                    key + "." + value.name().toLowerCase(Locale.ROOT),
                    choices -> get.apply(choices) == value,
                    choices -> set.apply(choices, value)));
        }
        return new Question(key, List.copyOf(options));
    }

    private static Option pooling(String name, boolean on) {
        return new Option(
                "conventions.pooling." + name,
                choices -> choices.conventions().historyPooling() == on,
                choices -> choices.with(choices.conventions().withHistoryPooling(on)));
    }

    private static Option l2(String name, double l2) {
        return new Option("conventions.l2." + name, c -> (c.l2() > 0) == (l2 > 0), c -> c.withL2(l2));
    }

    /** The option that some choices have. */
    Option chosen(Choices choices) {
        return options.stream()
                .filter(option -> option.chosen().test(choices))
                .findFirst()
                .orElseThrow();
    }
}
