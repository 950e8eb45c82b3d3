package org.dienlab.data;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.dienlab.data.DataException.Problem;

/** A text file read from front to back; unpacked if it is compressed with gzip, without a byte order mark. */
public final class TextFile implements Closeable {
    /** Stands for bytes that are no text in the file's encoding; no text has this character. */
    public static final char BAD = '\uFFFF';

    private static final int BUFFER = 1 << 16;
    private static final int BYTE_ORDER_MARK = '\uFEFF';

    private final Path file;
    private final long size;
    private final Counter counter;
    private final Reader reader;

    private TextFile(Path file, InputStream bytes, long size, Charset charset) throws IOException {
        this.file = file;
        this.size = size;
        counter = new Counter(bytes);
        BufferedInputStream raw = new BufferedInputStream(counter, BUFFER);
        raw.mark(2);
        boolean packed = raw.read() == 0x1f && raw.read() == 0x8b;
        raw.reset();
        InputStream text = packed ? new GZIPInputStream(raw, BUFFER) : raw;
        BufferedReader decoded = new BufferedReader(
                new InputStreamReader(
                        text,
                        charset.newDecoder()
                                .onMalformedInput(CodingErrorAction.REPLACE)
                                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                                .replaceWith(String.valueOf(BAD))),
                BUFFER);
        decoded.mark(1);
        if (decoded.read() != BYTE_ORDER_MARK) {
            decoded.reset();
        }
        reader = decoded;
    }

    /** @throws DataException if there is no such file, it is a folder, or it may not be read */
    public static TextFile open(Path file, Charset charset) throws DataException {
        if (Files.isDirectory(file)) {
            throw new DataException(file, 0, 0, "", Problem.A_FOLDER, "");
        }
        InputStream bytes = null;
        try {
            bytes = Files.newInputStream(file);
            return new TextFile(file, bytes, Files.size(file), charset);
        } catch (IOException e) {
            close(bytes, e);
            throw failure(file, e);
        }
    }

    /** Text that {@code name} only names, such as a resource. */
    static TextFile of(Path name, InputStream bytes, Charset charset) throws IOException {
        return new TextFile(name, bytes, Long.MAX_VALUE, charset);
    }

    private static void close(InputStream bytes, IOException first) {
        if (bytes != null) {
            try {
                bytes.close();
            } catch (IOException e) {
                first.addSuppressed(e);
            }
        }
    }

    public Path file() {
        return file;
    }

    /** The characters; {@link #BAD} for bytes that are none. */
    public Reader reader() {
        return reader;
    }

    /** Whether there is nothing but text: no bytes that are none in the file's encoding, and no zero bytes. */
    public static boolean isText(String text) {
        return text.indexOf(BAD) < 0 && text.indexOf('\0') < 0;
    }

    /** Bytes of the file that were read, packed ones where it is packed. */
    long read() {
        return Math.min(size, counter.count);
    }

    /** What a failure to read means. */
    public static DataException failure(Path file, IOException e) {
        boolean packed = e instanceof EOFException || e instanceof ZipException;
        Problem problem = packed
                ? Problem.DAMAGED_GZIP
                : e instanceof NoSuchFileException ? Problem.NO_SUCH_FILE : Problem.NOT_READABLE;
        return new DataException(file, 0, 0, "", problem, String.valueOf(e.getMessage()));
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Counter extends FilterInputStream {
        private long count;

        Counter(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count += b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] to, int at, int length) throws IOException {
            int n = super.read(to, at, length);
            count += Math.max(0, n);
            return n;
        }
    }
}
