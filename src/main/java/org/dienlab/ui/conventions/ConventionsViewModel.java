package org.dienlab.ui.conventions;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import org.dienlab.train.Choices;
import org.dienlab.train.Choices.Preset;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.Undo;

/** The choices of the present situation, and the questions that they answer. Every answer can be undone. */
public final class ConventionsViewModel {
    private final Messages messages;
    private final Undo undo;
    private final ObservableValue<Choices> choices;

    public ConventionsViewModel(Messages messages, Undo undo) {
        this.messages = messages;
        this.undo = undo;
        choices = undo.situationProperty().map(situation -> situation.choices());
    }

    List<Question> questions() {
        return Question.ALL;
    }

    void choose(Option option) {
        undo.edit(s -> s.withChoices(option.choose().apply(s.choices())));
    }

    /** Takes all answers of a source, and its weight of the auxiliary loss. */
    public void choose(Preset preset) {
        undo.edit(s -> s.withChoices(s.choices().with(preset)).withAlpha(preset.alpha()));
    }

    /** The source whose answers these are; empty for a mixture. */
    public Optional<Preset> preset() {
        return Stream.of(Preset.values())
                .filter(preset -> preset.is(choices.getValue()))
                .findFirst();
    }

    /** The choices in force. */
    public ObservableValue<Choices> choicesProperty() {
        return choices;
    }

    Messages messages() {
        return messages;
    }
}
