package org.dienlab.ui.common;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** How numbers are written: fixed decimals, no leading zero, a true minus. */
public final class Numbers {
    private static final String NONE = "–";
    private static final long[] POWERS = {1, 10, 100, 1000};
    /** Beyond this a double has no room for decimals. */
    private static final double EXACT = 1e12;

    private static final double NEAR_HALF = 1e-3;

    private Numbers() {}

    /** Two decimals, for example .22, −.24, 1.00. */
    public static String two(double value) {
        return fixed(value, 2);
    }

    /** Two decimals with a sign, for example +.05, −.24; ±.00 for what rounds to 0. */
    public static String signed(double value) {
        String two = two(value);
        return two.startsWith("−") || two.equals(NONE) ? two : (Math.abs(value) < .005 ? "±" : "+") + two;
    }

    /** Three decimals, for example .895. */
    public static String three(double value) {
        return fixed(value, 3);
    }

    /** A small number as a digit and a power of ten, for example 7e-8, as it can be typed, too. */
    public static String power(double value) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        return String.format(Locale.ROOT, "%.0e", value).replace("e-0", "e-").replaceFirst("e\\+0?", "e");
    }

    /** Three significant digits as they are typed, for example a learning rate: .01, 1e-4, 1e9. */
    public static String significant(double value) {
        if (value < .001 || value >= 1e6) {
            return power(value);
        }
        String text = BigDecimal.valueOf(value)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
        return text.startsWith("0.") ? text.substring(1) : text;
    }

    /** A probability with two decimals; what would round to 0 is written as less than .01. */
    public static String probability(double value) {
        return value < .005 ? "<.01" : two(value);
    }

    /** A share 0..1 in whole per cent. */
    public static String percent(double share) {
        return Double.isFinite(share) ? Math.round(share * 100) + " %" : NONE;
    }

    /** A whole number in groups of three digits, for example 1,240. */
    public static String grouped(long value) {
        StringBuilder text = new StringBuilder(Long.toString(value));
        int first = value < 0 ? 1 : 0;
        for (int comma = text.length() - 3; comma > first; comma -= 3) {
            text.insert(comma, ',');
        }
        if (value < 0) {
            text.setCharAt(0, '−');
        }
        return text.toString();
    }

    private static String fixed(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        double scaled = Math.abs(value) * POWERS[decimals];
        long whole = (long) scaled;
        double rest = scaled - whole;
        if (scaled > EXACT || Math.abs(rest - .5) < NEAR_HALF) {
            return decimal(value, decimals);
        }
        // Hundreds of numbers a frame are written this way; the formatter takes fifty times as long.
        long rounded = rest > .5 ? whole + 1 : whole;
        long one = POWERS[decimals];
        StringBuilder text = new StringBuilder(12);
        if (value < 0 && rounded > 0) {
            text.append('−');
        }
        if (rounded >= one) {
            text.append(rounded / one);
        }
        text.append('.');
        for (long place = one / 10; place > 0; place /= 10) {
            text.append((char) ('0' + rounded / place % 10));
        }
        return text.toString();
    }

    /** The same for what may be half-way between two neighbours as it is written, which its binary form does not show. */
    private static String decimal(double value, int decimals) {
        String digits = String.format(Locale.ROOT, "%." + decimals + "f", Math.abs(value));
        boolean zero = digits.chars().allMatch(c -> c == '0' || c == '.');
        return (value < 0 && !zero ? "−" : "") + (digits.startsWith("0.") ? digits.substring(1) : digits);
    }
}
