package org.dienlab.train.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.dienlab.model.Variant;
import org.dienlab.train.Checkpoint;
import org.dienlab.train.TrainingSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A program that is killed while it saves leaves the old file or the new one, never a part of one. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class KilledSaveTest {
    private static final int KILLS = Integer.getInteger("kills", 3);
    private static final Set<Variant> LANES = EnumSet.of(Variant.AUGRU, Variant.DIN);

    /** Saves the session of the first argument into the second one until it is killed, with ever other users on screen. */
    static final class Saver {
        private Saver() {}

        public static void main(String[] args) throws Exception {
            SessionFile from = SessionFile.read(Path.of(args[0]));
            Checkpoint checkpoint = from.checkpoint(Sessions.TASK);
            for (int user = 0; ; user = (user + 1) % 60) {
                SavedSession session = Sessions.saved(from.session().situation().withUser(user), checkpoint);
                SessionFile.write(Path.of(args[1]), session, checkpoint, LogContent.NONE);
                System.out.write('.');
                System.out.flush();
            }
        }
    }

    @Test
    void theOldOrTheNewFileOpensEveryTime(@TempDir Path folder) throws Exception {
        Path template = folder.resolve("template.dienlab");
        try (TrainingSession session = Sessions.start(LANES)) {
            Sessions.train(session, 60, 60);
            Checkpoint checkpoint = session.checkpoint().get();
            SavedSession saved = Sessions.saved(Sessions.situation(LANES), checkpoint);
            SessionFile.write(template, saved, checkpoint, LogContent.NONE);
        }
        Path file = folder.resolve("a.dienlab");
        SplittableRandom random = new SplittableRandom(1);
        int parts = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            saveAndKill(template, file, random.nextInt(40));
            parts += Files.exists(folder.resolve("a.dienlab.part")) ? 1 : 0;
            SessionFile read = SessionFile.read(file);
            assertEquals(60, read.checkpoint(Sessions.TASK).course().step());
        }
        assertTrue(KILLS < 20 || parts > 0, "No kill came in the middle of a save.");
    }

    private static void saveAndKill(Path from, Path to, int millis) throws IOException, InterruptedException {
        Process saver = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Saver.class.getName(),
                        from.toString(),
                        to.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (InputStream saves = saver.getInputStream()) {
            assertEquals('.', saves.read(), "one save");
            saver.waitFor(millis, TimeUnit.MILLISECONDS);
        } finally {
            saver.destroyForcibly().waitFor();
        }
    }
}
