package org.dienlab.data;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * How a table is written down.
 *
 * @param separator between two fields, for example a comma, a tab or {@code ::}
 * @param header whether the first row names the columns
 * @param quoted whether quotation marks around a field have a meaning
 */
public record CsvShape(String separator, boolean header, boolean quoted, Charset charset) {
    /** Comma-separated in UTF-8 with a header. */
    public static final CsvShape STANDARD = new CsvShape(",", true, true, StandardCharsets.UTF_8);
}
