package org.dienlab.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.dienlab.data.Scenario;
import org.dienlab.train.Task;
import org.dienlab.ui.common.FxTest;
import org.dienlab.ui.main.ScenarioChoice;
import org.junit.jupiter.api.Test;

class OffscreenWindowTest {
    /** Other lanes leave more or less room for the paths, which then have to be drawn once more. */
    @Test
    void aPictureIsTakenWhenNothingMovesAnyMore() {
        FxTest.onFx(() -> null); // JavaFX is there from now on
        ScenarioChoice ladder = new ScenarioChoice("scenario.ladder", 50, 0, 1, () -> Task.of(Scenario.LADDER, 50));
        try (OffscreenWindow window = OffscreenWindow.open(List.of(ladder))) {
            for (int lane : new int[] {1, 3, 4, 6, 7, 3, 4, 9}) {
                window.tell(w -> w.main().toggleLane(lane));
                window.await(frame -> frame.lanes()
                        .keySet()
                        .equals(window.ask(w -> w.main().undo().situation().lanes())));
                int[] taken = pixels(window.picture());
                for (int later = 0; later < 3; later++) {
                    assertArrayEquals(taken, pixels(window.picture()), lane + ", " + later);
                }
            }
        }
    }

    @Test
    void aStepThatIsForgottenWhileItIsWaitedForKeepsNobodyWaiting() {
        FxTest.onFx(() -> null);
        ScenarioChoice two = new ScenarioChoice("scenario.two", 6, 0, 1, () -> Task.of(Scenario.TWO, 6));
        try (OffscreenWindow window = OffscreenWindow.open(List.of(two))) {
            window.train(60, step -> {});
            // Somebody begins anew at the very moment in which the window goes to the past.
            window.tell(w -> w.main()
                    .undo()
                    .situationProperty()
                    .addListener((o, old, now) ->
                            w.main().openProperty().get().session().restart(now.seed())));
            CompletableFuture.runAsync(() -> window.view(50))
                    .orTimeout(30, TimeUnit.SECONDS)
                    .join();
        }
    }

    private static int[] pixels(BufferedImage picture) {
        return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    }
}
