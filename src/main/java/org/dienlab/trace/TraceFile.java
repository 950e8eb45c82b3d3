package org.dienlab.trace;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Traces as text for other programs. Numbers are written so that reading gives the same bits; what is not a number is
 * null in JSON and empty in CSV, and so is what a lane does not have.
 *
 * <p>A {@code *.dientrace.json} file holds one lane. Its arrays are {@code a} [T] (attention), {@code h} [T][H] (states of
 * the evolving layer), {@code u}, {@code r}, {@code c} [T][H] (update gate, reset gate, candidate), {@code write} [T][H]
 * (write weight), {@code survival} [T][H] and {@code survival_start} [H] (what is left of every click and of the start
 * state), {@code extractor} [T][H] (states of the extractor), {@code drift} [T] (1 − cos of neighbouring extractor
 * states), {@code scores} [T], {@code pctr_so_far} [T], {@code mask} [T] (1 for a click) and {@code items} [T].
 */
public final class TraceFile {
    private static final String FORMAT = "dien-lab trace";
    private static final int VERSION = 1;

    /** An item as a reader should see it. */
    public record Item(int index, String name, String category) {}

    /**
     * What is traced.
     *
     * @param clicks the history, [T]
     */
    public record History(String scenario, long seed, String user, List<Item> clicks, Item target) {}

    /**
     * One lane on that history.
     *
     * @param step training steps of its weights
     * @param conventions the choices that its model was made with, by name
     * @param survival null where there is none
     */
    public record Lane(String code, long step, Map<String, String> conventions, Trace trace, Survival survival) {
        /** The matrices [T][H] that there are, by their names in files. */
        private Map<String, double[][]> matrices() {
            Map<String, double[][]> matrices = new LinkedHashMap<>();
            LayerTrace evolving = trace.evolving();
            if (evolving != null) {
                matrices.put("h", evolving.hidden());
                matrices.put("u", evolving.update());
                matrices.put("r", evolving.reset());
                matrices.put("c", evolving.candidate());
                matrices.put("write", evolving.write());
                matrices.put("survival", survival == null ? null : survival.weight());
                matrices.put("extractor", trace.extractor().hidden());
            }
            matrices.values().removeIf(matrix -> matrix == null);
            return matrices;
        }

        /** The columns [T] that there are: those of the trace, and means over the dimensions. */
        private Map<String, double[]> columns() {
            Map<String, double[]> columns = new LinkedHashMap<>();
            columns.put("a", trace.attention());
            columns.put("scores", trace.scores());
            columns.put(
                    "drift",
                    trace.extractor() == null
                            ? null
                            : Drift.of(trace.extractor().hidden()));
            columns.put("pctr_so_far", trace.probabilitySoFar());
            columns.values().removeIf(column -> column == null);
            return columns;
        }
    }

    private TraceFile() {}

    /** One lane as the text of a {@code *.dientrace.json} file. */
    public static String json(History history, Lane lane) {
        JsonObject file = new JsonObject();
        file.addProperty("format", FORMAT);
        file.addProperty("version", VERSION);
        file.addProperty("scenario", history.scenario());
        file.addProperty("seed", history.seed());
        file.addProperty("user", history.user());
        file.addProperty("lane", lane.code());
        file.addProperty("step", lane.step());
        JsonObject conventions = new JsonObject();
        lane.conventions().forEach(conventions::addProperty);
        file.add("conventions", conventions);
        file.add("items", array(history.clicks(), TraceFile::item));
        file.add("target", item(history.target()));
        file.add("mask", array(history.clicks(), click -> new JsonPrimitive(1)));
        file.add("pctr", number(lane.trace().probability()));
        file.add("logit", number(lane.trace().logit()));
        lane.columns().forEach((name, values) -> file.add(name, vector(values)));
        lane.matrices().forEach((name, values) -> file.add(name, matrix(values)));
        if (lane.survival() != null) {
            file.add("survival_start", vector(lane.survival().leftover()));
        }
        return lines(file);
    }

    /** A line for every member, and for every row of a matrix. */
    private static String lines(JsonObject file) {
        Gson gson = new GsonBuilder().serializeNulls().create();
        return file.entrySet().stream()
                .map(member -> gson.toJson(member.getKey()) + ": " + lines(gson, member.getValue()))
                .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
    }

    private static String lines(Gson gson, JsonElement value) {
        boolean rows = value.isJsonArray()
                && !value.getAsJsonArray().isEmpty()
                && !value.getAsJsonArray().get(0).isJsonPrimitive()
                && !value.getAsJsonArray().get(0).isJsonNull();
        return rows
                ? value.getAsJsonArray().asList().stream()
                        .map(gson::toJson)
                        .collect(Collectors.joining(",\n ", "[\n ", "\n]"))
                : gson.toJson(value);
    }

    private static <T> JsonArray array(List<T> values, Function<T, JsonElement> element) {
        JsonArray array = new JsonArray();
        values.forEach(value -> array.add(element.apply(value)));
        return array;
    }

    private static JsonObject item(Item item) {
        JsonObject object = new JsonObject();
        object.addProperty("index", item.index());
        object.addProperty("name", item.name());
        object.addProperty("category", item.category());
        return object;
    }

    private static JsonArray matrix(double[][] rows) {
        return array(List.of(rows), TraceFile::vector);
    }

    private static JsonArray vector(double[] values) {
        JsonArray array = new JsonArray();
        for (double value : values) {
            array.add(number(value));
        }
        return array;
    }

    private static JsonElement number(double value) {
        return Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE;
    }

    /**
     * A row for every click of every lane: lane, step, t from 1, item, category, attention and its score, means over the
     * dimensions of write weight and survival, drift of the extractor, click-through rate of the history cut there.
     */
    public static String csv(History history, List<Lane> lanes) {
        StringWriter out = new StringWriter();
        CsvWriter csv = writer(out);
        csv.writeRecord(
                "lane",
                "step",
                "t",
                "item",
                "category",
                "attention",
                "score",
                "write",
                "survival",
                "drift",
                "pctr_so_far");
        for (Lane lane : lanes) {
            Map<String, double[]> columns = lane.columns();
            LayerTrace evolving = lane.trace().evolving();
            double[] write = evolving == null ? null : evolving.meanWrite();
            double[] survival = lane.survival() == null ? null : lane.survival().meanWeight();
            for (int t = 0; t < history.clicks().size(); t++) {
                csv.writeRecord(
                        lane.code(),
                        Long.toString(lane.step()),
                        Integer.toString(t + 1),
                        history.clicks().get(t).name(),
                        history.clicks().get(t).category(),
                        cell(columns.get("a"), t),
                        cell(columns.get("scores"), t),
                        cell(write, t),
                        cell(survival, t),
                        cell(columns.get("drift"), t),
                        cell(columns.get("pctr_so_far"), t));
            }
        }
        return out.toString();
    }

    /** A row for every click and dimension of every lane: lane, step, t from 1, dimension from 1, then all matrices. */
    public static String statesCsv(History history, List<Lane> lanes) {
        List<String> names = List.of("h", "u", "r", "c", "write", "survival", "extractor");
        StringWriter out = new StringWriter();
        CsvWriter csv = writer(out);
        List<String> header = new ArrayList<>(List.of("lane", "step", "t", "dimension"));
        header.addAll(names);
        csv.writeRecord(header);
        for (Lane lane : lanes) {
            Map<String, double[][]> matrices = lane.matrices();
            int size = matrices.isEmpty() ? 0 : matrices.get("h")[0].length;
            for (int t = 0; t < history.clicks().size(); t++) {
                for (int i = 0; i < size; i++) {
                    List<String> row = new ArrayList<>(List.of(
                            lane.code(), Long.toString(lane.step()), String.valueOf(t + 1), String.valueOf(i + 1)));
                    for (String name : names) {
                        row.add(matrices.containsKey(name) ? cell(matrices.get(name)[t], i) : "");
                    }
                    csv.writeRecord(row);
                }
            }
        }
        return out.toString();
    }

    private static CsvWriter writer(StringWriter out) {
        return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).bufferSize(0).build(out);
    }

    private static String cell(double[] values, int i) {
        return values == null || Double.isNaN(values[i]) ? "" : Double.toString(values[i]);
    }
}
