package org.dienlab.data.log;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/**
 * Reads times: a number of seconds from any start, or a date and time as in ISO 8601 (UTC where it names no zone). A
 * number too large for seconds is taken for milli-, micro- or nanoseconds.
 */
final class Times {
    /** Later than the year 5000 in seconds, 1973 in milliseconds. */
    private static final double LARGEST_SECONDS = 1e11;

    private static final double THOUSAND = 1000;
    private static final int MOST_DIGITS = 18;
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]*)?([eE][+-]?[0-9]{1,2})?");

    private Times() {}

    /** Seconds; NaN if the text is no time. */
    static double parse(String text) {
        if (isDigits(text)) {
            return seconds(Long.parseLong(text));
        }
        if (NUMBER.matcher(text).matches()) {
            return seconds(Double.parseDouble(text));
        }
        try {
            Instant instant = instant(text.replace(' ', 'T'));
            return instant.getEpochSecond() + instant.getNano() * 1e-9;
        } catch (DateTimeException e) {
            return Double.NaN;
        }
    }

    private static boolean isDigits(String text) {
        boolean digits = !text.isEmpty() && text.length() <= MOST_DIGITS;
        for (int i = 0; digits && i < text.length(); i++) {
            digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        return digits;
    }

    static double seconds(double number) {
        double seconds = number;
        for (int unit = 0; unit < 3 && Math.abs(seconds) >= LARGEST_SECONDS; unit++) {
            seconds /= THOUSAND;
        }
        return seconds;
    }

    /** From a date, a date and time, or a date and time with a zone. */
    private static Instant instant(String text) {
        int clock = text.indexOf('T');
        if (clock < 0) {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        boolean zoned = text.endsWith("Z") || text.indexOf('+', clock) > 0 || text.indexOf('-', clock) > 0;
        return zoned
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }
}
