package org.dienlab.train.session;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dienlab.data.WholeFile;
import org.dienlab.model.Safetensors;
import org.dienlab.model.Safetensors.Tensor;
import org.dienlab.train.Checkpoint;
import org.dienlab.train.Json;
import org.dienlab.train.Task;
import org.dienlab.train.session.SessionException.Problem;

/**
 * A session in a file. Opening reads what it is about; {@link #checkpoint} reads what it has learned, as soon as its
 * task is there. A file is read as numbers and texts and nothing else.
 */
public final class SessionFile {
    /** What names of session files end with. */
    public static final String ENDING = ".dienlab";

    private static final String SESSION = "session.json";
    private static final String WEIGHTS = "weights.safetensors";
    private static final String EVENTS = "data/events";
    private static final String ITEMS = "data/items";
    private static final String CHECKPOINT = "checkpoint";
    /** Bytes of JSON; a situation has a few thousand. */
    private static final int LARGEST_JSON = 4 << 20;
    /** Weights lie in the file as they are; who has packed it anew has made them shorter, though never so much. */
    private static final int LEAST_COMPRESSED = 8;

    private final Path file;
    private final SavedSession session;
    private final Checkpoint.Outline outline;
    private final LogContent log;

    private SessionFile(Path file, SavedSession session, Checkpoint.Outline outline, LogContent log) {
        this.file = file;
        this.session = session;
        this.outline = outline;
        this.log = log;
    }

    /**
     * Writes a session; a file that is there is replaced as a whole.
     *
     * @param log content of its log's files where they go into the file
     */
    public static void write(Path file, SavedSession session, Checkpoint checkpoint, LogContent log)
            throws IOException {
        JsonObject json = session.json();
        json.add(CHECKPOINT, Json.tree(checkpoint.outline()));
        byte[] text = json.toString().getBytes(StandardCharsets.UTF_8);
        WholeFile.write(file, out -> {
            ZipOutputStream zip = new ZipOutputStream(out);
            add(zip, SESSION, text);
            if (log.events() != null) {
                add(zip, EVENTS, log.events());
            }
            if (log.items() != null) {
                add(zip, ITEMS, log.items());
            }
            zip.setLevel(Deflater.NO_COMPRESSION);
            zip.putNextEntry(entry(WEIGHTS));
            Safetensors.write(checkpoint.tensors(), zip);
            zip.closeEntry();
            zip.finish();
        });
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(entry(name));
        zip.write(content);
        zip.closeEntry();
    }

    /** The same session gives the same bytes, whenever it is saved. */
    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(java.time.LocalDateTime.of(2000, 1, 1, 0, 0));
        return entry;
    }

    /** Reads what a file is about. */
    public static SessionFile read(Path file) throws SessionException {
        String name = String.valueOf(file.getFileName());
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new SessionException(Problem.NOT_READABLE, name);
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            byte[] text = content(zip, SESSION, LARGEST_JSON);
            if (text == null) {
                throw new SessionException(Problem.NOT_A_SESSION, name);
            }
            JsonElement json = Json.parse(new String(text, StandardCharsets.UTF_8));
            SavedSession session = SavedSession.of(json);
            Checkpoint.Outline outline = Json.read(json.getAsJsonObject().get(CHECKPOINT), Checkpoint.Outline.class);
            if (!outline.course().equals(session.course())) {
                throw new SessionException(Problem.DAMAGED, name);
            }
            LogContent log =
                    new LogContent(content(zip, EVENTS, LogContent.LARGEST), content(zip, ITEMS, LogContent.LARGEST));
            return new SessionFile(file, session, outline, log);
        } catch (SavedSession.Newer e) {
            throw new SessionException(Problem.NEWER, name);
        } catch (JsonParseException e) {
            throw new SessionException(Problem.DAMAGED, e, name);
        } catch (IOException | RuntimeException e) {
            throw new SessionException(startsAsZip(file) ? Problem.DAMAGED : Problem.NOT_A_SESSION, e, name);
        }
    }

    /** What the session has learned. */
    public Checkpoint checkpoint(Task task) throws SessionException {
        String name = String.valueOf(file.getFileName());
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry(WEIGHTS);
            if (entry == null) {
                throw new SessionException(Problem.DAMAGED, name);
            }
            CheckedInputStream in = new CheckedInputStream(zip.getInputStream(entry), new CRC32());
            Map<String, Tensor> tensors = Safetensors.read(
                            new BufferedInputStream(in, 1 << 16), LEAST_COMPRESSED * Files.size(file))
                    .tensors();
            if (in.read() >= 0 || in.getChecksum().getValue() != entry.getCrc()) {
                throw new SessionException(Problem.DAMAGED, name);
            }
            return Checkpoint.of(outline, tensors, task);
        } catch (IOException | RuntimeException e) {
            throw new SessionException(Problem.DAMAGED, e, name);
        }
    }

    /** The content of an entry; null if there is none. */
    private static byte[] content(ZipFile zip, String name, int most) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            return null;
        }
        CheckedInputStream in = new CheckedInputStream(zip.getInputStream(entry), new CRC32());
        // What the entry says about its size may be a lie: it is counted.
        byte[] content = in.readNBytes(most);
        if (in.read() >= 0 || in.getChecksum().getValue() != entry.getCrc()) {
            throw new IOException(name + " is too large or damaged");
        }
        return content;
    }

    private static boolean startsAsZip(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == 'P' && in.read() == 'K';
        } catch (IOException e) {
            return false;
        }
    }

    public Path file() {
        return file;
    }

    public SavedSession session() {
        return session;
    }

    /** The files of the log that are inside. */
    public LogContent log() {
        return log;
    }
}
