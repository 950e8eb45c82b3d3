package org.dienlab.app;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class LabModelTest {
    private final Queue<Runnable> window = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Void> asked = new CompletableFuture<>();

    @Test
    void theWindowIsMadeWhenItsScenarioIsOpen() {
        try (LabModel model = model(window::add)) {
            CompletableFuture<Void> opened = model.opened();
            assertFalse(opened.isDone(), "while the scenario is being opened");
            asked.complete(null);
            opened.join();
            window.forEach(Runnable::run);
            assertNotNull(model.main().openProperty().get());
        }
    }

    @Test
    void aScenarioThatCannotBeOpenedDoesNotKeepTheWindow() {
        try (LabModel model = model(window::add)) {
            asked.completeExceptionally(new IllegalStateException("no such weights"));
            model.opened().join();
            window.forEach(Runnable::run);
            String status = model.main().statusProperty().get();
            assertTrue(status.contains("no such weights"), status);
            assertNull(model.main().openProperty().get());
        }
    }

    /** Opens the first scenario as soon as it is asked to. */
    private LabModel model(Executor window) {
        return new LabModel(
                MemorySettings::empty,
                BuiltInTask.choices(),
                (task, situation) -> {
                    asked.join();
                    return BuiltInTask.open(task, situation);
                },
                window);
    }
}
