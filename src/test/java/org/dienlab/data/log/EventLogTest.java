package org.dienlab.data.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.dienlab.data.Catalogue;
import org.dienlab.data.DataException;
import org.dienlab.data.Example;
import org.dienlab.data.ExampleSource;
import org.dienlab.data.GroundTruth;
import org.dienlab.data.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {
    @TempDir
    Path dir;

    private LogData read(String text) throws IOException, DataException {
        return read(text, SampleOptions.STANDARD.withSeed(1));
    }

    private LogData read(String text, SampleOptions options) throws IOException, DataException {
        return Logs.read(Files.writeString(dir.resolve("log.csv"), text), null, options);
    }

    private static List<Example> examples(ExampleSource source) {
        return IntStream.range(0, (int) source.size()).mapToObj(source::example).toList();
    }

    private static List<String> ids(LogData data, int[] items) {
        return IntStream.of(items).mapToObj(data.vocabulary()::itemId).toList();
    }

    /** Forty users with five clicks each on items of which some are rare. */
    private static String plainLog() {
        StringBuilder text = new StringBuilder("user,time,item,category\n");
        for (int user = 0; user < 40; user++) {
            for (int t = 0; t < 5; t++) {
                int item = t == 2 ? 100 + user : (user * 3 + t) % 7;
                text.append("u%d,%d,i%d,c%d\n".formatted(user, t, item, item % 3));
            }
        }
        return text.toString();
    }

    @Test
    void targetsAreJudgedByTheClicksBeforeThem() throws Exception {
        LogData data = read("""
                item,time,user,event,label
                b,2,anna,click,
                a,1,anna,click,
                x,0,anna,target,1
                c,2.5,anna,target,0
                d,3,anna,click,
                e,4,anna,target,1
                """);
        List<Example> examples = examples(data.train());
        assertEquals(2, examples.size());
        assertEquals(List.of("a", "b"), ids(data, examples.get(0).items()));
        assertEquals("c", data.vocabulary().itemId(examples.get(0).targetItem()));
        assertEquals(0, examples.get(0).label());
        assertEquals(List.of("a", "b", "d"), ids(data, examples.get(1).items()));
        assertEquals(1, examples.get(1).label());
        assertEquals(1, data.counts().droppedTargets());
        assertEquals(3, data.counts().clicks());
        assertEquals(6, data.counts().rows());
    }

    @Test
    void withoutTargetsTheLastClickAndAnotherItemAreTheQuestion() throws Exception {
        LogData data = read(plainLog());
        for (ExampleSource part : List.of(data.train(), data.validation(), data.test())) {
            for (int i = 0; i < part.size(); i += 2) {
                Example positive = part.example(i);
                Example negative = part.example(i + 1);
                assertEquals(4, positive.length());
                assertEquals(positive.user(), negative.user());
                assertArrayEquals(positive.items(), negative.items());
                assertEquals(1, positive.label());
                assertEquals(0, negative.label());
                assertNotEquals(positive.targetItem(), negative.targetItem());
            }
        }
        assertTrue(examples(data.train()).stream().allMatch(e -> e.targetItem() >= 0));
    }

    @Test
    void sampledTargetsFollowPopularityAndTheSeed() throws Exception {
        StringBuilder text = new StringBuilder("user,time,item\n");
        for (int user = 0; user < 4000; user++) {
            // Of the other items, a has three clicks where b has one.
            text.append("u%d,1,a\nu%d,2,%s\nu%d,3,last\n".formatted(user, user, user % 2 == 0 ? "a" : "b", user));
        }
        LogData data = read(text.toString());
        int a = data.vocabulary().itemIndex("a");
        List<Example> negatives =
                examples(data.train()).stream().filter(e -> e.label() == 0).toList();
        double share = negatives.stream().filter(e -> e.targetItem() == a).count() / (double) negatives.size();
        assertEquals(.75, share, .03);
        List<Integer> targets = negatives.stream().map(Example::targetItem).toList();
        assertEquals(
                targets,
                examples(read(text.toString()).train()).stream()
                        .filter(e -> e.label() == 0)
                        .map(Example::targetItem)
                        .toList());
    }

    @Test
    void nobodyIsInTwoParts() throws Exception {
        LogData data = read(plainLog());
        Set<String> train = users(data.train());
        Set<String> validation = users(data.validation());
        Set<String> test = users(data.test());
        assertEquals(32, train.size());
        assertEquals(4, validation.size());
        assertEquals(4, test.size());
        Set<String> all = new HashSet<>(train);
        all.addAll(validation);
        all.addAll(test);
        assertEquals(40, all.size());
        assertEquals(validation, users(read(plainLog()).validation()));
        assertNotEquals(
                validation,
                users(read(plainLog(), SampleOptions.STANDARD.withSeed(2)).validation()));
    }

    private static Set<String> users(ExampleSource part) {
        Set<String> users = new HashSet<>();
        examples(part).forEach(example -> users.add(example.user()));
        return users;
    }

    @Test
    void rowOrderDoesNotMatter() throws Exception {
        List<String> lines = new ArrayList<>(plainLog().lines().toList());
        String header = lines.remove(0);
        Collections.reverse(lines);
        LogData data = read(plainLog());
        LogData reversed = read(header + "\n" + String.join("\n", lines));
        assertEquals(data.train().size(), reversed.train().size());
        for (int i = 0; i < data.train().size(); i++) {
            assertEquals(
                    data.train().example(i).user(), reversed.train().example(i).user());
            assertArrayEquals(
                    data.train().example(i).items(), reversed.train().example(i).items());
        }
    }

    @Test
    void itemsOfOtherPartsOnlyAreUnknown() throws Exception {
        LogData data = read(plainLog());
        Set<String> trainItems = new HashSet<>();
        for (Example example : examples(data.train())) {
            assertTrue(IntStream.of(example.items()).allMatch(item -> item >= 0));
            trainItems.addAll(ids(data, example.items()));
        }
        // The third click of every user is on an item of its own.
        for (Example example : examples(data.validation())) {
            assertEquals(-1, example.items()[2]);
            assertTrue(example.categories()[2] >= 0, "Its category is known all the same.");
            assertTrue(example.items()[1] >= 0);
        }
        assertTrue(IntStream.range(0, data.vocabulary().items())
                .allMatch(item -> trainItems.contains(data.vocabulary().itemId(item))));
        assertEquals(8, data.counts().unknownItems());
    }

    @Test
    void impressionsBelongToTheClickOfTheSameTime() throws Exception {
        LogData data = read("""
                user,time,item,event,label
                anna,1,a,click,
                anna,1,b,shown,
                anna,2,c,click,
                anna,3,d,click,
                anna,3,d,shown,
                anna,3,a,shown,
                anna,4,b,target,1
                """);
        Example example = data.train().example(0);
        int a = data.vocabulary().itemIndex("a");
        int b = data.vocabulary().itemIndex("b");
        assertArrayEquals(new int[] {b, -1, a}, example.shown());
        assertEquals(0, data.vocabulary().clicks(b));
        assertEquals(1, data.vocabulary().clicks(a));
    }

    @Test
    void groundTruthIsForUsersWithOneTarget() throws Exception {
        LogData data = read("""
                user,time,item,event,label,relevant,current,noise
                a,1,x,click,,1,0,0
                a,2,y,click,,0,,1
                a,3,x,target,1,,,
                b,1,x,click,,1,1,0
                b,2,x,target,1,,,
                b,3,y,target,0,,,
                """);
        GroundTruth truth = data.train().example(0).truth();
        assertArrayEquals(new boolean[] {true, false}, truth.relevant());
        assertArrayEquals(new boolean[] {false, false}, truth.current());
        assertArrayEquals(new boolean[] {false, true}, truth.noise());
        assertNull(data.train().example(1).truth());
    }

    @Test
    void longHistoriesKeepTheirMostRecentClicks() throws Exception {
        LogData data = read("user,time,item\nu,1,a\nu,2,b\nu,3,c\nu,4,d\n", SampleOptions.STANDARD.withLength(1, 2));
        assertEquals(List.of("b", "c"), ids(data, data.train().example(0).items()));
    }

    @Test
    void usersWithoutHistoryAreDroppedAndCounted() throws Exception {
        LogData data = read("user,time,item\nlone,1,a\nu,1,a\nu,2,b\n");
        assertEquals(1, data.counts().droppedUsers());
        assertEquals(Set.of("u"), users(data.train()));
        assertEquals(0, data.validation().size());
    }

    @Test
    void timesMayBeDates() throws Exception {
        LogData data = read("""
                user,time,item
                u,2020-01-02T00:00:00+01:00,b
                u,2020-01-01,a
                u,2020-01-02 00:00:00,c
                u,2020-01-02T00:00:00.5Z,d
                u,1577923201,e
                u,2e9,f
                """);
        assertEquals(
                List.of("a", "b", "c", "d", "e"),
                ids(data, data.train().example(0).items()));
    }

    @Test
    void namesAndMissingCategoriesComeFromTheCatalogue() throws Exception {
        Path log = Files.writeString(dir.resolve("log.csv"), "\uFEFFUser,TIME,item\nu,1,zebra\nu,2,ant\nu,3,cat\n");
        Path catalogue = Files.writeString(
                dir.resolve("catalogue.csv"),
                "item,category,name_en,category_zh\nzebra,wild,Zebra,野生\ncat,tame,,\nlion,wild,Lion,\n");
        LogData data = Logs.read(log, catalogue, SampleOptions.STANDARD.withSeed(1));
        Vocabulary vocabulary = data.vocabulary();
        assertEquals(List.of("zebra", "cat", "ant"), ids(data, new int[] {0, 1, 2}));
        assertEquals("wild", vocabulary.categoryId(vocabulary.category(0)));
        assertEquals("-", vocabulary.categoryId(vocabulary.category(2)));
        Catalogue names = vocabulary.catalogue();
        assertEquals("Zebra", names.name(0, Locale.CHINESE), "The other language before the identifier.");
        assertEquals("Zebra", names.shortName(0, Locale.ENGLISH));
        assertEquals("cat", names.name(1, Locale.ENGLISH));
        assertEquals("野生", names.categoryName(vocabulary.category(0), Locale.CHINESE));
        assertFalse(vocabulary.itemIndex("lion") >= 0, "Nobody met it.");
    }
}
