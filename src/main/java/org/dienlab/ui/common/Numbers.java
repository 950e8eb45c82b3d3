package org.dienlab.ui.common;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** How numbers are written: fixed decimals, no leading zero, a true minus. */
public final class Numbers {
    private static final String NONE = "–";

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
        return String.format(Locale.ROOT, "%,d", value).replace('-', '−');
    }

    private static String fixed(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        String digits = String.format(Locale.ROOT, "%." + decimals + "f", Math.abs(value));
        boolean zero = digits.chars().allMatch(c -> c == '0' || c == '.');
        return (value < 0 && !zero ? "−" : "") + (digits.startsWith("0.") ? digits.substring(1) : digits);
    }
}
