package org.dienlab.train.experiment;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.dienlab.data.WholeFile;
import org.dienlab.model.Variant;
import org.dienlab.train.experiment.ResultsFileException.Problem;

/** Experiments as JSON files: configuration, seeds, machine, all curves. A file is written beside and renamed. */
public final class ResultsFile {
    private static final String FORMAT = "dien-lab experiment";
    private static final int VERSION = 1;
    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .registerTypeAdapter(
                    Variant.class, (JsonSerializer<Variant>) (lane, type, context) -> new JsonPrimitive(lane.code()))
            .registerTypeAdapter(Variant.class, (com.google.gson.JsonDeserializer<Variant>)
                    (json, type, context) -> Variant.of(json.getAsString()))
            // "Any rating counts" is minus infinity, for which JSON has no number.
            .registerTypeAdapter(Double.class, (JsonSerializer<Double>) (value, type, context) ->
                    Double.isFinite(value) ? new JsonPrimitive(value) : new JsonPrimitive(String.valueOf(value)))
            .create();

    private ResultsFile() {}

    /** The results as JSON text. Numbers are written so that reading gives the same bits. */
    public static String json(Results results) {
        JsonObject object = new JsonObject();
        object.addProperty("format", FORMAT);
        object.addProperty("version", VERSION);
        GSON.toJsonTree(results).getAsJsonObject().asMap().forEach(object::add);
        return GSON.toJson(object);
    }

    /** Writes results; a file that is there is replaced as a whole. */
    public static void write(Results results, Path file) throws IOException {
        byte[] text = json(results).getBytes(StandardCharsets.UTF_8);
        WholeFile.write(file, out -> out.write(text));
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws ResultsFileException if the file cannot be used, saying why
     */
    public static Results read(Path file) throws ResultsFileException {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new ResultsFileException(file, Problem.NOT_READABLE);
        }
        JsonElement json;
        try {
            json = JsonParser.parseString(text);
        } catch (JsonParseException e) {
            throw new ResultsFileException(file, Problem.NOT_JSON);
        }
        if (!json.isJsonObject() || !isFormat(json.getAsJsonObject().get("format"))) {
            throw new ResultsFileException(file, Problem.NOT_AN_EXPERIMENT);
        }
        try {
            if (json.getAsJsonObject().get("version").getAsInt() > VERSION) {
                throw new ResultsFileException(file, Problem.NEWER);
            }
            Results results = GSON.fromJson(json, Results.class);
            if (isConsistent(results)) {
                return results;
            }
        } catch (RuntimeException e) {
            // Gson, records and enums refuse what does not fit in many ways; to the reader it is all the same.
        }
        throw new ResultsFileException(file, Problem.INCONSISTENT);
    }

    private static boolean isFormat(JsonElement format) {
        return format != null && format.isJsonPrimitive() && FORMAT.equals(format.getAsString());
    }

    /** Gson leaves out what is missing: every outcome must be one of the experiment's, and there once. */
    private static boolean isConsistent(Results results) {
        Experiment experiment = results.experiment();
        Set<List<Long>> seen = new HashSet<>();
        boolean arms = experiment.arms().stream()
                .allMatch(arm -> arm.source().name() != null && arm.lane() != null && arm.training() != null);
        return arms
                && results.made() != null
                && results.outcomes().stream()
                        .allMatch(o -> o.arm() >= 0
                                && o.arm() < experiment.arms().size()
                                && experiment.seeds().contains(o.seed())
                                && o.curve().stream().allMatch(Objects::nonNull)
                                && seen.add(List.of((long) o.arm(), o.seed())));
    }
}
