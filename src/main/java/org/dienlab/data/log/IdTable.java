package org.dienlab.data.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Distinct texts and their numbers, counted from 0 in the order of their first appearance. Takes about 20 bytes a text
 * beside its UTF-8 bytes, a fraction of what a map of strings takes.
 */
final class IdTable {
    /** Longest text, in bytes. */
    static final int LONGEST = 0xFFFF;

    private static final int CHUNK = 1 << 20;
    private static final int LENGTH_BITS = 16;

    private byte[][] chunks = new byte[4][];
    /** First byte that is free; chunk number times {@link #CHUNK} and place in the chunk. */
    private long end;
    /** Place of the first byte and length of each text. */
    private long[] texts = new long[1 << 10];

    private int size;
    /** Number + 1 of the text at each place, 0 for none; open addressing. */
    private int[] table = new int[1 << 11];

    int size() {
        return size;
    }

    /** The number of a text, which is added if it is new. */
    int add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int place = place(bytes);
        if (table[place] != 0) {
            return table[place] - 1;
        }
        append(bytes);
        table[place] = ++size;
        if (size * 2L > table.length) {
            rehash();
        }
        return size - 1;
    }

    /** The number of a text; −1 if it is not here. */
    int find(String text) {
        return table[place(text.getBytes(StandardCharsets.UTF_8))] - 1;
    }

    String get(int number) {
        long at = texts[number] >>> LENGTH_BITS;
        return new String(chunk(at), (int) (at % CHUNK), length(number), StandardCharsets.UTF_8);
    }

    /** Order of two texts by their bytes, which is that of their code points. */
    int compare(int a, int b) {
        long atA = texts[a] >>> LENGTH_BITS;
        long atB = texts[b] >>> LENGTH_BITS;
        int fromA = (int) (atA % CHUNK);
        int fromB = (int) (atB % CHUNK);
        return Arrays.compareUnsigned(chunk(atA), fromA, fromA + length(a), chunk(atB), fromB, fromB + length(b));
    }

    /** All numbers, in the order of their texts. */
    int[] inOrder() {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = i;
        }
        Sorting.sort(order, this::compare);
        return order;
    }

    private byte[] chunk(long at) {
        return chunks[(int) (at / CHUNK)];
    }

    private int length(int number) {
        return (int) texts[number] & LONGEST;
    }

    private void append(byte[] bytes) {
        if (end % CHUNK + bytes.length > CHUNK || end % CHUNK == 0) {
            end = (end + CHUNK - 1) / CHUNK * CHUNK;
            int chunk = (int) (end / CHUNK);
            if (chunk == chunks.length) {
                chunks = Arrays.copyOf(chunks, chunk * 2);
            }
            chunks[chunk] = new byte[CHUNK];
        }
        System.arraycopy(bytes, 0, chunk(end), (int) (end % CHUNK), bytes.length);
        if (size == texts.length) {
            texts = Arrays.copyOf(texts, size * 2);
        }
        texts[size] = end << LENGTH_BITS | bytes.length;
        end += bytes.length;
    }

    /** Where a text is, or would be. */
    private int place(byte[] bytes) {
        int place = hash(bytes, 0, bytes.length) & table.length - 1;
        while (table[place] != 0 && !equals(table[place] - 1, bytes)) {
            place = place + 1 & table.length - 1;
        }
        return place;
    }

    private boolean equals(int number, byte[] bytes) {
        long at = texts[number] >>> LENGTH_BITS;
        int from = (int) (at % CHUNK);
        return Arrays.equals(chunk(at), from, from + length(number), bytes, 0, bytes.length);
    }

    private void rehash() {
        table = new int[table.length * 2];
        for (int number = 0; number < size; number++) {
            long at = texts[number] >>> LENGTH_BITS;
            int place = hash(chunk(at), (int) (at % CHUNK), length(number)) & table.length - 1;
            while (table[place] != 0) {
                place = place + 1 & table.length - 1;
            }
            table[place] = number + 1;
        }
    }

    private static int hash(byte[] bytes, int from, int length) {
        int hash = 0;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        hash *= 0x9E3779B9;
        return hash ^ hash >>> 15;
    }
}
