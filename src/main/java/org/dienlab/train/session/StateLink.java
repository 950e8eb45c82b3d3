package org.dienlab.train.session;

import com.google.gson.JsonParseException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.dienlab.train.Json;
import org.dienlab.train.session.SessionException.Problem;

/**
 * A session as one word that can be mailed: {@code dienlab:} and a {@link SavedSession}, compressed, in the letters of
 * URLs. What was learned is not in it; it is trained again.
 */
public final class StateLink {
    /** What links begin with. */
    public static final String PREFIX = "dienlab:";

    private static final int LONGEST = 1 << 20;
    private static final int LARGEST_JSON = 4 << 20;

    private StateLink() {}

    /** Whether a text means to be a link. */
    public static boolean isLink(String text) {
        return text.strip().startsWith(PREFIX);
    }

    /** The link of a session. The same session has the same link. */
    public static String of(SavedSession session) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater)) {
            out.write(session.json().toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // Not in memory.
        } finally {
            deflater.end();
        }
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(packed.toByteArray());
    }

    /** The session of a link; blanks and line ends that a mail may have put into it do not matter. */
    public static SavedSession read(String text) throws SessionException {
        if (!isLink(text)) {
            throw new SessionException(Problem.NOT_A_LINK, PREFIX);
        }
        String word = text.strip().substring(PREFIX.length());
        try {
            if (word.length() > LONGEST) {
                throw new SessionException(Problem.DAMAGED_LINK);
            }
            byte[] packed = Base64.getUrlDecoder().decode(word.replaceAll("\\s", ""));
            InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed));
            byte[] json = in.readNBytes(LARGEST_JSON);
            if (in.read() >= 0) {
                throw new SessionException(Problem.DAMAGED_LINK);
            }
            return SavedSession.of(Json.parse(new String(json, StandardCharsets.UTF_8)));
        } catch (SavedSession.Newer e) {
            throw new SessionException(Problem.NEWER_LINK);
        } catch (IOException | IllegalArgumentException | JsonParseException e) {
            throw new SessionException(Problem.DAMAGED_LINK, e);
        }
    }
}
