package org.dienlab.data.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dienlab.data.DataException;
import org.dienlab.data.DataException.Problem;
import org.dienlab.data.Example;
import org.dienlab.data.ExampleSource;
import org.dienlab.data.Reading;
import org.dienlab.data.log.SampleOptions.Negative;
import org.dienlab.data.log.SampleOptions.Split;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How events become examples. */
class SampleBuilderTest {
    private static final int USERS = 100;
    private static final int CLICKS = 6;

    @TempDir
    Path dir;

    private EventLog log;

    /** User u clicks at the times 1000 u + t; every tenth item is popular. */
    @BeforeEach
    void plainLog() throws Exception {
        StringBuilder text = new StringBuilder("user,time,item,rating\n");
        for (int user = 0; user < USERS; user++) {
            for (int t = 0; t < CLICKS; t++) {
                int item = t % 2 == 0 ? (user + t) % 3 : 10 + (user * 7 + t) % 40;
                text.append("u%02d,%d,i%d,%d\n".formatted(user, 1000 * user + t, item, 1 + t % 5));
            }
        }
        log = read(text.toString());
    }

    private EventLog read(String text) throws IOException, DataException {
        Path file = Files.writeString(dir.resolve("log.csv"), text);
        return LogReader.read(LogSource.recognise(file), Reading.strict());
    }

    private LogData build(SampleOptions options) throws DataException {
        return SampleBuilder.build(log, options);
    }

    private static List<Example> all(ExampleSource... parts) {
        return Stream.of(parts)
                .flatMap(part -> IntStream.range(0, (int) part.size()).mapToObj(part::example))
                .toList();
    }

    @Test
    void thePapersProtocolIsTheDefault() throws Exception {
        LogData data = build(SampleOptions.STANDARD);
        assertEquals(2 * 80, data.train().size());
        assertEquals(2 * 10, data.validation().size());
        assertEquals(2 * 10, data.test().size());
        for (Example example : all(data.train(), data.validation(), data.test())) {
            assertEquals(CLICKS - 1, example.length());
        }
        assertEquals(CLICKS - 1, data.counts().longest());
    }

    @Test
    void severalOrAllClicksCanBeTargets() throws Exception {
        assertEquals(
                2 * 80 * 3, build(SampleOptions.STANDARD.withTargets(3)).train().size());
        LogData every = build(SampleOptions.STANDARD.withTargets(SampleOptions.EVERY_PREFIX));
        assertEquals(2 * 80 * (CLICKS - 1), every.train().size());
        assertEquals(1, every.train().example(0).length());
        assertEquals(CLICKS - 1, every.train().example(2 * (CLICKS - 1) - 1).length());
    }

    @Test
    void shortHistoriesAreDroppedAndLongOnesCut() throws Exception {
        LogData data = build(
                SampleOptions.STANDARD.withTargets(SampleOptions.EVERY_PREFIX).withLength(3, 4));
        for (Example example : all(data.train())) {
            assertTrue(example.length() >= 3 && example.length() <= 4);
        }
        assertEquals(4, data.counts().longest());
        DataException e = assertThrows(DataException.class, () -> build(SampleOptions.STANDARD.withLength(CLICKS, 50)));
        assertEquals(Problem.NO_EXAMPLES, e.problem());
    }

    @Test
    void lowRatingsAreNoClicks() throws Exception {
        LogData data = build(SampleOptions.STANDARD.withRatingFrom(3));
        assertEquals(3, data.train().example(0).length() + 1);
        assertEquals(USERS * 3, data.counts().lowRatings());
        assertEquals(USERS * 3, data.counts().clicks());
        DataException e = assertThrows(DataException.class, () -> build(SampleOptions.STANDARD.withRatingFrom(6)));
        assertEquals("log.csv: expected ratings of 6.0 or more, found none", e.getMessage());
    }

    /** An item of low ratings only is unknown, unless it was also shown, or is asked about. */
    @Test
    void itemsWithLowRatingsOnlyAreUnknown() throws Exception {
        log = read("""
                user,time,item,rating,event,label,shown
                u,1,a,5,click,,
                u,2,disliked,1,click,,beside
                u,3,b,4,click,,
                v,1,b,5,click,,
                v,2,asked,1,target,0,
                v,3,a,1,click,,
                """);
        LogData data = build(SampleOptions.STANDARD.withRatingFrom(4));
        assertEquals(Set.of("a", "b", "beside", "asked"), known(data));
        assertEquals(1, data.counts().unknownItems());
        assertEquals(Set.of("a", "b", "beside", "asked", "disliked"), known(build(SampleOptions.STANDARD)));
    }

    private static Set<String> known(LogData data) {
        return IntStream.range(0, data.vocabulary().items())
                .mapToObj(data.vocabulary()::itemId)
                .collect(Collectors.toSet());
    }

    @Test
    void aSplitByTimeTrainsOnThePastOnly() throws Exception {
        LogData data = build(SampleOptions.STANDARD.with(Split.BY_TIME));
        assertEquals(2 * 80, data.train().size());
        assertEquals(2 * 10, data.validation().size());
        int last = all(data.train()).stream()
                .mapToInt(SampleBuilderTest::number)
                .max()
                .orElseThrow();
        int first = all(data.validation()).stream()
                .mapToInt(SampleBuilderTest::number)
                .min()
                .orElseThrow();
        int test = all(data.test()).stream()
                .mapToInt(SampleBuilderTest::number)
                .min()
                .orElseThrow();
        assertTrue(last < first && first < test);
    }

    private static int number(Example example) {
        return Integer.parseInt(example.user().substring(1));
    }

    @Test
    void negativesAreDrawnByPopularityOrAlike() throws Exception {
        double popular = popularShare(build(SampleOptions.STANDARD.withTargets(5)));
        double alike = popularShare(build(SampleOptions.STANDARD.withTargets(5).with(Negative.UNIFORM)));
        // Half of the clicks are on three of 43 items.
        assertEquals(.5, popular, .1);
        assertEquals(3.0 / 43, alike, .05);
    }

    private static double popularShare(LogData data) {
        List<Example> negatives =
                all(data.train()).stream().filter(e -> e.label() == 0).toList();
        return negatives.stream()
                        .filter(e -> data.vocabulary().itemId(e.targetItem()).length() == 2)
                        .count()
                / (double) negatives.size();
    }

    @Test
    void theMostClickedItemsStayWhenThereAreTooMany() throws Exception {
        LogData data = build(SampleOptions.STANDARD.withMaxItems(3));
        assertEquals(Set.of("i0", "i1", "i2"), known(data));
        assertEquals(40, data.counts().unknownItems());
        // An unknown target must not give its label away.
        List<Example> train = all(data.train());
        long unknownPositive =
                train.stream().filter(e -> e.targetItem() < 0 && e.label() == 1).count();
        long unknownNegative =
                train.stream().filter(e -> e.targetItem() < 0 && e.label() == 0).count();
        assertTrue(unknownPositive > 0 && unknownNegative > 0);
    }

    @Test
    void repeatedRowsCountOnceUnlessAskedFor() throws Exception {
        log = read("user,time,item\nu,1,a\nu,1,a\nu,1,b\nu,1,a\nu,2,a\n");
        LogData data = build(SampleOptions.STANDARD);
        assertEquals(2, data.counts().duplicates());
        assertEquals(2, data.train().example(0).length());
        assertEquals(
                4,
                build(SampleOptions.STANDARD.withDropDuplicates(false))
                        .train()
                        .example(0)
                        .length());
    }

    @Test
    void theSeedDecidesPartsAndTargets() throws Exception {
        List<Example> one = all(build(SampleOptions.STANDARD.withSeed(1)).test());
        List<Example> same = all(build(SampleOptions.STANDARD.withSeed(1)).test());
        List<Example> two = all(build(SampleOptions.STANDARD.withSeed(2)).test());
        assertEquals(targets(one), targets(same));
        assertNotEquals(targets(one), targets(two));
    }

    private static List<String> targets(List<Example> examples) {
        return examples.stream().map(e -> e.user() + " " + e.targetItem()).toList();
    }

    @Test
    void usersWhoClickedOnceAndItemsOutsideTheCatalogueAreCounted() throws Exception {
        StringBuilder text = new StringBuilder("user,time,item\nlone,1,a\n");
        for (int user = 0; user < 20; user++) {
            text.append("u%02d,1,a\nu%02d,2,b\nu%02d,3,own%d\n".formatted(user, user, user, user));
        }
        log = read(text.toString());
        LogData data = build(SampleOptions.STANDARD);
        assertEquals(1, data.counts().droppedUsers());
        assertEquals(16, data.counts().trainUsers());
        assertEquals(4, data.counts().unknownItems());
        assertTrue(all(data.train()).stream().allMatch(e -> e.targetItem() >= 0));
    }
}
