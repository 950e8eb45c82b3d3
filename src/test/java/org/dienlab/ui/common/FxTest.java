package org.dienlab.ui.common;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.application.Platform;

/** Runs code on the JavaFX thread of a headless toolkit. */
public final class FxTest {
    private static boolean started;

    private FxTest() {}

    /** The result of {@code code} on the JavaFX thread; its exceptions come out here. */
    public static synchronized <T> T onFx(Supplier<T> code) {
        if (!started) {
            CompletableFuture<Void> ready = new CompletableFuture<>();
            try {
                Platform.startup(() -> ready.complete(null));
                ready.orTimeout(20, TimeUnit.SECONDS).join();
            } catch (IllegalStateException e) {
                // Another test class has started it.
            }
            Platform.setImplicitExit(false);
            started = true;
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(code.get());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return result.orTimeout(60, TimeUnit.SECONDS).join();
    }
}
