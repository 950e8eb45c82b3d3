package org.dienlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.dienlab.data.Scenario;
import org.dienlab.train.Task;
import org.dienlab.ui.common.FxTest;
import org.dienlab.ui.main.ScenarioChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScreenshotsTest {
    private static ScenarioChoice choice(Scenario scenario, int length) {
        return new ScenarioChoice("scenario." + scenario.code(), length, 0, 1, () -> Task.of(scenario, length));
    }

    @Test
    void everyPictureIsAnother(@TempDir Path folder) throws IOException {
        FxTest.onFx(() -> null); // JavaFX is there from now on
        try (OffscreenWindow window =
                OffscreenWindow.open(List.of(choice(Scenario.TWO, 3), choice(Scenario.LADDER, 4)))) {
            ProgressBar bar = new ProgressBar(new PrintWriter(new StringWriter()), false, false);
            new Screenshots(window, folder, bar).run(20);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(8, files.map(ScreenshotsTest::bytes).distinct().count());
        }
    }

    private static ByteBuffer bytes(Path file) {
        try {
            return ByteBuffer.wrap(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
