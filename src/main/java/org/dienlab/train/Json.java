package org.dienlab.train;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import org.dienlab.model.Variant;

/**
 * Records as JSON, for files and links of this program: lanes by their code, other constants by their name, numbers so
 * that reading gives the same bits. Read is only what {@link #tree} would write: nothing missing, nothing unknown.
 */
public final class Json {
    private static final TypeAdapter<Variant> LANE = new TypeAdapter<>() {
        @Override
        public void write(JsonWriter out, Variant lane) throws IOException {
            out.value(lane == null ? null : lane.code());
        }

        @Override
        public Variant read(JsonReader in) throws IOException {
            return Variant.of(in.nextString());
        }
    };

    /** JSON has no word for what is no finite number: those are texts. */
    private static final TypeAdapter<Double> NUMBER = new TypeAdapter<>() {
        @Override
        public void write(JsonWriter out, Double number) throws IOException {
            if (Double.isFinite(number)) {
                out.value(number);
            } else {
                out.value(String.valueOf(number));
            }
        }

        @Override
        public Double read(JsonReader in) throws IOException {
            return in.peek() == JsonToken.STRING ? Double.parseDouble(in.nextString()) : in.nextDouble();
        }
    };

    private static final Gson GSON = new GsonBuilder()
            .registerTypeAdapter(Variant.class, LANE)
            .registerTypeAdapter(double.class, NUMBER)
            .registerTypeAdapter(Double.class, NUMBER)
            .enableComplexMapKeySerialization()
            .disableHtmlEscaping()
            .create();

    private Json() {}

    /** A record as JSON. */
    public static JsonElement tree(Object value) {
        return GSON.toJsonTree(value);
    }

    /** @throws JsonParseException if the text is no JSON from its beginning to its end */
    public static JsonElement parse(String text) {
        return JsonParser.parseString(text);
    }

    /**
     * The record that {@link #tree} made JSON of.
     *
     * @throws JsonParseException if that is not what it is
     */
    public static <T> T read(JsonElement json, Class<T> type) {
        T value;
        try {
            value = GSON.fromJson(json, type);
        } catch (RuntimeException e) {
            // Gson, records and enums refuse what does not fit in many ways; to the reader it is all the same.
            throw new JsonParseException("no " + type.getSimpleName(), e);
        }
        if (value == null || !tree(value).equals(json)) {
            throw new JsonParseException("no " + type.getSimpleName() + ": parts are missing or unknown");
        }
        return value;
    }
}
