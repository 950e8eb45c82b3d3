package org.dienlab.ui.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.dienlab.train.Choices;
import org.dienlab.train.Choices.Preset;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.conventions.Option;
import org.dienlab.ui.conventions.Question;

/**
 * Conventions to try: those of the window with something changed.
 *
 * @param group key of the question that it answers; empty for all of them at once
 * @param key key of its name
 * @param choose changes the window's choices
 */
record Variation(String group, String key, UnaryOperator<Choices> choose) {
    /** The window's own, then those of the sources, then every single answer. */
    static final List<Variation> ALL = all();

    private static List<Variation> all() {
        List<Variation> all = new ArrayList<>();
        all.add(new Variation("", "experiment.conventions.window", choices -> choices));
        for (Preset preset : Preset.values()) {
            String key = "conventions.preset." + preset.name().toLowerCase(Locale.ROOT);
            all.add(new Variation("", key, choices -> choices.with(preset)));
        }
        for (Question question : Question.ALL) {
            for (Option option : question.options()) {
                all.add(new Variation(question.key(), option.key(), option.choose()));
            }
        }
        return List.copyOf(all);
    }

    /** Its name without that of the group. */
    String name(Messages messages) {
        return key.startsWith("conventions.preset.")
                ? messages.get("experiment.conventions.source", messages.get(key))
                : messages.get(key);
    }
}
