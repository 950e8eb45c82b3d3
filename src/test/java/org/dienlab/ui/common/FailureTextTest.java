package org.dienlab.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import org.dienlab.data.DataException;
import org.dienlab.train.session.SessionException;
import org.junit.jupiter.api.Test;

/** What a window or the command line says of a failure. */
class FailureTextTest {
    @Test
    void whatCanBeExpectedIsSaidInBothLanguages() {
        says(
                "a.csv: there is no such file",
                "a.csv：没有这个文件",
                new DataException(Path.of("a.csv"), 0, 0, "", DataException.Problem.NO_SUCH_FILE, ""));
        says(
                "a.dienlab is damaged: it was cut short or changed.",
                "a.dienlab 已损坏：内容不完整或被改动。",
                new SessionException(SessionException.Problem.DAMAGED, new IOException("END"), "a.dienlab"));
        says(
                "There is not enough memory; fewer lanes or a smaller log need less.",
                "内存不足；减少通道或缩小日志可减少内存需求。",
                new OutOfMemoryError("Java heap space"));
        says("The file a.csv cannot be read or written.", "无法读写文件 a.csv。", new NoSuchFileException("a.csv"));
        says("Reading or writing failed: IOException.", "读写失败：IOException。", new IOException());
    }

    @Test
    void anythingElseIsSaidInItsOwnWordsOrByItsName() {
        says("broken", "broken", new IllegalStateException("broken"));
        says("NullPointerException", "NullPointerException", new NullPointerException());
    }

    private static void says(String english, String chinese, Throwable failure) {
        assertEquals(english, FailureText.of(failure, Messages.ENGLISH));
        assertEquals(chinese, FailureText.of(failure, Messages.CHINESE));
        Throwable wrapped = new CompletionException(
                failure instanceof IOException io ? new UncheckedIOException(io) : new IllegalStateException(failure));
        assertEquals(english, FailureText.of(wrapped, Messages.ENGLISH));
    }
}
