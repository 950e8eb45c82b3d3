package org.dienlab.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.dienlab.math.SplitMix64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioGeneratorTest {
    static Stream<String> goldenSets() throws IOException {
        return golden().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("goldenSets")
    void samplesAgreeWithTheReference(String name) throws IOException {
        JsonObject set = golden().getAsJsonObject(name);
        ScenarioStream stream = new ScenarioStream(
                Scenario.of(set.get("scenario").getAsString()),
                set.get("T").getAsInt(),
                set.get("seed").getAsLong());
        for (JsonElement element : set.getAsJsonArray("samples")) {
            JsonObject expected = element.getAsJsonObject();
            GeneratedSample sample = stream.sample(expected.get("index").getAsLong());
            Example example = sample.example();
            assertArrayEquals(ints(expected, "items"), example.items());
            assertEquals(expected.get("target").getAsInt(), example.targetItem());
            assertEquals(expected.get("label").getAsInt(), example.label());
            assertEquals(expected.get("label_before_flip").getAsInt(), sample.labelBeforeFlip());
            assertEquals(expected.get("kind").getAsInt(), sample.kind().ordinal());
            assertEquals(expected.get("mode").getAsInt(), sample.mode().ordinal());
            assertArrayEquals(flags(expected, "relevant"), example.truth().relevant());
            assertArrayEquals(flags(expected, "current"), example.truth().current());
            assertArrayEquals(flags(expected, "noise"), example.truth().noise());
        }
    }

    @Test
    void theFirstStreamStartsWhereItShould() {
        long state = ScenarioGenerator.state(Scenario.MIX, 1, 0);
        assertEquals(0x2d0f28c7e7e786b2L, state);
        assertEquals(0.5966279047128354, new SplitMix64(state).uniform());
    }

    @ParameterizedTest
    @EnumSource(Scenario.class)
    void categoriesAreThoseOfTheItems(Scenario scenario) {
        ScenarioStream stream = new ScenarioStream(scenario, scenario.defaultLength(), 777777);
        Vocabulary shop = stream.vocabulary();
        for (int i = 0; i < 200; i++) {
            Example example = stream.example(i);
            assertEquals(scenario.defaultLength(), example.length());
            assertEquals(shop.category(example.targetItem()), example.targetCategory());
            for (int t = 0; t < example.length(); t++) {
                assertEquals(shop.category(example.items()[t]), example.categories()[t]);
            }
        }
        assertTrue(stream.endless());
        assertEquals(scenario.code() + "-777777-12", stream.example(12).user());
    }

    @ParameterizedTest
    @EnumSource(Scenario.class)
    void theShortestHistoryHasTwoClicks(Scenario scenario) {
        for (int i = 0; i < 200; i++) {
            assertEquals(
                    2, ScenarioGenerator.sample(scenario, 2, 1, i).example().length());
        }
        assertThrows(IllegalArgumentException.class, () -> ScenarioGenerator.sample(scenario, 1, 1, 0));
    }

    @Test
    void halfTheTargetsAreClickedAndFivePercentOfTheLabelsAreFlipped() {
        ScenarioStream stream = new ScenarioStream(Scenario.MIX, 20, 5);
        int positive = 0;
        int flipped = 0;
        int n = 20_000;
        for (int i = 0; i < n; i++) {
            GeneratedSample sample = stream.sample(i);
            positive += sample.labelBeforeFlip();
            flipped += sample.labelBeforeFlip() != sample.example().label() ? 1 : 0;
        }
        assertEquals(.5, positive / (double) n, .015);
        assertEquals(.05, flipped / (double) n, .006);
    }

    private static int[] ints(JsonObject sample, String name) {
        return sample.getAsJsonArray(name).asList().stream()
                .mapToInt(JsonElement::getAsInt)
                .toArray();
    }

    private static boolean[] flags(JsonObject sample, String name) {
        int[] values = ints(sample, name);
        boolean[] flags = new boolean[values.length];
        for (int t = 0; t < values.length; t++) {
            flags[t] = values[t] == 1;
        }
        return flags;
    }

    private static JsonObject golden() throws IOException {
        try (InputStream in = ScenarioGeneratorTest.class.getResourceAsStream("generator-golden.json")) {
            return new Gson().fromJson(new InputStreamReader(in, StandardCharsets.UTF_8), JsonObject.class);
        }
    }
}
