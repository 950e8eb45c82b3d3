package org.dienlab.ui.open;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import javafx.beans.property.SimpleObjectProperty;
import org.dienlab.model.Variant;
import org.dienlab.train.Choices;
import org.dienlab.train.Frame;
import org.dienlab.train.Learned;
import org.dienlab.train.Pace;
import org.dienlab.train.SessionState;
import org.dienlab.train.Situation;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.main.FakeSession;
import org.junit.jupiter.api.Test;

class SessionFileViewModelTest {
    private static final Set<Variant> LANES = EnumSet.of(Variant.AUGRU);

    private final Messages messages = new Messages(Messages.ENGLISH, "/org/dienlab/ui/messages", OpenDataView.BUNDLE);
    private final SimpleObjectProperty<Situation> situation = new SimpleObjectProperty<>(Situation.of(
            new Situation.Training("mix", 20, 7, Choices.STANDARD, .01, .5, Pace.NORMAL, false),
            LANES,
            Variant.AUGRU,
            3));
    private final SimpleObjectProperty<Frame> frame = new SimpleObjectProperty<>(trained(800));
    private final SessionFileViewModel model = new SessionFileViewModel(messages, situation, frame);

    private static Frame trained(long live) {
        return FakeSession.frame(SessionState.PAUSED, live, live, LANES);
    }

    private String title() {
        return model.titleProperty().get();
    }

    @Test
    void theTitleNamesTheFileAndMarksWhatIsNotInIt() {
        assertEquals("DIEN Lab", title());
        model.saved(Path.of("folder", "a.dienlab"), situation.get(), new Learned(800));
        assertEquals("a.dienlab – DIEN Lab", title());
        situation.set(situation.get().withT(4));
        assertEquals("a.dienlab – DIEN Lab", title(), "where one looks is no change");
        situation.set(situation.get().withAlpha(1));
        assertEquals("a.dienlab • – DIEN Lab", title());
        situation.set(situation.get().withAlpha(.5));
        assertFalse(model.changedProperty().get());
        frame.set(trained(801));
        assertTrue(model.changedProperty().get());
        model.saved(Path.of("b.dienlab"), situation.get(), new Learned(801));
        assertEquals("b.dienlab – DIEN Lab", title());
        model.forget();
        assertEquals("DIEN Lab", title());
    }
}
