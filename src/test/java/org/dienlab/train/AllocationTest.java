package org.dienlab.train;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.EnumSet;
import org.dienlab.data.Scenario;
import org.dienlab.model.Variant;
import org.junit.jupiter.api.Test;

/** Training must not keep the garbage collector busy, which would stop the pictures. */
class AllocationTest {
    private static final int STEPS = 1000;
    private static final long PER_STEP = 1000;
    private static final int TRIES = 20;

    /** Snapshots and evaluations are kept, so the steps that end in one do not count. */
    @Test
    void aStepOnFreshUsersAllocatesLittle() {
        Task task = Task.of(Scenario.TWO, 12);
        Evaluator evaluator = new Evaluator(task.data().validation().first(1), 12);
        try (TrainingRun run = new TrainingRun(task, 1, EnumSet.of(Variant.AUGRU), evaluator, 1)) {
            // Vector registers are objects until the compiler has seen enough of them.
            long least = Long.MAX_VALUE;
            for (int i = 0; i < TRIES && least > PER_STEP * STEPS; i++) {
                least = Math.min(least, allocated(run));
            }
            assertTrue(least <= PER_STEP * STEPS, least / STEPS + " bytes a step");
        }
    }

    /** Bytes allocated in some steps that end in nothing. */
    private static long allocated(TrainingRun run) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        SnapshotSchedule schedule = new SnapshotSchedule(Long.MAX_VALUE);
        long bytes = 0;
        for (int counted = 0; counted < STEPS; ) {
            long before = threads.getCurrentThreadAllocatedBytes();
            run.advance();
            if (!schedule.keeps(run.step())) {
                bytes += threads.getCurrentThreadAllocatedBytes() - before;
                counted++;
            }
            while (run.evaluating()) {
                run.work();
            }
        }
        return bytes;
    }
}
