package org.dienlab.ui.common;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.testfx.api.FxToolkit;

/** Runs code on the JavaFX thread of a headless toolkit. */
public final class FxTest {
    private FxTest() {}

    /** The result of {@code code} on the JavaFX thread; its exceptions come out here. */
    public static <T> T onFx(Supplier<T> code) {
        try {
            // Started by TestFX for all tests alike: its robot presses no keys in a toolkit that others started.
            FxToolkit.registerPrimaryStage();
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
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
