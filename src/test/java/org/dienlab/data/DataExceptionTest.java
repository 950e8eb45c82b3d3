package org.dienlab.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dienlab.data.DataException.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a file, and where. */
class DataExceptionTest {
    @TempDir
    Path dir;

    private DataException reading(byte[] bytes) throws IOException {
        Path log = Files.write(dir.resolve("log.csv"), bytes);
        return assertThrows(DataException.class, () -> EventLog.read(log, null, new LogOptions(1)));
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
        assertEquals(5, e.arguments().length);
        assertEquals("log.csv", e.arguments()[0]);
    }

    @Test
    void cells() throws IOException {
        assertProblem(Problem.NOT_A_TIME, 2, 2, "", "user,time,item\nu,,a\n");
        assertProblem(Problem.NOT_A_TIME, 2, 2, "NaN", "user,time,item\nu,NaN,a\n");
        assertProblem(Problem.NOT_A_TIME, 2, 2, "2020-13-01", "user,time,item\nu,2020-13-01,a\n");
        assertProblem(Problem.EMPTY_USER, 3, 1, "", "user,time,item\nu,1,a\n ,2,b\n");
        assertProblem(Problem.EMPTY_ITEM, 3, 3, "", "user,time,item\nu,1,a\nu,2,\n");
        assertProblem(Problem.UNKNOWN_EVENT, 2, 4, "buy", "user,time,item,event\nu,1,a,buy\n");
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
        assertProblem(Problem.WRONG_NUMBER_OF_FIELDS, 3, 0, "2 instead of 3", "user,time,item\nu,1,a\nu,2\n");
        assertProblem(Problem.WRONG_NUMBER_OF_FIELDS, 2, 0, "4 instead of 3", "user,time,item\nu,1,a,b\n");
        assertProblem(Problem.MISSING_COLUMN, 1, 0, "user;time;item", "user;time;item\nu;1;a\n");
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

    @Test
    void tooLittleData() throws IOException {
        assertProblem(Problem.NO_EXAMPLES, 0, 0, "", "user,time,item\n");
        assertProblem(Problem.NO_EXAMPLES, 0, 0, "", "user,time,item\nu,1,a\nv,1,b\n");
        assertProblem(Problem.TOO_FEW_ITEMS, 0, 0, "1", "user,time,item\nu,1,a\nu,2,a\n");
    }

    @Test
    void filesThatAreNotThere() {
        Path none = dir.resolve("none.csv");
        DataException e = assertThrows(DataException.class, () -> EventLog.read(none, null, new LogOptions(1)));
        assertEquals(Problem.NOT_READABLE, e.problem());
        assertTrue(e.getMessage().startsWith("none.csv: the file cannot be read"), e.getMessage());
        e = assertThrows(DataException.class, () -> EventLog.read(dir, null, new LogOptions(1)));
        assertEquals(Problem.NOT_READABLE, e.problem());
    }

    @Test
    void catalogues() throws IOException {
        Path log = Files.writeString(dir.resolve("log.csv"), "user,time,item\nu,1,a\nu,2,b\n");
        Path twice = Files.writeString(dir.resolve("catalogue.csv"), "item\na\nb\na\n");
        DataException e = assertThrows(DataException.class, () -> EventLog.read(log, twice, new LogOptions(1)));
        assertEquals(
                "catalogue.csv, line 4, column 1 (item): expected every item once, found 'a' again", e.getMessage());
        Path rung = Files.writeString(dir.resolve("catalogue.csv"), "item,rung\na,-1\n");
        e = assertThrows(DataException.class, () -> EventLog.read(log, rung, new LogOptions(1)));
        assertEquals(Problem.NOT_A_RUNG, e.problem());
        assertEquals(2, e.column());
    }
}
