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
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Named tensors of doubles in the safetensors format: eight bytes with the length of a JSON header, the header, the
 * data. Everything little-endian, type F64.
 */
public final class Safetensors {
    private static final int LARGEST_HEADER = 16 << 20;

    private static final int LONGEST_NAME = 80;

    private Safetensors() {}

    /** A tensor: its shape and its elements, row-major. */
    public record Tensor(int[] shape, double[] values) {
        /** A vector. */
        public static Tensor vector(double... values) {
            return new Tensor(new int[] {values.length}, values);
        }
    }

    /** Writes tensors in the order of the map. */
    public static void write(Map<String, Tensor> tensors, OutputStream out) throws IOException {
        JsonObject header = new JsonObject();
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
        for (Tensor tensor : tensors.values()) {
            ByteBuffer data = ByteBuffer.allocate(8 * tensor.values().length).order(ByteOrder.LITTLE_ENDIAN);
            data.asDoubleBuffer().put(tensor.values());
            out.write(data.array());
        }
    }

    /** Reads all tensors. @throws IOException with a sentence if this is not such a file or it is cut short */
    public static Map<String, Tensor> read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        try {
            long length = Long.reverseBytes(data.readLong());
            if (length < 2 || length > LARGEST_HEADER) {
                throw new IOException("not a safetensors file: its header would have " + length + " bytes");
            }
            JsonObject header = JsonParser.parseString(
                            new String(data.readNBytes((int) length), StandardCharsets.UTF_8))
                    .getAsJsonObject();
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            long at = 0;
            for (Map.Entry<String, JsonElement> entry : header.entrySet()) {
                if (!entry.getKey().equals("__metadata__")) {
                    Tensor tensor = tensor(entry.getKey(), entry.getValue().getAsJsonObject(), at, data);
                    at += 8L * tensor.values().length;
                    tensors.put(entry.getKey(), tensor);
                }
            }
            return tensors;
        } catch (EOFException e) {
            throw new IOException("the safetensors file is cut short", e);
        } catch (RuntimeException e) {
            // Gson refuses what does not fit in many ways; to the reader it is all the same.
            throw new IOException("the header of the safetensors file is damaged", e);
        }
    }

    private static Tensor tensor(String name, JsonObject entry, long at, DataInputStream data) throws IOException {
        JsonArray offsets = entry.getAsJsonArray("data_offsets");
        JsonArray sizes = entry.getAsJsonArray("shape");
        long bytes = offsets.get(1).getAsLong() - offsets.get(0).getAsLong();
        long elements = 1;
        int[] shape = new int[sizes.size()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = sizes.get(i).getAsInt();
            elements = Math.multiplyExact(elements, Math.max(0, shape[i]));
        }
        if (!entry.get("dtype").getAsString().equals("F64")
                || offsets.get(0).getAsLong() != at
                || elements * 8 != bytes) {
            throw new IOException(
                    "tensor " + quotable(name) + ": expected F64 data of its shape, in the order of the header");
        }
        // Grows with what is really there, so a header that lies about its size cannot ask for memory.
        byte[] raw = data.readNBytes(Math.toIntExact(bytes));
        if (raw.length < bytes) {
            throw new EOFException();
        }
        double[] values = new double[raw.length / 8];
        ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(values);
        return new Tensor(shape, values);
    }

    /** Shortened and on one line: it may be any text. */
    private static String quotable(String name) {
        return name.substring(0, Math.min(name.length(), LONGEST_NAME)).replaceAll("\\p{Cntrl}", "?");
    }
}
