package org.dienlab.ui.conventions;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.dienlab.train.Choices;

/**
 * One of the answers to a question.
 *
 * @param key key of its name; with {@code .why} that of a line about it, with {@code .source} that of who does it so
 * @param chosen whether some choices have this answer
 * @param choose the same choices with this answer
 */
public record Option(String key, Predicate<Choices> chosen, UnaryOperator<Choices> choose) {}
