package org.dienlab.data.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPOutputStream;
import org.dienlab.data.CsvShape;
import org.dienlab.data.CsvTable;
import org.dienlab.data.DataException;
import org.dienlab.data.DataException.Problem;
import org.dienlab.data.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a file, and where. */
class BadInputTest {
    @TempDir
    Path dir;

    private DataException reading(byte[] bytes) throws IOException {
        Path log = Files.write(dir.resolve("log.csv"), bytes);
        return assertThrows(DataException.class, () -> Logs.read(log, null, SampleOptions.STANDARD.withSeed(1)));
    }

    private void assertProblem(Problem problem, long line, int column, String found, String text) throws IOException {
        DataException e = reading(text.getBytes(StandardCharsets.UTF_8));
        assertEquals(problem, e.problem(), e.getMessage());
        assertEquals(line, e.line(), e.getMessage());
        assertEquals(column, e.column(), e.getMessage());
        assertEquals(found, e.found(), e.getMessage());
    }

    @Test
    void theSentenceSaysWhereAndWhatWasExpected() throws IOException {
        DataException e = reading("user,time,item\nu,1,a\nu,abc,b\n".getBytes(StandardCharsets.UTF_8));
        assertEquals(
                "log.csv, line 3, column 2 (time): expected a number of seconds or a time like 2014-07-23T10:00:00Z, "
                        + "found 'abc'",
                e.getMessage());
        assertEquals("time", e.columnName());
        assertEquals(
                "log.csv 第 3 行第 2 列（time）：应为秒数，或 2014-07-23T10:00:00Z 这样的时间，实为“abc”",
                e.sentence(Locale.SIMPLIFIED_CHINESE));
    }

    @Test
    void cells() throws IOException {
        assertProblem(Problem.NOT_A_TIME, 2, 2, "", "user,time,item\nu,,a\n");
        assertProblem(Problem.NOT_A_TIME, 2, 2, "NaN", "user,time,item\nu,NaN,a\n");
        assertProblem(Problem.NOT_A_TIME, 2, 2, "2020-13-01", "user,time,item\nu,2020-13-01,a\n");
        assertProblem(Problem.EMPTY_USER, 3, 1, "", "user,time,item\nu,1,a\n ,2,b\n");
        assertProblem(Problem.EMPTY_ITEM, 3, 3, "", "user,time,item\nu,1,a\nu,2,\n");
        assertProblem(Problem.UNKNOWN_EVENT, 2, 4, "bye", "user,time,item,event\nu,1,a,bye\n");
        assertProblem(Problem.NOT_A_LABEL, 2, 5, "2", "user,time,item,event,label\nu,1,a,target,2\n");
        assertProblem(Problem.NOT_A_LABEL, 2, 5, "", "user,time,item,event,label\nu,1,a,target,\n");
        assertProblem(Problem.NOT_A_FLAG, 2, 4, "yes", "user,time,item,noise\nu,1,a,yes\n");
    }

    @Test
    void linesAreCountedAsAnEditorCountsThem() throws IOException {
        assertProblem(Problem.NOT_A_TIME, 5, 2, "x", "user,time,item\nu,1,\"two\nlines\"\n\nu,x,b\n");
    }

    @Test
    void rowsAndHeaders() throws IOException {
        assertProblem(Problem.WRONG_NUMBER_OF_FIELDS, 3, 0, "2 / 3", "user,time,item\nu,1,a\nu,2\n");
        assertProblem(Problem.WRONG_NUMBER_OF_FIELDS, 2, 0, "4 / 3", "user,time,item\nu,1,a,b\n");
        assertProblem(Problem.MISSING_COLUMN, 1, 0, "user time item", "user time item\nu 1 a\n");
        assertProblem(Problem.MISSING_COLUMN, 2, 0, "u,1,a,target", "user,time,item,event\nu,1,a,target\n");
        assertProblem(Problem.EMPTY_FILE, 1, 0, "", "");
        DataException e = reading("user,item\nu,a\n".getBytes(StandardCharsets.UTF_8));
        assertEquals("log.csv, line 1, column time: expected a column of this name, found 'user,item'", e.getMessage());
    }

    @Test
    void brokenQuotes() throws IOException {
        DataException e = reading("user,time,item\nu,1,a\nu,2,\"b\nu,3,c\n".getBytes(StandardCharsets.UTF_8));
        assertEquals(Problem.NOT_CSV, e.problem(), e.getMessage());
        assertEquals(3, e.line());
        e = reading("user,time,item\nu,1,a\nu,2,\"b\"x\nu,3,c\n".getBytes(StandardCharsets.UTF_8));
        assertEquals(Problem.NOT_CSV, e.problem(), e.getMessage());
        assertEquals(3, e.line());
    }

    @Test
    void otherEncodings() throws IOException {
        DataException e = reading("user,time,item\nu,1,a\nu,2,caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(Problem.NOT_UTF8, e.problem());
        assertEquals(3, e.line());
    }

    /** Pictures, packed files, and tables in UTF-16 without a mark. */
    @ParameterizedTest
    @CsvSource({"3, '\211PNG\r\n\032\n\0\0\0\rIHDR\0\0,\0\0\n'", "1, 'PK\3\4\0\n'", "1, 'u\0,\0t\0\n\0a\0,\0b\0'"})
    void whatIsNoTextIsRefusedBeforeItIsShown(int line, String bytes) throws IOException {
        Path log = Files.write(dir.resolve("log.csv"), bytes.getBytes(StandardCharsets.ISO_8859_1));
        DataException e = assertThrows(DataException.class, () -> LogSource.recognise(log));
        assertEquals("log.csv, line " + line + ": expected text in UTF-8", e.getMessage());
    }

    @Test
    void zerosInATextSpoilTheirRowOnly() throws Exception {
        assertProblem(Problem.NOT_UTF8, 3, 2, "2\uFFFD", "user,time,item\nu,1,a\nu,2\0,b\nu,3,c\n");
        assertProblem(Problem.NOT_UTF8, 2, 0, "", "u a b\nv a \0 b\n");
        Reading skipping = new Reading(true, progress -> {}, () -> false);
        assertEquals(
                1,
                LogReader.read(LogSource.recognise(dir.resolve("log.csv")), skipping)
                        .counts()
                        .badRows());
    }

    @Test
    void tooLittleData() throws IOException {
        assertProblem(Problem.NO_EXAMPLES, 0, 0, "", "user,time,item\n");
        assertProblem(Problem.NO_EXAMPLES, 0, 0, "", "user,time,item\nu,1,a\nv,1,b\n");
        assertProblem(Problem.TOO_FEW_ITEMS, 0, 0, "1", "user,time,item\nu,1,a\nu,2,a\n");
    }

    @Test
    void filesThatAreNotThere() throws IOException {
        Path none = dir.resolve("none.csv");
        DataException e =
                assertThrows(DataException.class, () -> Logs.read(none, null, SampleOptions.STANDARD.withSeed(1)));
        assertEquals("none.csv: there is no such file", e.getMessage());
        e = assertThrows(DataException.class, () -> Logs.read(dir, null, SampleOptions.STANDARD));
        assertEquals(Problem.EMPTY_FOLDER, e.problem());
        Path folder = Files.createDirectory(dir.resolve("sub.csv"));
        e = assertThrows(
                DataException.class,
                () -> CsvTable.read(folder, CsvShape.STANDARD, List.of(), Reading.strict(), row -> {}));
        assertEquals(Problem.A_FOLDER, e.problem());
        assertEquals("sub.csv: expected a file, found a folder", e.getMessage());
        assertEquals("sub.csv：应为文件，实为文件夹", e.sentence(Locale.CHINESE));
    }

    @Test
    void catalogues() throws IOException {
        Path log = Files.writeString(dir.resolve("log.csv"), "user,time,item\nu,1,a\nu,2,b\n");
        Path twice = Files.writeString(dir.resolve("catalogue.csv"), "item\na\nb\na\n");
        DataException e =
                assertThrows(DataException.class, () -> Logs.read(log, twice, SampleOptions.STANDARD.withSeed(1)));
        assertEquals(
                "catalogue.csv, line 4, column 1 (item): expected every item once, found 'a' again", e.getMessage());
        Path rung = Files.writeString(dir.resolve("catalogue.csv"), "item,rung\na,-1\n");
        e = assertThrows(DataException.class, () -> Logs.read(log, rung, SampleOptions.STANDARD.withSeed(1)));
        assertEquals(Problem.NOT_A_RUNG, e.problem());
        assertEquals(2, e.column());
    }

    /** The first twenty bad rows are told together, with their places and how many there are. */
    @Test
    void badRowsAreListedTogether() throws Exception {
        StringBuilder text = new StringBuilder("user,time,item\n");
        for (int i = 0; i < 60; i++) {
            text.append("u")
                    .append(i / 3)
                    .append(i % 2 == 0 ? ",soon,i" : ",1,i")
                    .append(i % 5)
                    .append('\n');
        }
        Path log = Files.writeString(dir.resolve("log.csv"), text);
        DataException e = assertThrows(DataException.class, () -> Logs.read(log));
        assertEquals(30, e.count());
        assertEquals(20, e.first().size());
        assertEquals(2, e.line());
        assertEquals(4, e.first().get(1).line());
        assertTrue(e.getMessage().endsWith("and 29 more bad rows"), e.getMessage());
        assertTrue(e.sentence(Locale.CHINESE).endsWith("另有 29 行有问题"), e.sentence(Locale.CHINESE));

        Reading skipping = new Reading(true, progress -> {}, () -> false);
        EventLog events = LogReader.read(LogSource.recognise(log), skipping);
        assertEquals(30, events.events());
        assertEquals(30, events.counts().badRows());
        assertEquals(
                30, SampleBuilder.build(events, SampleOptions.STANDARD).counts().badRows());
        assertEquals(20, skipping.firstBad().size());
    }

    @Test
    void badBytesArePlacedInTheirColumn() throws IOException {
        byte[] latin = "user,time,item\nu,1,a\nu,2,caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        DataException e = reading(latin);
        assertEquals(3, e.line());
        assertEquals(3, e.column());
        assertEquals("item", e.columnName());
    }

    @Test
    void editorsMayHaveWrittenTheFile() throws Exception {
        Path log = Files.writeString(
                dir.resolve("log.csv"),
                "\uFEFF\"user\",\"time\",\"item\"\r\n\r\n\"u, the first\",1,\"say \"\"a\"\"\"\r\n\"u, the first\",2,b\r\n");
        LogData data = Logs.read(log);
        assertEquals("u, the first", data.train().example(0).user());
        assertEquals(
                "say \"a\"", data.vocabulary().itemId(data.train().example(0).items()[0]));
    }

    @Test
    void emptyFiles() throws IOException {
        for (String empty : List.of("", "\n\n", "  \n")) {
            Path log = Files.writeString(dir.resolve("log.csv"), empty);
            DataException e = assertThrows(DataException.class, () -> Logs.read(log));
            assertEquals(Problem.EMPTY_FILE, e.problem());
        }
        Path header = Files.writeString(dir.resolve("log.csv"), "user,time,item\n");
        DataException e = assertThrows(DataException.class, () -> Logs.read(header));
        assertEquals(Problem.NO_EXAMPLES, e.problem());
    }

    @Test
    void packedFilesThatAreCutOrDamaged() throws Exception {
        StringBuilder text = new StringBuilder("user,time,item\n");
        for (int i = 0; i < 20_000; i++) {
            text.append("u")
                    .append(i * 7919 % 2000)
                    .append(',')
                    .append(i)
                    .append(",i")
                    .append(i % 97)
                    .append('\n');
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        Path log = Files.write(dir.resolve("log.csv.gz"), packed.toByteArray());
        assertEquals(20_000, Logs.read(log).counts().rows());
        byte[] half = Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
        Files.write(log, half);
        assertEquals(
                Problem.DAMAGED_GZIP,
                assertThrows(DataException.class, () -> Logs.read(log)).problem());
        half[half.length - 500] ^= 0x55;
        Files.write(log, half);
        DataException damaged = assertThrows(DataException.class, () -> Logs.read(log));
        assertTrue(damaged.count() >= 1);
        Files.write(log, new byte[] {0x1f, (byte) 0x8b, 8});
        assertEquals(
                Problem.DAMAGED_GZIP,
                assertThrows(DataException.class, () -> Logs.read(log)).problem());
    }

    /** A file of three gigabytes without a line break is refused without being held in memory, or cancelled at once. */
    @ParameterizedTest
    @ValueSource(strings = {"user,time,item\n", "{\"reviewerID\": 1}\n", "u a b\n"})
    void hugeFilesWithoutLines(String start) throws Exception {
        Path log = dir.resolve("huge.txt");
        // The beginning, by which files are recognised, is text.
        Files.writeString(log, start + "x".repeat(1 << 16));
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
            file.setLength(3L << 30);
        }
        List<Reading.Progress> seen = new ArrayList<>();
        Reading reading = new Reading(false, seen::add, () -> !seen.isEmpty());
        LogSource source = LogSource.recognise(log);
        if (source.format() == LogFormat.CSV) {
            DataException e = assertThrows(DataException.class, () -> LogReader.read(source, reading));
            assertEquals(Problem.NOT_CSV, e.problem());
        } else {
            assertEquals(start.startsWith("{") ? LogFormat.AMAZON : LogFormat.SEQUENCES, source.format());
            assertThrows(CancellationException.class, () -> LogReader.read(source, reading));
            assertTrue(seen.get(0).share() < .01, () -> "cancelled after " + seen);
        }
    }

    /** Bad rows of the items are listed and skipped like those of the events. */
    @Test
    void badItemsAreSkippedIfThatIsWanted() throws Exception {
        Path log = Files.writeString(dir.resolve("log.csv"), "user,time,item\nu,1,a\nu,2,b\n");
        Files.writeString(dir.resolve("catalogue.csv"), "item,rung,name_en\na,x,One\nb,0,Two\n");
        assertThrows(DataException.class, () -> Logs.read(log));
        Reading skipping = new Reading(true, progress -> {}, () -> false);
        EventLog events = LogReader.read(LogSource.recognise(log), skipping);
        assertEquals(1, skipping.bad());
        assertEquals(
                "catalogue.csv", skipping.firstBad().get(0).file().getFileName().toString());
        assertEquals(2, events.events());
    }

    @Test
    void readingIsCancelledAtOnce() throws Exception {
        StringBuilder text = new StringBuilder("user,time,item\n");
        for (int i = 0; i < 50_000; i++) {
            text.append("u")
                    .append(i % 100)
                    .append(',')
                    .append(i)
                    .append(",i")
                    .append(i % 97)
                    .append('\n');
        }
        Path log = Files.writeString(dir.resolve("log.csv"), text);
        List<Reading.Progress> seen = new ArrayList<>();
        Reading reading = new Reading(false, seen::add, () -> seen.size() == 2);
        assertThrows(CancellationException.class, () -> LogReader.read(LogSource.recognise(log), reading));
        assertEquals(2, seen.size());
        assertTrue(seen.get(1).rows() < 20_000);
        assertTrue(seen.get(0).share() > 0 && seen.get(1).share() < 1);
        assertTrue(seen.get(1).secondsLeft() > 0 && seen.get(1).rowsPerSecond() > 0);
    }

    @Test
    void whatNobodyCanPrintIsNotPrinted() throws IOException {
        DataException e = reading("user,time,item\nu,\u0007\u001b[31m,a\n".getBytes(StandardCharsets.UTF_8));
        assertTrue(e.getMessage().codePoints().noneMatch(Character::isISOControl), e.getMessage());
        e = reading(("user,time,item\nu," + "x".repeat(9000) + ",a\n").getBytes(StandardCharsets.UTF_8));
        assertTrue(e.getMessage().length() < 300, e.getMessage());
        e = reading(("user,time,item\n" + "x".repeat(2000) + ",1,a\n").getBytes(StandardCharsets.UTF_8));
        assertEquals(Problem.TEXT_TOO_LONG, e.problem());
    }

    /** Every problem has words in both languages. */
    @Test
    void everyProblemIsASentence() {
        for (Problem problem : Problem.values()) {
            DataException e = new DataException(Path.of("log.csv"), 3, 2, "time", problem, "7");
            assertTrue(e.getMessage().startsWith("log.csv, line 3, column 2 (time): "), e.getMessage());
            assertTrue(e.sentence(Locale.CHINESE).startsWith("log.csv 第 3 行第 2 列（time）："), problem.name());
        }
    }
}
