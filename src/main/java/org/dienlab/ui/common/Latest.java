package org.dienlab.ui.common;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Answers the newest of many questions: at once where that is quick, so that a panel follows within the same frame,
 * else in the background. There one question is worked on and at most one waits, the newest; those between are dropped,
 * so a panel never falls behind however fast it is asked. Belongs to the window's thread.
 *
 * @param <A> the answer
 */
public final class Latest<A> {
    /** Multiply-adds that take about two milliseconds. */
    private static final long QUICK = 8_000_000;

    private final Executor background;
    private final Executor window;
    private final Consumer<A> answer;
    /** The question that waits for the one that is worked on; null for none. */
    private Supplier<A> next;

    private boolean working;
    /** Whether the answer to what is worked on is not wanted any more. */
    private boolean dropped;

    /**
     * @param background where long computations run
     * @param window the window's thread
     * @param answer is told the answers, on the window's thread
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
        if (isQuick(work)) {
            cancel();
            answer.accept(question.get());
        } else {
            next = question;
            start();
        }
    }

    /** Whether so many multiply-adds take no longer than a pulse has time for. */
    public static boolean isQuick(long work) {
        return work <= QUICK;
    }

    private void start() {
        if (working || next == null) {
            return;
        }
        Supplier<A> question = next;
        next = null;
        working = true;
        dropped = false;
        background.execute(() -> {
            try {
                A found = question.get();
                window.execute(() -> finished(() -> answer.accept(found)));
            } catch (RuntimeException | Error e) {
                window.execute(() -> finished(() -> {
                    throw e;
                }));
            }
        });
    }

    private void finished(Runnable tell) {
        working = false;
        boolean wanted = !dropped;
        start();
        if (wanted) {
            tell.run();
        }
    }

    /** Forgets the questions under way. */
    public void cancel() {
        next = null;
        dropped = true;
    }

    /** Whether a newer answer is still to come, so that what is shown is an older one. */
    public boolean isWaiting() {
        return next != null || working && !dropped;
    }
}
