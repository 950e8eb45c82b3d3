package org.dienlab.train.session;

import static org.dienlab.train.session.Sessions.SEED;
import static org.dienlab.train.session.Sessions.TASK;
import static org.dienlab.train.session.Sessions.await;
import static org.dienlab.train.session.Sessions.saved;
import static org.dienlab.train.session.Sessions.situation;
import static org.dienlab.train.session.Sessions.start;
import static org.dienlab.train.session.Sessions.train;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dienlab.model.Variant;
import org.dienlab.train.Checkpoint;
import org.dienlab.train.Frame;
import org.dienlab.train.LaneFrame;
import org.dienlab.train.SessionState;
import org.dienlab.train.Situation;
import org.dienlab.train.TrainingSession;
import org.dienlab.train.WhatIf;
import org.dienlab.train.session.SessionException.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same file gives the same picture, and the same bits when training goes on; any other file gives a sentence. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class SessionFileTest {
    private static final Set<Variant> ALL = EnumSet.allOf(Variant.class);
    private static final Set<Variant> TWO = EnumSet.of(Variant.AUGRU, Variant.BASE);

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("a.dienlab");
    }

    private Checkpoint save(TrainingSession session, Situation situation) throws Exception {
        Checkpoint checkpoint = session.checkpoint().get();
        SessionFile.write(file(), saved(situation, checkpoint), checkpoint, LogContent.NONE);
        return checkpoint;
    }

    private TrainingSession open(Set<Variant> lanes) throws SessionException {
        return new TrainingSession(TASK, SEED, lanes, SessionFile.read(file()).checkpoint(TASK), Optional.empty(), 2);
    }

    private static void assertSame(Frame expected, Frame actual) {
        assertEquals(expected.step(), actual.step());
        assertEquals(expected.liveStep(), actual.liveStep());
        assertEquals(expected.state(), actual.state());
        assertEquals(expected.stopAt(), actual.stopAt());
        assertEquals(expected.learningRate(), actual.learningRate());
        assertEquals(expected.alpha(), actual.alpha());
        assertEquals(expected.snapshots(), actual.snapshots());
        assertEquals(expected.lanes().keySet(), actual.lanes().keySet());
        for (Map.Entry<Variant, LaneFrame> lane : expected.lanes().entrySet()) {
            LaneFrame one = lane.getValue();
            LaneFrame other = actual.lanes().get(lane.getKey());
            String name = lane.getKey().code();
            assertArrayEquals(one.model().values(), other.model().values(), name);
            assertEquals(one.step(), other.step(), name);
            assertEquals(one.divergedAt(), other.divergedAt(), name);
            assertArrayEquals(one.curve().target(one.points()), other.curve().target(other.points()), name);
            assertArrayEquals(one.curve().auxiliary(one.points()), other.curve().auxiliary(other.points()), name);
            // A curve grows on; what a frame shows of it ends at its step.
            assertEquals(
                    one.curve().upTo(expected.liveStep()).evaluations(),
                    other.curve().upTo(expected.liveStep()).evaluations(),
                    name);
        }
    }

    @Test
    void everyLaneComesBackAndTrainsOnWithTheSameBits() throws Exception {
        try (TrainingSession session = start(ALL)) {
            train(session, 30, 30);
            session.setAlpha(1.5);
            Frame before = train(session, 13, 43);
            save(session, situation(ALL));
            Frame goneOn = train(session, 17, 60);
            try (TrainingSession opened = open(ALL)) {
                assertSame(before, await(opened, frame -> true));
                assertSame(goneOn, train(opened, 17, 60));
            }
        }
    }

    @Test
    void thePastComesBackTooAndCanBeGoneOnFrom() throws Exception {
        try (TrainingSession session = start(TWO)) {
            train(session, 25, 25);
            session.setLearningRate(.003);
            train(session, 38, 63);
            save(session, situation(TWO));
            try (TrainingSession opened = open(TWO)) {
                for (long step : List.of(0L, 5L, 35L, 60L)) {
                    session.view(step);
                    opened.view(step);
                    assertSame(await(session, f -> f.step() == step), await(opened, f -> f.step() == step));
                }
                // Its moments are not in the file: a replay brings them back.
                session.view(35);
                opened.view(35);
                assertSame(train(session, 5, 40), train(opened, 5, 40));
            }
        }
    }

    @Test
    void aLaneSwitchedOnLaterHasLearnedTheSame() throws Exception {
        try (TrainingSession session = start(TWO)) {
            train(session, 20, 20);
            save(session, situation(TWO));
            try (TrainingSession opened = open(TWO)) {
                Set<Variant> more = EnumSet.of(Variant.AUGRU, Variant.BASE, Variant.AIGRU);
                session.setLanes(more);
                opened.setLanes(more);
                assertSame(train(session, 4, 24), train(opened, 4, 24));
            }
        }
    }

    @Test
    void aDivergedLaneStaysDiverged() throws Exception {
        try (TrainingSession session = start(TWO)) {
            train(session, 12, 12);
            session.setLearningRate(1e200);
            session.advance(30);
            Frame before = await(
                    session, f -> f.lanes().get(Variant.AUGRU).divergedAt() >= 0 && f.state() == SessionState.PAUSED);
            save(session, situation(TWO));
            try (TrainingSession opened = open(TWO)) {
                assertSame(before, await(opened, frame -> true));
            }
        }
    }

    @Test
    void aLaneThatDivergesLaterGoesBackToTheSameStep() throws Exception {
        try (TrainingSession session = start(TWO)) {
            train(session, 43, 43);
            save(session, situation(TWO));
            try (TrainingSession opened = open(TWO)) {
                for (TrainingSession one : List.of(session, opened)) {
                    one.setLearningRate(1e200);
                    one.advance(30);
                    one.settled().get();
                }
                Frame diverged = await(session, f -> true);
                assertEquals(40, diverged.lanes().get(Variant.AUGRU).step());
                assertSame(diverged, await(opened, f -> true));
            }
        }
    }

    @Test
    void aLaneThatDivergesInTheNextStepGoesBackBeforeThePresent() throws Exception {
        try (TrainingSession session = start(TWO)) {
            train(session, 40, 40);
            save(session, situation(TWO));
            try (TrainingSession opened = open(TWO)) {
                for (TrainingSession one : List.of(session, opened)) {
                    // Only one of the two lanes has an auxiliary loss, which this makes infinite.
                    one.setAlpha(Double.MAX_VALUE);
                    one.advance(1);
                    one.settled().get();
                }
                Frame diverged = await(session, f -> true);
                assertEquals(35, diverged.lanes().get(Variant.AUGRU).step());
                assertSame(diverged, await(opened, f -> true));
            }
        }
    }

    @Test
    void importedWeightsComeBackAndNoReplayLeadsPastThem() throws Exception {
        try (TrainingSession session = start(TWO)) {
            Frame frame = train(session, 13, 13);
            double[] weights = frame.lanes().get(Variant.AUGRU).model().values().clone();
            weights[0] += 1;
            session.putWeights(Variant.AUGRU, weights);
            Frame put = await(session, f -> f.lanes().get(Variant.AUGRU).model().values()[0] == weights[0]);
            assertArrayEquals(weights, put.lanes().get(Variant.AUGRU).model().values());
            Frame later = train(session, 20, 33);
            save(session, situation(TWO));
            try (TrainingSession opened = open(TWO)) {
                assertSame(later, await(opened, f -> true));
                for (TrainingSession one : List.of(session, opened)) {
                    one.view(15);
                    await(one, f -> f.step() == 15);
                }
                Frame again = train(session, 18, 33);
                assertArrayEquals(
                        later.lanes().get(Variant.AUGRU).model().values(),
                        again.lanes().get(Variant.AUGRU).model().values());
                assertSame(again, train(opened, 18, 33));
                // Before them there is nothing of them.
                session.view(10);
                await(session, f -> f.step() == 10);
                Frame without = train(session, 3, 13);
                assertSame(frame.lanes().get(Variant.AUGRU), without.lanes().get(Variant.AUGRU));
            }
        }
    }

    private static void assertSame(LaneFrame one, LaneFrame other) {
        assertArrayEquals(one.model().values(), other.model().values());
    }

    @Test
    void whatIsLookedAtComesBackWithEveryEdit() throws Exception {
        Situation situation = edited();
        assertTrue(org.dienlab.train.SituationJson.fits(situation, TASK));
        try (TrainingSession session = start(ALL)) {
            Checkpoint checkpoint = save(session, situation);
            SavedSession read = SessionFile.read(file()).session();
            assertEquals(saved(situation, checkpoint), read);
        }
    }

    static Situation edited() {
        Situation start = situation(ALL);
        WhatIf edits = WhatIf.of(new int[] {3, 40, 41, 5, 6}, new int[] {0, 4, 4, 0, 0})
                .withAttention(1, new WhatIf.Attention(.1 + .2, true))
                .withWrite(Variant.AGRU, 2, 1 / 3.)
                .withGate(Variant.AUGRU, 0, 15, .25)
                .without(3)
                .inserted(0, 79, 7);
        return start.with(edits)
                .with(start.lineup()
                        .with(Variant.LSTM, false)
                        .withSolo(Variant.AGRU)
                        .withReference(Variant.GRU)
                        .move(Variant.DIN, Variant.GRU))
                .with(start.view().withPathTargets(List.of(1, -1)).withExpanded(Set.of(Variant.AGRU, Variant.AUGRU)))
                .with(start.clocks().withT(2).withStep(5).inSight(2, 4))
                .withAlpha(.1 + .2)
                .withStopWhenFlat(true);
    }

    @Test
    void theSameSessionHasTheSameBytes() throws Exception {
        try (TrainingSession session = start(TWO)) {
            train(session, 11, 11);
            save(session, situation(TWO));
            byte[] first = Files.readAllBytes(file());
            save(session, situation(TWO));
            assertArrayEquals(first, Files.readAllBytes(file()));
        }
    }

    // Files that are none, or not whole

    private Problem problem() {
        SessionException e = assertThrows(
                SessionException.class, () -> SessionFile.read(file()).checkpoint(TASK));
        for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            assertTrue(e.sentence(language).contains("a.dienlab"), e.sentence(language));
            assertEquals(1, e.sentence(language).lines().count());
        }
        return e.problem();
    }

    private byte[] bytes() throws Exception {
        try (TrainingSession session = start(TWO)) {
            train(session, 7, 7);
            save(session, situation(TWO));
        }
        return Files.readAllBytes(file());
    }

    @Test
    void foreignFilesAreNamedAsSuch() throws Exception {
        assertEquals(Problem.NOT_READABLE, problem());
        Files.createDirectory(file());
        assertEquals(Problem.NOT_READABLE, problem());
        Files.delete(file());
        Files.createFile(file());
        assertEquals(Problem.NOT_A_SESSION, problem());
        Files.writeString(file(), "user,item,time\n1,2,3\n");
        assertEquals(Problem.NOT_A_SESSION, problem());
        zip(Map.of("word/document.xml", new byte[9]));
        assertEquals(Problem.NOT_A_SESSION, problem());
    }

    @Test
    void aFileCutShortAnywhereIsNoticed() throws Exception {
        byte[] whole = bytes();
        for (int length = 4; length < whole.length; length += whole.length / 50) {
            Files.write(file(), Arrays.copyOf(whole, length));
            assertEquals(Problem.DAMAGED, problem(), "after " + length + " bytes");
        }
    }

    @Test
    void aFlippedBitInTheWeightsIsNoticed() throws Exception {
        byte[] damaged = bytes();
        damaged[damaged.length / 2] ^= 1;
        Files.write(file(), damaged);
        assertEquals(Problem.DAMAGED, problem());
    }

    @Test
    void aNewerFileSaysSo() throws Exception {
        bytes();
        change("\"version\":1", "\"version\":2");
        assertEquals(Problem.NEWER, problem());
    }

    @Test
    void missingUnknownAndImpossiblePartsAreRefused() throws Exception {
        byte[] whole = bytes();
        List<List<String>> changes = List.of(
                List.of("\"version\":1", "\"version\":[1]"),
                List.of("\"format\":\"dien-lab session\"", "\"format\":\"another\""),
                List.of("\"learningRate\":0.01", "\"learningRate\":-1"),
                List.of("\"learningRate\":0.01", "\"learningRate\":\"NaN\""),
                List.of("\"seed\":3,", ""),
                List.of("\"selected\":\"base\"", "\"selected\":\"bert\""),
                List.of("\"pace\":\"NORMAL\"", "\"pace\":\"WARP\""),
                List.of("\"pace\":\"NORMAL\"", "\"pace\":null"),
                List.of("\"clicks\":[]", "\"clicks\":[null]"),
                List.of("\"step\":7", "\"step\":9223372036854775807"),
                List.of("\"interval\":5", "\"interval\":0"),
                List.of("\"kept\":", "\"dropped\":"),
                List.of("\"lane\":\"augru\"", "\"lane\":\"base\""),
                List.of("\"clicks\":[]", "\"clicks\":" + "[".repeat(100_000)));
        for (List<String> change : changes) {
            Files.write(file(), whole);
            change(change.get(0), change.get(1));
            assertEquals(Problem.DAMAGED, problem(), change.get(1));
        }
    }

    @Test
    void whatUnpacksToMoreThanItMayIsRefused() throws Exception {
        bytes();
        Map<String, byte[]> entries = entries();
        entries.put("session.json", " ".repeat(40 << 20).getBytes(StandardCharsets.UTF_8));
        zip(entries);
        assertEquals(Problem.DAMAGED, problem());
        bytes();
        entries = entries();
        entries.put("data/events", new byte[40 << 20]);
        zip(entries);
        assertEquals(Problem.DAMAGED, problem());
        bytes();
        entries = entries();
        entries.put("weights.safetensors", zeros(100 << 20));
        zip(entries);
        assertTrue(Files.size(file()) < 1 << 20);
        assertEquals(Problem.DAMAGED, problem());
    }

    /** A tensor of zeros. */
    private static byte[] zeros(int bytes) {
        String header = "{\"base/target\":{\"dtype\":\"F64\",\"shape\":[" + bytes / 8 + "],\"data_offsets\":[0," + bytes
                + "]}}";
        ByteBuffer file = ByteBuffer.allocate(8 + header.length() + bytes).order(ByteOrder.LITTLE_ENDIAN);
        return file.putLong(header.length())
                .put(header.getBytes(StandardCharsets.UTF_8))
                .array();
    }

    @Test
    void weightsOfAnotherModelAreRefused() throws Exception {
        bytes();
        SessionFile read = SessionFile.read(file());
        org.dienlab.train.Choices other = TASK.choices().with(TASK.conventions().withHistoryPooling(true));
        assertThrows(SessionException.class, () -> read.checkpoint(TASK.with(other)));
    }

    @Test
    void aFailedSaveLeavesTheOldFile() throws Exception {
        byte[] old = bytes();
        assertThrows(
                IOException.class,
                () -> org.dienlab.data.WholeFile.write(file(), out -> {
                    out.write(1);
                    throw new IOException("disk full");
                }));
        assertArrayEquals(old, Files.readAllBytes(file()));
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    private void change(String from, String to) throws IOException {
        Map<String, byte[]> entries = entries();
        String json = new String(entries.get("session.json"), StandardCharsets.UTF_8);
        assertTrue(json.contains(from), json);
        entries.put("session.json", json.replace(from, to).getBytes(StandardCharsets.UTF_8));
        zip(entries);
    }

    private Map<String, byte[]> entries() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file().toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return entries;
    }

    private void zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        try (OutputStream out = Files.newOutputStream(file())) {
            out.write(bytes.toByteArray());
        }
    }
}
