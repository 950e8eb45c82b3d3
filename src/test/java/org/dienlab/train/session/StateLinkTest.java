package org.dienlab.train.session;

import static org.dienlab.train.session.Sessions.SEED;
import static org.dienlab.train.session.Sessions.TASK;
import static org.dienlab.train.session.Sessions.await;
import static org.dienlab.train.session.Sessions.saved;
import static org.dienlab.train.session.Sessions.start;
import static org.dienlab.train.session.Sessions.train;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.zip.DeflaterOutputStream;
import org.dienlab.data.Scenario;
import org.dienlab.model.Variant;
import org.dienlab.train.Frame;
import org.dienlab.train.Pretrained;
import org.dienlab.train.Task;
import org.dienlab.train.TrainingSession;
import org.dienlab.train.session.SessionException.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A link brings everything back but the weights, and those by training again. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class StateLinkTest {
    private static final Set<Variant> LANES = EnumSet.of(Variant.AUGRU, Variant.DIN);

    @Test
    void aLinkIsShortAndBringsTheSessionBack() throws Exception {
        try (TrainingSession session = start(LANES)) {
            train(session, 7, 7);
            session.setAlpha(0);
            train(session, 20, 27);
            SavedSession saved =
                    saved(SessionFileTest.edited(), session.checkpoint().get());
            String link = StateLink.of(saved);
            assertEquals(saved, StateLink.read(link));
            assertEquals(link, StateLink.of(StateLink.read(link)));
            assertTrue(link.matches("dienlab:[A-Za-z0-9_-]+"), link);
            assertTrue(link.length() < 1500, link);
            // As a mail may have broken it.
            assertEquals(saved, StateLink.read("\n " + link.replaceAll("(.{72})", "$1\n")));
        }
    }

    @Test
    void trainingAgainGivesTheSameBits() throws Exception {
        try (TrainingSession session = start(LANES)) {
            train(session, 7, 7);
            session.setAlpha(0);
            Frame frame = train(session, 33, 40);
            SavedSession link = StateLink.read(StateLink.of(
                    saved(Sessions.situation(LANES), session.checkpoint().get())));
            try (TrainingSession again = new TrainingSession(TASK, SEED, LANES, link.course(), Optional.empty(), 1)) {
                Frame end = await(again, f -> f.progress() == 1);
                assertEquals(40, end.step());
                for (Variant lane : LANES) {
                    assertArrayEquals(
                            frame.lanes().get(lane).model().values(),
                            end.lanes().get(lane).model().values());
                }
            }
        }
    }

    @Test
    void theWeightsThatComeWithTheAppSaveTraining() throws Exception {
        Task task = Task.of(Scenario.TWO, 12);
        Optional<Pretrained> shipped = Pretrained.shipped(task.name());
        try (TrainingSession session = new TrainingSession(task, Pretrained.SEED, LANES, shipped, 2)) {
            session.setAlpha(2);
            session.advance(3);
            await(session, f -> f.step() == 803);
            var course = session.checkpoint().get().course();
            try (TrainingSession again = new TrainingSession(task, Pretrained.SEED, LANES, course, shipped, 2)) {
                Frame first = await(again, f -> true);
                assertTrue(first.progress() > .99);
                // The first one may be the last: nothing comes after it.
                Frame end = first.progress() == 1 ? first : await(again, f -> f.progress() == 1);
                assertEquals(2, end.alpha());
                assertTrue(end.snapshots().containsAll(Pretrained.STEPS));
                session.advance(2);
                again.advance(2);
                assertArrayEquals(
                        await(session, f -> f.step() == 805)
                                .lanes()
                                .get(Variant.AUGRU)
                                .model()
                                .values(),
                        await(again, f -> f.step() == 805)
                                .lanes()
                                .get(Variant.AUGRU)
                                .model()
                                .values());
            }
        }
    }

    @Test
    void damagedAndForeignTextsAreRefusedWithASentence() throws Exception {
        String link;
        try (TrainingSession session = start(LANES)) {
            link = StateLink.of(
                    saved(SessionFileTest.edited(), session.checkpoint().get()));
        }
        assertEquals(Problem.NOT_A_LINK, problem("https://example.org"));
        assertEquals(Problem.NOT_A_LINK, problem(""));
        for (int length = StateLink.PREFIX.length(); length < link.length() - 1; length += 5) {
            assertEquals(Problem.DAMAGED_LINK, problem(link.substring(0, length)));
        }
        assertEquals(Problem.DAMAGED_LINK, problem(packed(" ".repeat(20 << 20))));
        assertEquals(Problem.DAMAGED_LINK, problem(packed("[".repeat(1 << 20))));
        assertEquals(Problem.NEWER_LINK, problem(packed("{\"format\":\"dien-lab session\",\"version\":9,\"x\":[]}")));
    }

    private static String packed(String json) throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write(json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return StateLink.PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(packed.toByteArray());
    }

    private static Problem problem(String text) {
        SessionException e = assertThrows(SessionException.class, () -> StateLink.read(text));
        for (java.util.Locale language : List.of(java.util.Locale.ENGLISH, java.util.Locale.SIMPLIFIED_CHINESE)) {
            assertEquals(1, e.sentence(language).lines().count());
        }
        return e.problem();
    }
}
