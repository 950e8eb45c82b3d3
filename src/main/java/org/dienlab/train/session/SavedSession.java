package org.dienlab.train.session;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import java.util.List;
import org.dienlab.train.Course;
import org.dienlab.train.Json;
import org.dienlab.train.Situation;
import org.dienlab.train.Task;

/**
 * What makes a session, but for what it has learned.
 *
 * @param scenario name of a built-in task; null for a log
 * @param log null for a built-in task
 * @param start settings with which training begins anew
 * @param course how far it has trained
 * @param layout which panels are open
 */
public record SavedSession(
        Situation situation, String scenario, LogReference log, Start start, Course course, Layout layout) {
    /** Learning rate and α of a run that begins. */
    public record Start(double learningRate, double alpha) {
        /** Those of a task. */
        public static Start of(Task task) {
            return new Start(task.settings().learningRate(), task.settings().alpha());
        }
    }

    /**
     * Which panels are open.
     *
     * @param drawer name of the open tab of the drawer; null while it is closed
     * @param side whether the side panels lie over the sheet where the window is narrow
     * @param planes in which paths are shown; a link leaves them out, for they are long
     */
    public record Layout(String drawer, boolean side, List<KeptPlane> planes) {
        /** As at the start. */
        public static final Layout CLOSED = new Layout(null, false, List.of());

        public Layout {
            planes = List.copyOf(planes);
        }

        /** The same with planes that are fitted anew. */
        public Layout withoutPlanes() {
            return new Layout(drawer, side, List.of());
        }
    }

    /** Grows whenever an older program could not read what a newer one writes. */
    public static final int VERSION = 1;

    private static final String FORMAT = "dien-lab session";

    public SavedSession {
        if (situation == null
                || start == null
                || course == null
                || layout == null
                || (scenario == null) == (log == null)) {
            throw new IllegalArgumentException("a session is of a scenario or of a log");
        }
    }

    /**
     * The task to train on.
     *
     * @param own the task of the scenario or log, as it is without this session's settings
     */
    public Task task(Task own) {
        return own.with(own.settings().withLearningRate(start.learningRate()).withAlpha(start.alpha()))
                .with(situation.choices());
    }

    /** As JSON, with the name and the version of the format. */
    JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("format", FORMAT);
        json.addProperty("version", VERSION);
        json.add("session", Json.tree(this));
        return json;
    }

    /**
     * Reads what {@link #json} wrote; what else is in there is left alone.
     *
     * @throws Newer if a newer program wrote it
     * @throws JsonParseException if it is something else
     */
    static SavedSession of(JsonElement json) throws Newer {
        if (!json.isJsonObject()
                || !new JsonPrimitive(FORMAT).equals(json.getAsJsonObject().get("format"))) {
            throw new JsonParseException("no session");
        }
        JsonObject object = json.getAsJsonObject();
        JsonElement version = object.get("version");
        if (version == null
                || !version.isJsonPrimitive()
                || !version.getAsString().matches("[1-9][0-9]{0,8}")) {
            throw new JsonParseException("no version");
        }
        if (version.getAsInt() > VERSION) {
            throw new Newer();
        }
        return Json.read(object.get("session"), SavedSession.class);
    }

    /** Written by a newer version of the program. */
    static final class Newer extends Exception {
        private static final long serialVersionUID = 1;
    }
}
