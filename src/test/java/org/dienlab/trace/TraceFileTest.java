package org.dienlab.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Traces as text: what is read is what was written, to the last bit. */
class TraceFileTest {
    private static final double[][] STATES = {{.1, -1.0 / 3}, {Math.PI / 4, 1e-17}, {.5, .25}};
    private static final double[][] WRITE = {{.2, .9}, {1.0 / 7, .3}, {.6, 0}};
    private static final double[] ATTENTION = {1.0 / 3, 2.0 / 3 - 1e-9, 1e-9};
    private static final TraceFile.History HISTORY = new TraceFile.History(
            "two-12", 7, "u, \"1\"", List.of(item("tent], [x"), item("灯, \"2\""), item("tent")), item("axe"));

    private static TraceFile.Item item(String name) {
        return new TraceFile.Item(name.length(), name, "camping");
    }

    private static TraceFile.Lane lane() {
        LayerTrace extractor = new LayerTrace(STATES, null, null, null, null);
        LayerTrace evolving = new LayerTrace(STATES, WRITE, null, STATES, WRITE);
        double[] soFar = {.5, Double.NaN, .7};
        Trace trace = new Trace(3, extractor, null, ATTENTION, evolving, STATES[2], .8, .69, soFar, null);
        return new TraceFile.Lane("augru", 800, Map.of("reset", "after"), trace, Survival.inLastState(WRITE));
    }

    @Test
    void jsonHasTheArraysOfTheTrace() {
        JsonObject file =
                JsonParser.parseString(TraceFile.json(HISTORY, lane())).getAsJsonObject();
        Gson gson = new Gson();
        assertArrayEquals(ATTENTION, gson.fromJson(file.get("a"), double[].class));
        assertArrayEquals(STATES, gson.fromJson(file.get("h"), double[][].class));
        assertArrayEquals(WRITE, gson.fromJson(file.get("u"), double[][].class));
        assertArrayEquals(WRITE, gson.fromJson(file.get("write"), double[][].class));
        assertArrayEquals(STATES, gson.fromJson(file.get("extractor"), double[][].class));
        Survival survival = Survival.inLastState(WRITE);
        assertArrayEquals(survival.weight(), gson.fromJson(file.get("survival"), double[][].class));
        assertArrayEquals(survival.leftover(), gson.fromJson(file.get("survival_start"), double[].class));
        assertTrue(file.get("drift").getAsJsonArray().get(0).isJsonNull(), "no step before the first");
        assertEquals(
                Drift.of(STATES)[2], file.get("drift").getAsJsonArray().get(2).getAsDouble());
        assertTrue(file.get("pctr_so_far").getAsJsonArray().get(1).isJsonNull());
        assertFalse(file.has("r"), "what there is not is not written");
        assertEquals(.69, file.get("pctr").getAsDouble());
        assertEquals("augru", file.get("lane").getAsString());
        assertEquals(800, file.get("step").getAsLong());
        assertEquals(7, file.get("seed").getAsLong());
        assertEquals("after", file.getAsJsonObject("conventions").get("reset").getAsString());
        List<String> names = file.getAsJsonArray("items").asList().stream()
                .map(item -> item.getAsJsonObject().get("name").getAsString())
                .toList();
        assertEquals(List.of("tent], [x", "灯, \"2\"", "tent"), names);
        assertEquals(1, file.get("version").getAsInt());
    }

    @Test
    void csvHasARowForEveryClickOfEveryLane() {
        TraceFile.Lane base = new TraceFile.Lane(
                "base", 800, Map.of(), new Trace(3, null, null, null, null, null, 0, .5, null, null), null);
        String[] rows = TraceFile.csv(HISTORY, List.of(lane(), base)).split("\n");
        assertEquals(1 + 2 * 3, rows.length);
        assertEquals("lane,step,t,item,category,attention,score,write,survival,drift,pctr_so_far", rows[0]);
        double[] survival = Survival.inLastState(WRITE).meanWeight();
        assertEquals(
                "augru,800,3,tent,camping,1.0E-9,," + .3 + "," + survival[2] + "," + Drift.of(STATES)[2] + ",0.7",
                rows[3]);
        assertTrue(rows[2].contains("\"灯, \"\"2\"\"\""), rows[2]);
        assertEquals("base,800,1,\"tent], [x\",camping,,,,,,", rows[4]);
    }

    @Test
    void statesAreARowForEveryClickAndDimension() {
        String[] rows = TraceFile.statesCsv(HISTORY, List.of(lane())).split("\n");
        assertEquals("lane,step,t,dimension,h,u,r,c,write,survival,extractor", rows[0]);
        assertEquals(1 + 3 * 2, rows.length);
        String[] cells = rows[4].split(",");
        assertArrayEquals(new String[] {"augru", "800", "2", "2"}, Arrays.copyOf(cells, 4));
        assertEquals(1e-17, Double.parseDouble(cells[4]));
        assertEquals(.3, Double.parseDouble(cells[5]));
        assertEquals("", cells[6]);
        assertEquals(Survival.inLastState(WRITE).weight()[1][1], Double.parseDouble(cells[9]));
    }
}
