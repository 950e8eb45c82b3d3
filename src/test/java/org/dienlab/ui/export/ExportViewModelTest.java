package org.dienlab.ui.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dienlab.app.MemorySettings;
import org.dienlab.ui.common.Settings;
import org.dienlab.ui.export.ExportViewModel.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The choices of the dialog, without one. */
class ExportViewModelTest {
    @TempDir
    private Path folder;

    private final Settings settings = MemorySettings.empty();
    private final List<Order> orders = new ArrayList<>();
    private Exporter exporter = (order, progress) -> {
        orders.add(order);
        return Result.ONE;
    };

    private ExportViewModel model() {
        settings.remember("exported-to", settings.remembered("exported-to", folder.toString()));
        return new ExportViewModel(
                settings,
                (order, progress) -> exporter.export(order, progress),
                Runnable::run,
                Runnable::run,
                "my log/1",
                12,
                800);
    }

    @Test
    void suggestsANameThatFollowsTheChoicesUntilSomebodyTypesOne() {
        ExportViewModel model = model();
        assertEquals(
                folder.resolve("my-log-1-window.png").toString(),
                model.outProperty().get());
        model.whatProperty().set(Content.TRACE);
        model.formatProperty().set(Format.JSON);
        assertEquals(
                folder.resolve("my-log-1-trace.dientrace.json").toString(),
                model.outProperty().get());
        model.whatProperty().set(Content.SHEET);
        assertEquals(Format.PNG, model.formatProperty().get(), "a picture is no JSON");
        model.outProperty().set(folder.resolve("mine").toString());
        model.formatProperty().set(Format.SVG);
        assertEquals(folder.resolve("mine").toString(), model.outProperty().get());
    }

    @Test
    void animationsGoOverAllThereIs() {
        ExportViewModel model = model();
        model.whatProperty().set(Content.STEPS);
        assertEquals(12, model.toProperty().get());
        model.whatProperty().set(Content.TRAINING);
        assertEquals(800, model.toProperty().get());
        model.fromProperty().set(500);
        model.toProperty().set(100);
        model.write();
        assertEquals(100, orders.get(0).from());
        assertEquals(500, orders.get(0).to());
    }

    @Test
    void remembersTheLastChoices() {
        ExportViewModel model = model();
        model.whatProperty().set(Content.PATHS);
        model.formatProperty().set(Format.SVG);
        model.scaleProperty().set(3);
        Path elsewhere = folder.resolve("elsewhere");
        model.outProperty().set(elsewhere.resolve("x.svg").toString());
        model.write();
        assertEquals(State.DONE, model.stateProperty().get());
        ExportViewModel next = model();
        assertEquals(Content.PATHS, next.whatProperty().get());
        assertEquals(Format.SVG, next.formatProperty().get());
        assertEquals(3, next.scaleProperty().get());
        assertEquals(
                elsewhere.resolve("my-log-1-paths.svg").toString(),
                next.outProperty().get());
    }

    @Test
    void cancelledItCanBeAskedForAgain() {
        ExportViewModel model = model();
        exporter = (order, progress) -> {
            progress.show(.25);
            assertEquals(.25, model.progressProperty().get());
            model.cancel();
            progress.show(.5);
            throw new AssertionError("went on");
        };
        model.write();
        assertEquals(State.CHOOSING, model.stateProperty().get());
        exporter = (order, progress) -> {
            progress.show(1);
            return Result.ONE;
        };
        model.write();
        assertEquals(State.DONE, model.stateProperty().get());
    }

    @Test
    void aFailureIsSaidAndNothingIsCalledWritten() {
        ExportViewModel model = model();
        exporter = (order, progress) -> {
            throw new IOException("disk full");
        };
        model.write();
        assertEquals(State.FAILED, model.stateProperty().get());
        assertEquals("disk full", model.failureProperty().get().getMessage());
        assertNull(model.resultProperty().get());
    }

    @Test
    void outOfMemoryEndsTheWritingToo() {
        ExportViewModel model = model();
        exporter = (order, progress) -> {
            throw new OutOfMemoryError();
        };
        model.write();
        assertEquals(State.FAILED, model.stateProperty().get());
    }

    @Test
    void saysWhetherSomethingIsReplaced() throws IOException {
        ExportViewModel model = model();
        assertFalse(model.replaces());
        Files.createFile(model.path().orElseThrow());
        assertTrue(model.replaces());
        model.outProperty().set(" ");
        assertTrue(model.path().isEmpty());
        model.write();
        assertTrue(orders.isEmpty());
    }

    @Test
    void everyContentHasAFormatAndOnlyPicturesAreMeasuredInPixels() {
        for (Content content : Content.values()) {
            assertFalse(content.formats().isEmpty(), content.code());
            assertEquals(
                    content.isAnimated() || content.isPicture(),
                    content.formats().stream().anyMatch(Format::hasPixels),
                    content.code());
        }
    }
}
