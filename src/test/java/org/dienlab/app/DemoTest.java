package org.dienlab.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
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

class DemoTest {
    private static final int STEPS = 50;
    private static final int CLICKS = 3;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private void run(Path folder) throws IOException {
        ScenarioChoice choice = new ScenarioChoice("scenario.two", CLICKS, 0, 1, () -> Task.of(Scenario.TWO, CLICKS));
        FxTest.onFx(() -> null); // JavaFX is there from now on
        try (OffscreenWindow window = OffscreenWindow.open(List.of(choice))) {
            ProgressBar bar = new ProgressBar(new PrintWriter(err, true), false, true);
            new Demo(window, folder, new PrintWriter(out, true), bar).run(STEPS);
        }
    }

    private static List<Path> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::getFileName).sorted().toList();
        }
    }

    @Test
    void theSameSeedGivesTheSamePictures(@TempDir Path folder) throws IOException {
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        run(first);
        run(second);
        assertEquals(2 + CLICKS + 1 + 1, names(first).size());
        assertEquals(names(first), names(second));
        for (Path name : names(first)) {
            assertArrayEquals(
                    Files.readAllBytes(first.resolve(name)), Files.readAllBytes(second.resolve(name)), name.toString());
        }
    }

    @Test
    void itSaysHowFarItIsAndWhatCameOfIt(@TempDir Path folder) throws IOException {
        run(folder);
        assertTrue(err.toString().contains("100 %"), err.toString());
        assertTrue(out.toString().contains("augru_released"), out.toString());
        assertTrue(out.toString().contains(folder.toString()), out.toString());
    }
}
