package org.dienlab.ui.conventions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Optional;
import org.dienlab.data.Scenario;
import org.dienlab.model.Variant;
import org.dienlab.train.Adam;
import org.dienlab.train.Choices;
import org.dienlab.train.Choices.Preset;
import org.dienlab.train.Situation;
import org.dienlab.train.Task;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.Undo;
import org.junit.jupiter.api.Test;

class ConventionsViewModelTest {
    private final Undo undo =
            new Undo(Situation.of(Task.of(Scenario.TWO, 5), 5, 7, EnumSet.of(Variant.AUGRU), Variant.AUGRU, 0));
    private final Messages messages = new Messages(Messages.ENGLISH, ConventionsView.BUNDLE);
    private final ConventionsViewModel model = new ConventionsViewModel(messages, undo);

    @Test
    void everyAnswerCanBeGivenAndTakenBack() {
        for (Question question : model.questions()) {
            for (Option option : question.options()) {
                model.choose(option);
                assertEquals(option, question.chosen(model.choicesProperty().getValue()));
            }
        }
        while (undo.canUndoProperty().get()) {
            undo.undo();
        }
        assertEquals(Choices.STANDARD, model.choicesProperty().getValue());
        assertEquals(Optional.of(Preset.STANDARD), model.preset());
    }

    @Test
    void aPresetGivesAllAnswersOfItsSource() {
        for (Preset preset : Preset.values()) {
            model.choose(preset);
            assertEquals(Optional.of(preset), model.preset());
            assertEquals(preset.alpha(), undo.situation().alpha());
        }
    }

    @Test
    void aPenaltyMovesAllRows() {
        Question l2 = model.questions().get(model.questions().size() - 1);
        model.choose(l2.options().get(1));
        Choices choices = model.choicesProperty().getValue();
        assertTrue(choices.l2() > 0);
        assertEquals(Adam.Embeddings.DENSE, choices.embeddings());
        assertEquals(0, choices.with(Adam.Embeddings.LAZY).l2());
    }

    @Test
    void everyAnswerSaysWhyAndWhose() {
        for (Question question : model.questions()) {
            for (Option option : question.options()) {
                assertTrue(messages.get(option.key() + ".why").length() > 10);
                assertTrue(messages.get(option.key() + ".source").length() > 2);
            }
        }
    }
}
