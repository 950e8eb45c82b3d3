package org.dienlab.train.session;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.dienlab.data.CsvShape;
import org.dienlab.data.log.ColumnMap;
import org.dienlab.data.log.ColumnRole;
import org.dienlab.data.log.LogFormat;
import org.dienlab.data.log.LogSource;
import org.dienlab.data.log.SampleOptions;

/**
 * A log on somebody's disk: its files, how they are read and how examples are made of them. The same reference gives the
 * same examples.
 *
 * @param items names and categories of the items; null for none
 * @param table how the events are written; null where the format is no table
 * @param options how examples are made
 * @param skipBadRows whether rows that cannot be understood are left out
 */
public record LogReference(
        LogFormat format, File events, File items, Table table, SampleOptions options, boolean skipBadRows) {
    /**
     * A file by its place and its content.
     *
     * @param bytes its size
     * @param sha256 hash of its content, 64 hexadecimal digits
     */
    public record File(String path, long bytes, String sha256) {
        public File {
            if (path.isBlank() || bytes < 0 || !sha256.matches("[0-9a-f]{64}")) {
                throw new IllegalArgumentException("no reference to a file");
            }
        }

        /** The file as it is now. Reads all of it. */
        public static File of(Path path) throws IOException {
            MessageDigest digest = hash();
            long bytes = 0;
            byte[] buffer = new byte[1 << 16];
            try (InputStream in = Files.newInputStream(path)) {
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    digest.update(buffer, 0, n);
                    bytes += n;
                }
            }
            return new File(
                    path.toAbsolutePath().normalize().toString(),
                    bytes,
                    HexFormat.of().formatHex(digest.digest()));
        }

        /** Whether a file has this content. */
        public boolean is(Path path) throws IOException {
            return Files.isRegularFile(path)
                    && Files.size(path) == bytes
                    && of(path).sha256().equals(sha256);
        }

        /** Whether this is that content. */
        public boolean is(byte[] content) {
            return content.length == bytes
                    && HexFormat.of().formatHex(hash().digest(content)).equals(sha256);
        }

        /** Its name without its folder, whatever the system that it was written on. */
        public String name() {
            return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        }

        private static MessageDigest hash() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e); // Every Java platform has it.
            }
        }
    }

    /**
     * How a table is written.
     *
     * @param names names of the columns
     * @param columns which of them says what, from 0
     */
    public record Table(
            String separator,
            boolean header,
            boolean quoted,
            String charset,
            List<String> names,
            Map<ColumnRole, Integer> columns) {
        private static final List<Charset> KNOWN = List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1);

        public Table {
            names = List.copyOf(names);
            String name = charset;
            boolean known = KNOWN.stream().anyMatch(one -> one.name().equals(name));
            int count = names.size();
            if (separator.isEmpty()
                    || !known
                    || columns.values().stream().anyMatch(place -> place < 0 || place >= count)) {
                throw new IllegalArgumentException("no table");
            }
        }
    }

    public LogReference {
        if (format == null || events == null || options == null) {
            throw new IllegalArgumentException("no log");
        }
    }

    /**
     * The log that was read. Reads its files once more, so nobody may have changed them since.
     *
     * @param skippedBadRows whether bad rows were left out
     */
    public static LogReference of(LogSource source, SampleOptions options, boolean skippedBadRows) throws IOException {
        CsvShape shape = source.shape();
        Table table = shape == null
                ? null
                : new Table(
                        shape.separator(),
                        shape.header(),
                        shape.quoted(),
                        shape.charset().name(),
                        source.preview().columns(),
                        source.columns().places());
        return new LogReference(
                source.format(),
                File.of(source.events()),
                source.items() == null ? null : File.of(source.items()),
                table,
                options,
                skippedBadRows);
    }

    /** How to read the log from these files. */
    public LogSource source(Path eventsFile, Path itemsFile) {
        CsvShape shape = table == null
                ? null
                : new CsvShape(table.separator(), table.header(), table.quoted(), Charset.forName(table.charset()));
        return new LogSource(
                format,
                eventsFile,
                itemsFile,
                shape,
                table == null ? null : new ColumnMap(table.columns()),
                new LogSource.Preview(table == null ? List.of() : table.names(), List.of()));
    }
}
