package org.dienlab.data.log;

import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dienlab.data.DataException;
import org.dienlab.data.DataException.Problem;
import org.dienlab.data.Reading;

/**
 * Reads Amazon reviews: a JSON object a line with {@code reviewerID}, {@code asin}, {@code unixReviewTime} and
 * {@code overall}, or as in the 2023 edition {@code user_id}, {@code parent_asin}, {@code timestamp} and {@code rating}.
 */
final class ReviewEvents {
    private static final List<String> USER = List.of("reviewerID", "user_id");
    private static final List<String> ITEM = List.of("parent_asin", "asin");
    private static final List<String> TIME = List.of("unixReviewTime", "timestamp");
    private static final List<String> RATING = List.of("overall", "rating");
    private static final Set<String> WANTED =
            Set.of("reviewerID", "user_id", "parent_asin", "asin", "unixReviewTime", "timestamp", "overall", "rating");

    private ReviewEvents() {}

    /** Reads all lines. Table: modified. */
    static void read(Path file, Reading reading, EventTable table) throws DataException {
        Lines.read(file, reading, (line, number) -> {
            if (line.isEmpty()) {
                return;
            }
            Map<String, String> fields = fields(file, line, number);
            String user = id(file, number, fields, USER, Problem.EMPTY_USER);
            String item = id(file, number, fields, ITEM, Problem.EMPTY_ITEM);
            String timeText = first(fields, TIME);
            double time = Times.parse(timeText);
            if (Double.isNaN(time)) {
                throw new DataException(file, number, 0, TIME.get(0), Problem.NOT_A_TIME, timeText);
            }
            table.add(user, time, item, "", EventLog.Kind.CLICK, rating(file, number, first(fields, RATING)), 0);
        });
    }

    private static float rating(Path file, long line, String text) throws DataException {
        if (text.isEmpty()) {
            return Float.NaN;
        }
        float rating = TableEvents.rating(text);
        if (Float.isNaN(rating)) {
            throw new DataException(file, line, 0, RATING.get(0), Problem.NOT_A_RATING, text);
        }
        return rating;
    }

    private static String id(Path file, long line, Map<String, String> fields, List<String> names, Problem ifEmpty)
            throws DataException {
        String text = first(fields, names);
        if (text.isEmpty() || text.length() > TableEvents.LONGEST_ID) {
            Problem problem = text.isEmpty() ? ifEmpty : Problem.TEXT_TOO_LONG;
            throw new DataException(file, line, 0, names.get(names.size() - 1), problem, text);
        }
        return text;
    }

    private static String first(Map<String, String> fields, List<String> names) {
        for (String name : names) {
            if (fields.containsKey(name)) {
                return fields.get(name).strip();
            }
        }
        return "";
    }

    /** The texts and numbers of an object that are wanted. */
    private static Map<String, String> fields(Path file, String line, long number) throws DataException {
        Map<String, String> fields = new HashMap<>();
        object(file, line, number, (name, json) -> {
            boolean plain = json.peek() == JsonToken.STRING || json.peek() == JsonToken.NUMBER;
            if (plain && WANTED.contains(name)) {
                fields.put(name, json.nextString());
            } else {
                json.skipValue();
            }
        });
        return fields;
    }

    /** Takes one member of an object, whose value it must read or skip. */
    interface Member {
        void take(String name, JsonReader json) throws IOException;
    }

    /** Reads the object in a line. @throws DataException if there is none */
    static void object(Path file, String line, long number, Member member) throws DataException {
        // The older metadata has single quotes.
        JsonReader json = new JsonReader(new StringReader(line));
        json.setStrictness(Strictness.LENIENT);
        try {
            json.beginObject();
            while (json.hasNext()) {
                member.take(json.nextName(), json);
            }
            json.endObject();
        } catch (MalformedJsonException | EOFException | IllegalStateException | JsonParseException e) {
            throw new DataException(file, number, 0, "", Problem.NOT_JSON, line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
