package org.dienlab.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dienlab.model.SafetensorsException.Problem;

/**
 * Named tensors in the safetensors format: eight bytes with the length of a JSON header, the header, the data.
 * Everything little-endian and row-major. Written is type F64; F32 is read too. A file cannot ask for more memory than
 * it has bytes.
 */
public final class Safetensors {
    private static final int LARGEST_HEADER = 16 << 20;
    private static final int LONGEST_NAME = 80;
    private static final String METADATA = "__metadata__";
    private static final int CHUNK = 1 << 16;

    private Safetensors() {}

    /** A tensor: its shape and its elements, row-major. */
    public record Tensor(int[] shape, double[] values) {
        /** A vector. */
        public static Tensor vector(double... values) {
            return new Tensor(new int[] {values.length}, values);
        }
    }

    /**
     * What a file holds.
     *
     * @param metadata what it says about itself
     * @param tensors in the order of the data
     */
    public record Content(Map<String, String> metadata, Map<String, Tensor> tensors) {}

    /** Where a tensor lies in the data. */
    private record Entry(String name, int[] shape, int bytesEach, long from, long to) {}

    /** Writes tensors in the order of the map. */
    public static void write(Map<String, Tensor> tensors, OutputStream out) throws IOException {
        write(new Content(Map.of(), tensors), out);
    }

    /** Writes tensors in their order, and what is to be said about them. */
    public static void write(Content content, OutputStream out) throws IOException {
        Map<String, Tensor> tensors = content.tensors();
        JsonObject header = new JsonObject();
        if (!content.metadata().isEmpty()) {
            JsonObject metadata = new JsonObject();
            new TreeMap<>(content.metadata()).forEach(metadata::addProperty);
            header.add(METADATA, metadata);
        }
        long at = 0;
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            JsonObject tensor = new JsonObject();
            tensor.addProperty("dtype", "F64");
            JsonArray shape = new JsonArray();
            for (int size : entry.getValue().shape()) {
                shape.add(size);
            }
            tensor.add("shape", shape);
            JsonArray offsets = new JsonArray();
            offsets.add(at);
            at += 8L * entry.getValue().values().length;
            offsets.add(at);
            tensor.add("data_offsets", offsets);
            header.add(entry.getKey(), tensor);
        }
        byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
        int padded = (json.length + 7) / 8 * 8;
        ByteBuffer start = ByteBuffer.allocate(8 + padded).order(ByteOrder.LITTLE_ENDIAN);
        start.putLong(padded).put(json);
        while (start.hasRemaining()) {
            start.put((byte) ' ');
        }
        out.write(start.array());
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        for (Tensor tensor : tensors.values()) {
            double[] values = tensor.values();
            for (int from = 0; from < values.length; from += CHUNK / 8) {
                int count = Math.min(CHUNK / 8, values.length - from);
                chunk.asDoubleBuffer().put(values, from, count);
                out.write(chunk.array(), 0, 8 * count);
            }
        }
    }

    /** Reads all tensors. @throws SafetensorsException if this is not such a file or it is cut short */
    public static Map<String, Tensor> read(InputStream in) throws IOException {
        return read(in, Long.MAX_VALUE).tensors();
    }

    /**
     * Reads a file.
     *
     * @param mostBytes bytes that there can be; a header that says more is refused before there is memory for it
     * @throws SafetensorsException if this is not such a file or it is cut short
     */
    public static Content read(InputStream in, long mostBytes) throws IOException {
        DataInputStream data = new DataInputStream(in);
        try {
            long length = Long.reverseBytes(data.readLong());
            if (length < 2 || length > Math.min(LARGEST_HEADER, mostBytes)) {
                throw new SafetensorsException(
                        Problem.HEADER_LENGTH,
                        null,
                        Long.toUnsignedString(length),
                        String.valueOf(Math.min(LARGEST_HEADER, mostBytes)));
            }
            byte[] text = data.readNBytes((int) length);
            if (text.length < length) {
                throw new EOFException();
            }
            JsonObject header = JsonParser.parseString(new String(text, StandardCharsets.UTF_8))
                    .getAsJsonObject();
            Map<String, String> metadata = new TreeMap<>();
            List<Entry> entries = new ArrayList<>();
            for (Map.Entry<String, JsonElement> entry : header.entrySet()) {
                JsonObject value = entry.getValue().getAsJsonObject();
                if (entry.getKey().equals(METADATA)) {
                    value.entrySet()
                            .forEach(said ->
                                    metadata.put(said.getKey(), said.getValue().getAsString()));
                } else {
                    entries.add(entry(entry.getKey(), value));
                }
            }
            entries.sort(Comparator.comparingLong(Entry::from).thenComparingLong(Entry::to));
            check(entries, mostBytes - 8 - length);
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            for (Entry entry : entries) {
                tensors.put(entry.name(), new Tensor(entry.shape(), values(entry, data)));
            }
            return new Content(metadata, tensors);
        } catch (EOFException e) {
            throw new SafetensorsException(Problem.CUT_SHORT, e);
        } catch (RuntimeException e) {
            // The JSON library refuses what does not fit in many ways; to the reader it is all the same.
            throw new SafetensorsException(Problem.HEADER, e);
        }
    }

    private static Entry entry(String name, JsonObject entry) throws IOException {
        JsonArray offsets = entry.getAsJsonArray("data_offsets");
        JsonArray sizes = entry.getAsJsonArray("shape");
        String type = entry.get("dtype").getAsString();
        int each = type.equals("F64") ? 8 : type.equals("F32") ? 4 : 0;
        long elements = 1;
        int[] shape = new int[sizes.size()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = sizes.get(i).getAsInt();
            elements = Math.multiplyExact(elements, shape[i]);
        }
        long from = offsets.get(0).getAsLong();
        long to = offsets.get(1).getAsLong();
        if (each == 0
                || offsets.size() != 2
                || Arrays.stream(shape).anyMatch(size -> size < 0)
                || elements > Integer.MAX_VALUE - 8
                || to - from != elements * each) {
            throw new SafetensorsException(Problem.TENSOR, null, quotable(name));
        }
        return new Entry(name, shape, each, from, to);
    }

    /** Every byte of the data belongs to one tensor, and there can be so many bytes. */
    private static void check(List<Entry> entries, long mostBytes) throws IOException {
        long at = 0;
        for (Entry entry : entries) {
            if (entry.from() != at) {
                throw new SafetensorsException(Problem.PLACE, null, quotable(entry.name()), String.valueOf(at));
            }
            at = entry.to();
        }
        if (at > mostBytes) {
            throw new EOFException();
        }
    }

    /** Grows with what is really there, so a header that lies about its size cannot ask for memory. */
    private static double[] values(Entry entry, DataInputStream data) throws IOException {
        int count = (int) ((entry.to() - entry.from()) / entry.bytesEach());
        int perChunk = CHUNK / entry.bytesEach();
        double[] values = new double[Math.min(count, perChunk)];
        byte[] raw = new byte[(int) Math.min(CHUNK, entry.to() - entry.from())];
        ByteBuffer chunk = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < count; from += perChunk) {
            int part = Math.min(perChunk, count - from);
            data.readFully(raw, 0, part * entry.bytesEach());
            if (values.length < from + part) {
                values = Arrays.copyOf(values, (int) Math.min(count, 2L * values.length));
            }
            if (entry.bytesEach() == 8) {
                chunk.asDoubleBuffer().get(values, from, part);
            } else {
                for (int i = 0; i < part; i++) {
                    values[from + i] = chunk.getFloat(4 * i);
                }
            }
        }
        return values;
    }

    /** Shortened and on one line: it may be any text. */
    private static String quotable(String name) {
        return name.substring(0, Math.min(name.length(), LONGEST_NAME)).replaceAll("\\p{Cntrl}", "?");
    }
}
