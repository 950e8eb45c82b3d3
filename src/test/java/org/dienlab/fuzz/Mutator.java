package org.dienlab.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Damages files as disks, transfers, editors and ill will do. The same number makes the same damage. */
final class Mutator {
    /** No input becomes longer than this by repetition. */
    private static final int LONGEST = 1 << 18;

    private static final int MOST_MUTATIONS = 4;
    private static final byte[] TELLING = {
        0, '"', '\'', ',', '\t', '\n', '\r', '{', '}', '[', ']', ':', '|', ' ', -1, -2
    };
    private static final List<String> NUMBERS = List.of(
            "0",
            "-1",
            "2147483648",
            "9223372036854775807",
            "18446744073709551616",
            "99999999999999999999999999",
            "1e999",
            "-1e-999",
            "NaN",
            "Infinity",
            ".",
            "");
    private static final long[] WORDS = {0, -1, 1, Long.MAX_VALUE, Long.MIN_VALUE, Integer.MAX_VALUE, 1L << 31, 1L << 40
    };

    private final SplittableRandom random;
    private final List<byte[]> seeds;

    Mutator(long number, List<byte[]> seeds) {
        random = new SplittableRandom(number);
        this.seeds = seeds;
    }

    /** One of the seed inputs, damaged in one to four ways. */
    byte[] next() {
        byte[] bytes = any().clone();
        for (int n = 1 + random.nextInt(MOST_MUTATIONS); n > 0; n--) {
            bytes = mutate(bytes);
        }
        return bytes;
    }

    private byte[] any() {
        return seeds.get(random.nextInt(seeds.size()));
    }

    private byte[] mutate(byte[] bytes) {
        int at = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, at + 1 + random.nextInt(1 << random.nextInt(1, 12)));
        byte[] none = {};
        return switch (random.nextInt(10)) {
            case 0 -> flipped(bytes, 1 << random.nextInt(8));
            case 1 -> flipped(bytes, random.nextInt(1, 256));
            case 2 -> Arrays.copyOf(bytes, at);
            case 3 -> replaced(bytes, at, at, noise());
            case 4 -> replaced(bytes, at, to, none);
            case 5 -> replaced(bytes, at, at, new byte[] {TELLING[random.nextInt(TELLING.length)]});
            case 6 -> spliced(bytes, at);
            case 7 -> number(bytes, at);
            case 8 -> repeated(bytes, at, to);
            default -> word(bytes, at);
        };
    }

    private byte[] flipped(byte[] bytes, int bits) {
        if (bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] ^= (byte) bits;
        }
        return bytes;
    }

    private byte[] noise() {
        byte[] noise = new byte[1 + random.nextInt(64)];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
        return ByteBuffer.allocate(bytes.length - (to - from) + by.length)
                .put(bytes, 0, from)
                .put(by)
                .put(bytes, to, bytes.length - to)
                .array();
    }

    /** The beginning of this and the end of another one. */
    private byte[] spliced(byte[] bytes, int at) {
        byte[] other = any();
        return replaced(bytes, at, bytes.length, Arrays.copyOfRange(other, random.nextInt(other.length), other.length));
    }

    /** The next number, in words, becomes another one. */
    private byte[] number(byte[] bytes, int at) {
        int from = at;
        while (from < bytes.length && !Character.isDigit(bytes[from])) {
            from++;
        }
        int to = from;
        while (to < bytes.length && Character.isDigit(bytes[to])) {
            to++;
        }
        String other = NUMBERS.get(random.nextInt(NUMBERS.size()));
        return replaced(bytes, from, to, other.getBytes(StandardCharsets.US_ASCII));
    }

    private byte[] repeated(byte[] bytes, int from, int to) {
        int length = Math.max(1, to - from);
        int most = Math.max(0, Math.min(1000, (LONGEST - bytes.length) / length));
        byte[] part = Arrays.copyOfRange(bytes, from, to);
        ByteBuffer copies = ByteBuffer.allocate(part.length * random.nextInt(most + 1));
        while (copies.hasRemaining()) {
            copies.put(part);
        }
        return replaced(bytes, from, from, copies.array());
    }

    /** Eight bytes, a length as likely as not, become a number of that size. */
    private byte[] word(byte[] bytes, int at) {
        int from = random.nextBoolean() ? 0 : at;
        if (from + Long.BYTES <= bytes.length) {
            ByteOrder order = random.nextBoolean() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
            ByteBuffer.wrap(bytes).order(order).putLong(from, WORDS[random.nextInt(WORDS.length)]);
        }
        return bytes;
    }
}
