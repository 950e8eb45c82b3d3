package org.dienlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecondJvmTest {
    @Test
    void theJvmTakesTheOptionsOfTheWindowWithoutAWord() throws Exception {
        List<String> command = new ArrayList<>(SecondJvm.window());
        command.add(0, SecondJvm.java());
        command.add("-version");
        List<String> plain = said(List.of(SecondJvm.java(), "-version"));
        assertEquals(plain, said(command));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "java -jar lab.jar demo --out -Da|",
                "/usr/bin/java -Da=b -Xmx1g -XX:+UseSerialGC -jar lab.jar|-Da=b -Xmx1g -XX:+UseSerialGC",
            })
    void optionsOfAPlainCommandLineAreThoseBeforeTheJar(String typed, String options) {
        List<String> expected = options == null ? List.of() : List.of(options.split(" "));
        assertEquals(expected, SecondJvm.plainOptions(words(typed)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java -classpath lab.jar org.dienlab.app.Main",
                "java -ea -jar lab.jar",
                "java @options -jar lab.jar",
                "java --add-opens a/b=c -jar lab.jar",
                "java -Dname=数 -jar lab.jar"
            })
    void anyOtherCommandLineIsAskedOfTheJvm(String typed) {
        assertNull(SecondJvm.plainOptions(words(typed)));
    }

    private static byte[] words(String typed) {
        return (typed.replace(' ', '\0') + '\0').getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> said(List<String> command) throws Exception {
        Process jvm = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines = jvm.inputReader().lines().toList();
        assertEquals(0, jvm.waitFor());
        return lines;
    }

    /** The address is free for each JVM here, but only one may ask for it. */
    @Test
    void aDebuggerHasOneJvm() throws Exception {
        List<String> said = trained("-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0", "");
        assertEquals(1, count(said, "Listening for transport"), said.toString());
    }

    @Test
    void optionsOfTheEnvironmentAreTakenOnce() throws Exception {
        List<String> said = trained("-Dany=1", "-Duser.language=zh");
        assertEquals(1, count(said, "Picked up JAVA_TOOL_OPTIONS"), said.toString());
        assertEquals(0, count(said, "lane "), "is said in English: " + said);
    }

    /** Elsewhere these numbers mean nothing, or something else. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void threadsHaveThePrioritiesOfLinuxOnlyThere() throws Exception {
        for (String system : List.of("Linux", "Mac OS X")) {
            List<String> said = trained("-XX:+PrintCommandLineFlags", "'-Dos.name=" + system + "'");
            assertEquals(system.equals("Linux") ? 1 : 0, count(said, "OSPriority=19"), said.toString());
            assertEquals(1, count(said, "CompileThresholdScaling"), "there is a second JVM: " + said);
        }
    }

    private static long count(List<String> lines, String words) {
        return lines.stream().filter(line -> line.contains(words)).count();
    }

    /** What is said while the program trains for a step. */
    private static List<String> trained(String option, String ofEnvironment) throws Exception {
        ProcessBuilder jvm = new ProcessBuilder(
                        SecondJvm.java(),
                        option,
                        "-classpath",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "train",
                        "two-12",
                        "--steps=1")
                .redirectErrorStream(true);
        jvm.environment().put("JAVA_TOOL_OPTIONS", ofEnvironment);
        Process program = jvm.start();
        List<String> lines = program.inputReader().lines().toList();
        assertEquals(0, program.waitFor(), lines.toString());
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
        for (String lineEnd : List.of("\n", "\r\n")) {
            assertEquals(passed.replace("/", lineEnd), passedOn(said.replace("/", lineEnd)));
        }
    }

    private static String passedOn(String said) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SecondJvm.passOn(new ByteArrayInputStream(said.getBytes(StandardCharsets.US_ASCII)), out);
        return out.toString(StandardCharsets.US_ASCII);
    }

    @Test
    void whatNobodyTakesStopsNobody() throws IOException {
        ByteArrayInputStream said =
                new ByteArrayInputStream("one line\nand another\n".getBytes(StandardCharsets.US_ASCII));
        OutputStream closed = OutputStream.nullOutputStream();
        closed.close();
        SecondJvm.passOn(said, closed);
        assertEquals(0, said.available(), "still to be said");
    }
}
