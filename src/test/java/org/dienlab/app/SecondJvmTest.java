package org.dienlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecondJvmTest {
    @Test
    void theJvmTakesTheOptionsOfTheWindowWithoutAWord() throws Exception {
        List<String> command = new ArrayList<>(SecondJvm.window());
        command.add(0, SecondJvm.java());
        command.add("-version");
        List<String> plain = said(List.of(SecondJvm.java(), "-version"));
        assertEquals(plain, said(command));
    }

    private static List<String> said(List<String> command) throws Exception {
        Process jvm = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines = jvm.inputReader().lines().toList();
        assertEquals(0, jvm.waitFor());
        return lines;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "WARNING: Using incubator modules: jdk.incubator.vector/a/|a/",
                "Picked up X/WARNING: Using incubator modules: jdk.incubator.vector/a|Picked up X/a",
                "WARNING: something else/|WARNING: something else/",
                "WARNING: Using incubator modules: jdk.incubator.vector and more/|WARNING: Using incubator modules: jdk.incubator.vector and more/",
                "WARN|WARN",
                "a WARNING: Using incubator modules: jdk.incubator.vector/|a WARNING: Using incubator modules: jdk.incubator.vector/"
            })
    void theWarningAboutTheVectorApiIsLeftOut(String said, String passed) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] in = said.replace('/', '\n').getBytes(StandardCharsets.US_ASCII);
        SecondJvm.copyWithoutWarning(new ByteArrayInputStream(in), out);
        assertEquals(passed.replace('/', '\n'), out.toString(StandardCharsets.US_ASCII));
    }
}
