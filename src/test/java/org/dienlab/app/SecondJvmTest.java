package org.dienlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecondJvmTest {
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
