package org.dienlab.ui.open;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.dienlab.train.session.SessionException;
import org.dienlab.train.session.SessionException.Problem;
import org.junit.jupiter.api.Test;

class OpenSessionViewModelTest {
    private final Deque<Runnable> background = new ArrayDeque<>();
    private final List<String> shown = new ArrayList<>();
    private final List<String> dropped = new ArrayList<>();

    private OpenSessionViewModel<String> open(OpenSessionViewModel.Opener<String> opener) {
        return new OpenSessionViewModel<>(
                "a.dienlab", opener, background::add, Runnable::run, shown::add, dropped::add);
    }

    @Test
    void whatWasOpenedIsShownAtTheEnd() {
        OpenSessionViewModel<String> model = open((places, watch) -> {
            watch.training(.25, 400);
            return "session";
        });
        assertTrue(Double.isNaN(model.progressProperty().get().share()));
        background.remove().run();
        assertEquals(
                new OpenSessionViewModel.Progress(400, .25),
                model.progressProperty().get());
        assertEquals(List.of("session"), shown);
        assertTrue(model.doneProperty().get());
    }

    @Test
    void afterACancelNothingIsShownAndWhatCameIsDropped() {
        OpenSessionViewModel<String> model = open((places, watch) -> "session");
        model.cancel();
        background.remove().run();
        assertEquals(List.of(), shown);
        assertEquals(List.of("session"), dropped);
        OpenSessionViewModel<String> other = open((places, watch) -> {
            if (watch.cancelled()) {
                throw new CancellationException();
            }
            return "session";
        });
        other.cancel();
        background.remove().run();
        assertEquals(List.of(), shown);
        assertEquals("", other.problem(Locale.ENGLISH));
    }

    @Test
    void aMissingLogCanBePointedTo() {
        Path log = Path.of("log.csv");
        OpenSessionViewModel<String> model = open((places, watch) -> {
            if (!places.contains(log)) {
                throw new SessionException(Problem.LOG_MISSING, "/old/log.csv", 7, "ab");
            }
            return "session";
        });
        background.remove().run();
        assertTrue(model.asksForLog());
        assertTrue(model.problem(Locale.ENGLISH).contains("/old/log.csv"));
        assertTrue(model.problem(Locale.SIMPLIFIED_CHINESE).contains("/old/log.csv"));
        model.lookIn(log);
        assertEquals("", model.problem(Locale.ENGLISH));
        background.remove().run();
        assertEquals(List.of("session"), shown);
    }

    @Test
    void anyOtherFailureIsASentenceAndEndsIt() {
        OpenSessionViewModel<String> model = open((places, watch) -> {
            throw new SessionException(Problem.DAMAGED, "a.dienlab");
        });
        background.remove().run();
        assertFalse(model.asksForLog());
        assertEquals("a.dienlab is damaged: it was cut short or changed.", model.problem(Locale.ENGLISH));
        assertEquals(List.of(), shown);
    }

    @Test
    void outOfMemoryIsSaidInTheLanguageOfTheWindow() {
        OpenSessionViewModel<String> model = open((places, watch) -> {
            throw new OutOfMemoryError("Java heap space");
        });
        background.remove().run();
        assertTrue(model.problem(Locale.ENGLISH).contains("not enough memory"));
        assertTrue(model.problem(Locale.SIMPLIFIED_CHINESE).contains("内存不足"));
    }
}
