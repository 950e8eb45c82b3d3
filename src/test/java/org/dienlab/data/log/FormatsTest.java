package org.dienlab.data.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.dienlab.data.DataException;
import org.dienlab.data.DataException.Problem;
import org.dienlab.data.Example;
import org.dienlab.data.Reading;
import org.dienlab.data.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every format is recognised and read, with the names and categories of its items. */
class FormatsTest {
    @TempDir
    Path dir;

    private Path file(String name, String text) throws IOException {
        return file(name, text, StandardCharsets.UTF_8);
    }

    private Path file(String name, String text, Charset charset) throws IOException {
        Path path = dir.resolve(name);
        if (!name.endsWith(".gz")) {
            return Files.writeString(path, text, charset);
        }
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
            out.write(text.getBytes(charset));
        }
        return path;
    }

    private LogData read(LogFormat format) throws DataException {
        assertEquals(format, LogSource.recognise(dir).format());
        return Logs.read(dir);
    }

    private static List<String> history(LogData data) {
        Example example = data.train().example(0);
        return IntStream.of(example.items()).mapToObj(data.vocabulary()::itemId).toList();
    }

    private static String category(LogData data, String item) {
        Vocabulary vocabulary = data.vocabulary();
        return vocabulary.categoryId(vocabulary.category(vocabulary.itemIndex(item)));
    }

    private static String name(LogData data, String item) {
        return data.vocabulary().catalogue().name(data.vocabulary().itemIndex(item), Locale.ENGLISH);
    }

    @Test
    void movieLensWithHeaders() throws Exception {
        file("ratings.csv", "userId,movieId,rating,timestamp\n7,3,5.0,30\n7,1,4.0,10\n7,2,2.0,20\n7,4,4.5,40\n");
        file(
                "movies.csv",
                "movieId,title,genres\n1,\"Heat, The (1995)\",Action|Crime\n3,Babe,Children\n4,Up,Animation\n");
        LogData data = read(LogFormat.MOVIELENS);
        assertEquals(List.of("1", "3"), history(data), "Films with fewer than four stars are no clicks.");
        assertEquals(1, data.counts().lowRatings());
        assertEquals("Action", category(data, "1"));
        assertEquals("Heat, The (1995)", name(data, "1"));
    }

    @Test
    void movieLensWithoutHeaders() throws Exception {
        file("ratings.csv", "7,3,5.0,30\n7,1,4.0,10\n7,4,4.5,40\n");
        file("movies.csv", "1,Heat (1995),Action|Crime\n3,Babe,Children\n");
        LogData data = read(LogFormat.MOVIELENS);
        assertEquals(List.of("1", "3"), history(data));
        assertEquals("Heat (1995)", name(data, "1"));
        assertEquals("Children", category(data, "3"));
        assertEquals("-", category(data, "4"));
    }

    @Test
    void movieLensOfTheHundredThousand() throws Exception {
        file("u.data", "7\t3\t5\t30\n7\t1\t4\t10\n7\t4\t4\t40\n");
        String flags = "|0|0|0|0|0|1|0|0|1" + "|0".repeat(10);
        file("u.item", "1|Les Mis\u00e9rables|1-1-95||http://x" + flags + "\n", StandardCharsets.ISO_8859_1);
        LogData data = read(LogFormat.MOVIELENS);
        assertEquals(List.of("1", "3"), history(data));
        assertEquals("Les Mis\u00e9rables", name(data, "1"));
        assertEquals("Comedy", category(data, "1"));
    }

    @Test
    void movieLensOfTheMillion() throws Exception {
        file("ratings.dat", "7::3::5::30\n7::1::4::10\n7::4::4::40\n");
        file("movies.dat", "1::Caf\u00e9: \"The\" Film (1995)::Drama|War\n", StandardCharsets.ISO_8859_1);
        LogData data = read(LogFormat.MOVIELENS);
        assertEquals(List.of("1", "3"), history(data));
        assertEquals("Caf\u00e9: \"The\" Film (1995)", name(data, "1"));
        assertEquals("Drama", category(data, "1"));
    }

    @Test
    void amazonReviewsPackedWithMetadata() throws Exception {
        file("reviews_Toys_5.json.gz", """
                {"reviewerID": "A1", "asin": "B2", "helpful": [0, {"x": []}], "overall": 1.0, "unixReviewTime": 20}
                {"reviewerID": "A1", "asin": "B1", "reviewText": "say \\"hi\\"", "overall": 5.0, "unixReviewTime": 10}

                {"user_id": "A1", "parent_asin": "B3", "asin": "x", "rating": 5, "timestamp": 1700000000000}
                """);
        file("meta_Toys.json.gz", """
                {'asin': 'B1', 'title': "A 'red' ball", 'categories': [['Toys', 'Balls']]}
                {"asin": "B2", "title": "Kite", "category": ["Toys", "Kites"], "price": null}
                {"asin": "B9", "title": "Nobody had it", "category": []}
                """);
        LogData data = read(LogFormat.AMAZON);
        assertEquals(List.of("B1", "B2"), history(data), "A review counts whatever its stars.");
        assertEquals("A 'red' ball", name(data, "B1"));
        assertEquals("Balls", category(data, "B1"));
        assertEquals("Kites", category(data, "B2"));
        assertEquals(3, data.counts().rows());
    }

    @Test
    void amazonLinesThatAreNoReviews() throws Exception {
        Path log = file("reviews.json", """
                {"reviewerID": "A1", "asin": "B2", "unixReviewTime": 20}
                {"reviewerID": "A1", "asin":
                [1, 2]
                {"reviewerID": "", "asin": "B2", "unixReviewTime": 20}
                {"reviewerID": "A1", "asin": "B2", "unixReviewTime": "soon"}
                """);
        DataException e = assertThrows(DataException.class, () -> Logs.read(log));
        assertEquals(
                List.of(Problem.NOT_JSON, Problem.NOT_JSON, Problem.EMPTY_USER, Problem.NOT_A_TIME),
                e.first().stream().map(DataException::problem).toList());
        assertEquals(
                "reviews.json, line 2: expected a JSON object on every line, "
                        + "found '{\"reviewerID\": \"A1\", \"asin\":', and 3 more bad rows",
                e.getMessage());
        assertEquals(5, e.first().get(3).line());
    }

    @Test
    void taobao() throws Exception {
        file("UserBehavior.csv", "1,2268318,2520377,pv,1511544070\n1,3,9,buy,1511544000\n1,4,9,fav,1511544099\n");
        LogData data = read(LogFormat.TAOBAO);
        assertEquals(List.of("3", "2268318"), history(data));
        assertEquals("9", category(data, "4"));
    }

    @Test
    void sequencesWithAnItemsTable() throws Exception {
        file("sequences.txt", "u1 5 6 7\nu2 7 5\n\n");
        file("items.tsv", "item_id\tbrand\tleaf_category\tcategory_path\n5\tOPI\tPolish\tNails > Polish\n");
        LogData data = read(LogFormat.SEQUENCES);
        assertEquals(2, data.counts().trainUsers());
        assertEquals(List.of("5", "6"), history(data));
        assertEquals("OPI Polish", name(data, "5"));
        assertEquals("Nails > Polish", category(data, "5"));
        int category = data.vocabulary().categoryIndex("Nails > Polish");
        assertEquals("Polish", data.vocabulary().catalogue().categoryName(category, Locale.ENGLISH));
        file("sequences.txt", "u1 5 6\nlonely\n");
        assertEquals(
                "sequences.txt, line 2: expected items after the user 'lonely', found none",
                assertThrows(DataException.class, () -> Logs.read(dir)).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void cataloguesWithAnySeparator(String separator) throws Exception {
        file("sequences.txt", "u1 5 6 7\n");
        file("items.tsv", "item,category,name_en\n5,Polish,Red\n".replace(",", separator));
        LogData data = read(LogFormat.SEQUENCES);
        assertEquals("Red", name(data, "5"));
        assertEquals("Polish", category(data, "5"));
    }

    @Test
    void namesFromWebPagesAreReadable() throws Exception {
        file("sequences.txt", "u1 5 6 7\n");
        file("items.tsv", "item_id\ttitle\tcategory\n5\tL&#39;Or&#233;al &amp; &#7;Co &AMP; R&D\tHair &amp; Skin\n");
        LogData data = read(LogFormat.SEQUENCES);
        assertEquals("L'Or\u00e9al &  Co &AMP; R&D", name(data, "5"));
        int category = data.vocabulary().categoryIndex("Hair &amp; Skin");
        assertEquals("Hair & Skin", data.vocabulary().catalogue().categoryName(category, Locale.ENGLISH));
    }

    @Test
    void anyTableWithAnotherSeparator() throws Exception {
        for (String separator : List.of(";", "\t", "|")) {
            Path log = file(
                    "any.txt", "uid,sku;time\nu,a;1\nu,b;2\n".replace(',', ';').replace(";", separator));
            LogSource source = LogSource.recognise(log);
            assertFalse(source.complete());
            assertEquals(List.of("uid", "sku", "time"), source.preview().columns());
            assertEquals(
                    List.of(List.of("u", "a", "1"), List.of("u", "b", "2")),
                    source.preview().rows());
            DataException e = assertThrows(DataException.class, () -> Logs.read(log));
            assertEquals(Problem.MISSING_COLUMN, e.problem());
            assertEquals("item", e.columnName());
            LogSource chosen = source.with(source.columns().with(ColumnRole.ITEM, 1));
            assertTrue(chosen.complete());
            assertEquals(2, LogReader.read(chosen, Reading.strict()).events());
        }
    }

    @Test
    void quotedSeparatorsInTheFirstRowMoveNoColumn() throws Exception {
        Path named = file(
                "log.csv", "\"name, full\",user,item,time,price\n\"Shoes, red\",u,a,1,9\nHat,u,b,2,9\nBag,u,c,3,9\n");
        file("items.csv", "\"price, old\",item_id,title\n5,a,\"Shoes, red\"\n");
        LogData data = Logs.read(named);
        assertEquals("u", data.train().example(0).user());
        assertEquals(List.of("a", "b"), history(data));
        assertEquals("Shoes, red", name(data, "a"));
        assertEquals(
                List.of("Shoes, red", "u", "a", "1", "9"),
                LogSource.recognise(named).preview().rows().get(0));
        Path unnamed = file("log.csv", "u,\"Shoes, red\",1600000000\nu,Hat,1600000001\nu,Bag,1600000002\n");
        assertEquals(List.of("Shoes, red", "Hat"), history(Logs.read(unnamed)));
    }

    /** A quotation mark that is not closed in its line ends a field in another line, or is a mistake. */
    @Test
    void linesThatAreNoWholeRowAreShownAsTheyAre() throws Exception {
        Path log = file("log.csv", "user,time,item\nu,1,\"two\nlines\"\n");
        assertEquals(
                List.of(List.of("u", "1", "\"two"), List.of("lines\"")),
                LogSource.recognise(log).preview().rows());
    }

    @Test
    void labelsAndListsOfImpressions() throws Exception {
        Path labels = file("labels.csv", "user,item,time,label\nu,a,1,1\nu,x,2,0\nu,b,3,1\nu,y,3,0\nu,c,4,1\n");
        LogData data = Logs.read(labels);
        int x = data.vocabulary().itemIndex("x");
        int y = data.vocabulary().itemIndex("y");
        assertEquals(List.of("a", "b"), history(data));
        assertEquals(
                List.of(-1, y),
                IntStream.of(data.train().example(0).shown()).boxed().toList());
        assertTrue(x >= 0);
        Path lists = file("lists.csv", "user,item,time,impressions\nu,a,1,p q\nu,b,2,\nu,c,3,r|s\n");
        data = Logs.read(lists, null, SampleOptions.STANDARD.with(SampleOptions.Negative.IMPRESSIONS));
        assertEquals("r", data.vocabulary().itemId(data.train().example(1).targetItem()));
        assertEquals(0, data.train().example(1).label());
    }

    @Test
    void timesInSecondsMillisecondsAndWords() {
        double expected = 1406109600;
        for (String time : List.of(
                "1406109600",
                "1406109600000",
                "1406109600000000",
                "2014-07-23T10:00:00Z",
                "2014-07-23 10:00:00",
                "2014-07-23T12:00:00+02:00",
                "1406109600.0",
                "1.4061096e9")) {
            assertEquals(expected, Times.parse(time), 1e-3, time);
        }
        for (String none : List.of("", "x", "12-13-2014", "1e999", "--1", "2014-07-23T25:00:00Z", "NaN")) {
            assertTrue(Double.isNaN(Times.parse(none)), none);
        }
    }

    @Test
    void aFolderOfManyThingsIsAskedAbout() throws Exception {
        file("a.csv", "user,time,item\n");
        file("b.csv", "user,time,item\n");
        DataException e = assertThrows(DataException.class, () -> LogSource.recognise(dir));
        assertEquals(Problem.NOT_RECOGNISED, e.problem());
        assertTrue(e.getMessage().contains("a.csv, b.csv"), e.getMessage());
    }
}
