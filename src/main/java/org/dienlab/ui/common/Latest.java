package org.dienlab.ui.common;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Answers the newest of many questions: at once where that is quick, so that a panel follows within the same frame,
 * else in the background. An answer that is overtaken by a newer question is dropped. Belongs to the window's thread.
 *
 * @param <A> the answer
 */
public final class Latest<A> {
    /** Multiply-adds that take about two milliseconds. */
    private static final long QUICK = 4_000_000;

    private final Executor background;
    private final Executor window;
    private final Consumer<A> answer;
    private long asked;
    private boolean waiting;

    /**
     * @param background where long computations run
     * @param window the window's thread
     * @param answer is told every answer, on the window's thread
     */
    public Latest(Executor background, Executor window, Consumer<A> answer) {
        this.background = background;
        this.window = window;
        this.answer = answer;
    }

    /**
     * Asks a new question, whatever became of the one before.
     *
     * @param work about how many multiply-adds the answer takes
     * @param question must only read what nobody changes
     */
    public void ask(long work, Supplier<A> question) {
        long number = ++asked;
        waiting = work > QUICK;
        if (!waiting) {
            answer.accept(question.get());
            return;
        }
        background.execute(() -> {
            A found = question.get();
            window.execute(() -> {
                if (number == asked) {
                    waiting = false;
                    answer.accept(found);
                }
            });
        });
    }

    /** Forgets the question under way, if there is one. */
    public void cancel() {
        asked++;
        waiting = false;
    }

    /** Whether the answer is still being computed, so that what is shown is the one before. */
    public boolean isWaiting() {
        return waiting;
    }
}
