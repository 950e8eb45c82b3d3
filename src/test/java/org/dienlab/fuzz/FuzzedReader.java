package org.dienlab.fuzz;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A reader that must survive any bytes.
 *
 * @param name of the reader, in reports
 * @param file name of the file that is damaged
 * @param beside other files of its folder, by name, that stay as they are
 * @param seeds contents that the reader reads without complaint
 * @param reader reads the file
 * @param refusal the only exception it may throw
 * @param sentence what that exception says, never empty
 */
record FuzzedReader<E extends Exception>(
        String name,
        String file,
        Map<String, String> beside,
        List<byte[]> seeds,
        Reader reader,
        Class<E> refusal,
        Sentence<E> sentence) {

    /** Reads a file, and all of what it read. */
    interface Reader {
        void read(Path file) throws Exception;
    }

    /** What an exception says in a language. */
    interface Sentence<E> {
        String of(E refusal, Locale language);
    }

    static <E extends Exception> FuzzedReader<E> of(
            String name, String file, List<byte[]> seeds, Reader reader, Class<E> refusal, Sentence<E> sentence) {
        return new FuzzedReader<>(name, file, Map.of(), seeds, reader, refusal, sentence);
    }

    /** The same with another file in the folder. */
    FuzzedReader<E> beside(String other, String content) {
        return new FuzzedReader<>(name, file, Map.of(other, content), seeds, reader, refusal, sentence);
    }

    /** What it says about a refusal, in one language. */
    String say(Throwable failure, Locale language) {
        return sentence.of(refusal.cast(failure), language);
    }

    /** Seeds that are texts. */
    static List<byte[]> texts(String... texts) {
        return Stream.of(texts)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
