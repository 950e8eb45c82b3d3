package org.dienlab.data.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dienlab.data.DataException;
import org.dienlab.data.Example;
import org.dienlab.data.SampleData;
import org.dienlab.data.Scenario;
import org.dienlab.data.ScenarioStream;
import org.dienlab.data.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleDataTest {
    private static final Path SAMPLES = Path.of("sample-data");

    @Test
    void theFilesInTheRepositoryAreThoseThatSeedOneGives(@TempDir Path dir) throws IOException {
        SampleData.write(dir, 1);
        SampleData.write(dir, 1);
        assertEquals(names(SAMPLES), names(dir));
        for (String name : names(dir)) {
            assertEquals(-1, Files.mismatch(SAMPLES.resolve(name), dir.resolve(name)), name);
        }
    }

    private static List<String> names(Path dir) throws IOException {
        try (Stream<Path> files = Files.list(dir)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @CsvSource({"mix, mix, 20", "two-12, two, 12", "long, long, 50", "ladder, ladder, 20"})
    void readingALogGivesTheGeneratedExamplesBack(String file, String scenario, int length) throws DataException {
        LogData data = Logs.read(
                SAMPLES.resolve(file + ".csv"), SAMPLES.resolve("catalogue.csv"), SampleOptions.STANDARD.withSeed(1));
        ScenarioStream stream = new ScenarioStream(Scenario.of(scenario), length, 1);
        List<Example> read = Stream.of(data.train(), data.validation(), data.test())
                .flatMap(part -> IntStream.range(0, (int) part.size()).mapToObj(part::example))
                .toList();
        assertEquals(200, read.stream().map(Example::user).distinct().count());
        for (Example example : read) {
            long index = Long.parseLong(example.user().substring(example.user().lastIndexOf('-') + 1));
            Example generated = stream.example(index);
            assertEquals(generated.user(), example.user());
            assertEquals(generated.label(), example.label());
            assertArrayEquals(known(data, generated.items()), example.items());
            assertEquals(known(data, generated.targetItem())[0], example.targetItem());
            for (int t = 0; t < length; t++) {
                assertEquals(
                        stream.vocabulary().categoryId(generated.categories()[t]),
                        data.vocabulary().categoryId(example.categories()[t]));
            }
            assertArrayEquals(generated.truth().relevant(), example.truth().relevant());
            assertArrayEquals(generated.truth().current(), example.truth().current());
            assertArrayEquals(generated.truth().noise(), example.truth().noise());
            assertNull(example.shown());
        }
        assertEquals(160, data.counts().trainUsers());
        assertEquals(20, data.counts().validationUsers());
        assertEquals(20, data.counts().testUsers());
    }

    /** Items of the built-in shop by their index in the vocabulary of a log. */
    private static int[] known(LogData data, int... items) {
        return IntStream.of(items)
                .map(item -> data.vocabulary().itemIndex(Vocabulary.builtIn().itemId(item)))
                .toArray();
    }

    /** So that a model of the built-in scenarios reads this log as it is. */
    @Test
    void aLogWithTheWholeShopHasItsIndices() throws DataException {
        LogData data = Logs.read(
                SAMPLES.resolve("mix.csv"), SAMPLES.resolve("catalogue.csv"), SampleOptions.STANDARD.withSeed(1));
        Vocabulary shop = Vocabulary.builtIn();
        assertEquals(shop.items(), data.vocabulary().items());
        for (int item = 0; item < shop.items(); item++) {
            assertEquals(shop.itemId(item), data.vocabulary().itemId(item));
            assertEquals(shop.category(item), data.vocabulary().category(item));
        }
    }

    @Test
    void theLargeLogHasNoGroundTruth() throws DataException {
        LogData data = Logs.read(SAMPLES.resolve("mix-8000.csv"), null, SampleOptions.STANDARD.withSeed(1));
        assertEquals(6400, data.train().size());
        assertEquals(160_000, data.counts().clicks());
        assertNull(data.train().example(0).truth());
    }

    @Test
    void figureThreeReadsAsThePaperShowsIt() throws DataException {
        LogData data = Logs.read(
                SAMPLES.resolve("figure-3.csv"),
                SAMPLES.resolve("figure-3-catalogue.csv"),
                SampleOptions.STANDARD.withSeed(1));
        Vocabulary vocabulary = data.vocabulary();
        Example example = data.train().example(0);
        assertEquals(
                "Computer Speakers, Headphones, Vehicle GPS, SD & SDHC Cards, Micro SD Cards, External Hard Drives, "
                        + "Headphones, Cases",
                IntStream.of(example.items()).mapToObj(vocabulary::itemId).collect(Collectors.joining(", ")));
        assertEquals("Screen Protectors", vocabulary.itemId(example.targetItem()));
        assertEquals("Cases", vocabulary.itemId(data.train().example(1).targetItem()));
        for (int item = 0; item < vocabulary.items(); item++) {
            assertEquals(vocabulary.itemId(item), vocabulary.categoryId(vocabulary.category(item)));
            assertEquals(-1, vocabulary.catalogue().rung(item));
            String chinese = vocabulary.catalogue().shortName(item, Locale.CHINESE);
            assertTrue(chinese.length() <= 4, chinese);
            assertEquals(
                    true, vocabulary.catalogue().shortName(item, Locale.ENGLISH).length() <= 9);
        }
    }
}
