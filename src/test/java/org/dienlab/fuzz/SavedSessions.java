package org.dienlab.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.dienlab.model.CtrModel;
import org.dienlab.model.Variant;
import org.dienlab.train.Checkpoint;
import org.dienlab.train.SituationJson;
import org.dienlab.train.TrainingSession;
import org.dienlab.train.session.LogContent;
import org.dienlab.train.session.SavedSession;
import org.dienlab.train.session.SessionException;
import org.dienlab.train.session.SessionFile;
import org.dienlab.train.session.Sessions;
import org.dienlab.train.session.StateLink;
import org.dienlab.train.session.WeightsFile;

/** A session to be damaged: its file, its link, and the JSON inside both. */
final class SavedSessions {
    private static final String JSON = "session.json";
    private static final byte[] FILE = write();
    private static final Map<String, byte[]> ENTRIES = entries();

    private SavedSessions() {}

    private static byte[] write() {
        Set<Variant> lanes = EnumSet.of(Variant.AUGRU);
        try (TrainingSession session = Sessions.start(lanes)) {
            Sessions.train(session, 3, 3);
            Checkpoint checkpoint = session.checkpoint().get();
            Path file = Files.createTempFile("fuzz", SessionFile.ENDING);
            try {
                SavedSession saved = Sessions.saved(Sessions.situation(lanes), checkpoint);
                SessionFile.write(file, saved, checkpoint, LogContent.NONE);
                return Files.readAllBytes(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, byte[]> entries() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(FILE))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    static byte[] file() {
        return FILE;
    }

    static byte[] json() {
        return ENTRIES.get(JSON);
    }

    static String link() throws UncheckedIOException {
        return packed(json());
    }

    /** Reads a session file as the window does. */
    static void read(Path file) throws SessionException {
        SessionFile read = SessionFile.read(file);
        use(read.session());
        read.checkpoint(Sessions.TASK);
    }

    /** Reads a session file with this JSON in it. */
    static void readJson(Path file) throws SessionException, IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>(ENTRIES);
        entries.put(JSON, Files.readAllBytes(file));
        Path zipped = file.resolveSibling("b" + SessionFile.ENDING);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(zipped))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        read(zipped);
    }

    static void readLink(Path file) throws SessionException, IOException {
        use(StateLink.read(Files.readString(file, StandardCharsets.ISO_8859_1)));
    }

    /** Reads a link with this JSON in it. */
    static void readLinkJson(Path file) throws SessionException, IOException {
        use(StateLink.read(packed(Files.readAllBytes(file))));
    }

    /** Weights of a lane. */
    static byte[] weights() {
        try {
            Path file = Files.createTempFile("fuzz", WeightsFile.ENDING);
            try {
                WeightsFile.write(model(), file);
                return Files.readAllBytes(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void readWeights(Path file) throws SessionException {
        WeightsFile.lane(file);
        WeightsFile.read(file, model());
    }

    private static CtrModel model() {
        return CtrModel.create(Sessions.TASK.config(Variant.GRU, 4, 2), null);
    }

    /** A session that was read is refused, or can be shown and saved again. */
    private static void use(SavedSession session) throws SessionException {
        if (SituationJson.fits(session.situation(), Sessions.TASK)) {
            StateLink.read(StateLink.of(session));
        }
    }

    private static String packed(byte[] json) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return StateLink.PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(packed.toByteArray());
    }
}
