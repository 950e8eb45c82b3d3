package org.dienlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.dienlab.ui.common.FxTest;
import org.junit.jupiter.api.Test;

class FramesTest {
    @Test
    void allPhasesAreMeasuredAndTrainingGoesOnInThem() throws Exception {
        FxTest.onFx(() -> null); // JavaFX is there from now on
        Frames.Result result = new Frames(OffscreenWindow.open(BuiltInTask.choices()), 3).run();
        for (FrameMeter.Result phase :
                new FrameMeter.Result[] {result.idle(), result.busy(), result.drag(), result.experiment()}) {
            assertTrue(phase.pulses() > 0);
            for (FrameMeter.Times times : new FrameMeter.Times[] {phase.interval(), phase.work(), phase.wall()}) {
                assertTrue(times.p50() <= times.p95() && times.p95() <= times.p99() && times.p99() <= times.max());
                assertTrue(times.max() > 0);
            }
        }
        assertTrue(result.drag().answer().p50() >= result.drag().interval().p50() / 2);
        assertTrue(result.samplesPerSecond() > 0);
        assertTrue(result.withoutWindow() > 0);
        assertEquals(12, FramesCommand.text(result).lines().count());
    }

    @Test
    void percentilesAreThoseOfTheSortedValues() {
        double[] values = new double[101];
        for (int i = 0; i < values.length; i++) {
            values[i] = 100 - i;
        }
        assertEquals(new FrameMeter.Times(50, 95, 99, 100), FrameMeter.Times.of(values));
    }
}
