package org.dienlab.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.dienlab.data.NegativeSampler;
import org.dienlab.model.Variant;
import org.dienlab.nn.AttentionScore;
import org.dienlab.train.Adam;
import org.dienlab.train.Choices;
import org.dienlab.train.Pace;
import org.dienlab.train.Situation;
import org.dienlab.train.WhatIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Records that compare themselves by hand must not forget a component. */
class ComparedByHandTest {
    @ParameterizedTest
    @MethodSource
    <T extends Record> void everyComponentCounts(T one, T other) throws Exception {
        RecordComponent[] components = one.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = components[i].getAccessor().invoke(one);
        }
        assertEquals(one, made(one, values));
        assertEquals(one.hashCode(), made(one, values).hashCode());
        for (int i = 0; i < values.length; i++) {
            Object[] changed = values.clone();
            changed[i] = components[i].getAccessor().invoke(other);
            assertEquals(values[i].equals(changed[i]), one.equals(made(one, changed)), components[i].getName());
        }
    }

    private static Object made(Record like, Object[] values) throws Exception {
        Class<?>[] types = Arrays.stream(like.getClass().getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        Constructor<?> canonical = like.getClass().getDeclaredConstructor(types);
        return canonical.newInstance(values);
    }

    static Stream<Arguments> everyComponentCounts() {
        Choices choices = new Choices(
                Choices.STANDARD.conventions().with(AttentionScore.CONCAT),
                NegativeSampler.Kind.POPULARITY,
                Adam.Embeddings.DENSE,
                0);
        Situation.Training training =
                new Situation.Training("two", 12, 1, Choices.STANDARD, .01, .5, Pace.NORMAL, false);
        Situation.Training others = new Situation.Training("mix", 20, 2, choices, .1, 1, Pace.MAX, true);
        Situation one = Situation.of(training, Set.of(Variant.GRU), Variant.GRU, 0);
        Situation other = new Situation(
                others,
                Situation.Lineup.of(Set.of(Variant.AUGRU), Variant.AUGRU),
                Situation.View.of(5),
                new Situation.Clocks(3, 2, 1, 4),
                WhatIf.of(new int[] {1, 2}, new int[] {0, 0}));
        return Stream.of(
                Arguments.of(one, other),
                Arguments.of(training, others),
                Arguments.of(
                        choices,
                        new Choices(
                                Choices.STANDARD.conventions(), NegativeSampler.Kind.UNIFORM, Adam.Embeddings.LAZY, 0)),
                Arguments.of(
                        choices,
                        new Choices(choices.conventions(), NegativeSampler.Kind.UNIFORM, choices.embeddings(), .1)),
                Arguments.of(new TargetChoice(1, 2, "a", true), new TargetChoice(3, 4, "b", false)));
    }
}
