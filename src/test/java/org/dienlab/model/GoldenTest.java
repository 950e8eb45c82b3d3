package org.dienlab.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.dienlab.data.Batch;
import org.dienlab.data.Example;
import org.dienlab.nn.AttentionScore;
import org.dienlab.nn.AuxiliaryScale;
import org.dienlab.nn.AuxiliaryScore;
import org.dienlab.nn.EmbeddingGradient;
import org.dienlab.nn.Gru;
import org.dienlab.nn.Normalisation;
import org.dienlab.nn.Parameter;
import org.dienlab.nn.Reset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every golden case of a folder ({@code -Dgolden.dir=}): what an independent implementation in another language computed
 * for every intermediate, loss and gradient. One test a file.
 */
class GoldenTest {
    private static final double RELATIVE = 1e-9;
    private static final double FLOOR = 1e-12;

    @TestFactory
    List<DynamicTest> goldenCases() throws IOException {
        Path folder = Path.of(System.getProperty("golden.dir", "src/test/resources/golden"));
        try (Stream<Path> files = Files.list(folder)) {
            List<DynamicTest> tests = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> run(file)))
                    .toList();
            assertTrue(!tests.isEmpty(), "no golden case in " + folder);
            return tests;
        }
    }

    private static void run(Path file) throws IOException {
        JsonObject golden;
        try (Reader reader = Files.newBufferedReader(file)) {
            golden = JsonParser.parseReader(reader).getAsJsonObject();
        }
        JsonObject config = golden.getAsJsonObject("config");
        CtrModel model = CtrModel.create(config(config), null);
        setWeights(model, golden.getAsJsonObject("parameters"));
        Batch batch = batch(golden.getAsJsonObject("batch"));
        double alpha = config.get("aux_weight").getAsDouble();

        Pass pass = model.pass(batch.rows(), batch.steps());
        pass.forward(batch, 0, batch.rows());
        EmbeddingGradient embeddings = new EmbeddingGradient(model.layout(), 1, pass.uses.count(), 1);
        double[] gradient = new double[model.layout().size()];
        pass.gradientsInto(gradient, embeddings.ofShard(0));
        pass.backward(alpha);
        embeddings.begin(1);
        embeddings.beginShard(0);
        pass.uses.forEach(batch, 0, batch.rows(), 0, embeddings::note);
        pass.uses.forEach(batch, 0, batch.rows(), 0, embeddings::add);
        embeddings.sort();
        embeddings.forTouched(0, (table, count, rows, gradients) -> {
            for (int i = 0; i < count * table.cols(); i++) {
                gradient[table.offset() + rows[i / table.cols()] * table.cols() + i % table.cols()] = gradients[i];
            }
        });

        JsonObject expected = golden.getAsJsonObject("expected");
        checkTrace(model, pass, expected);
        double targetLoss = pass.targetLossSum() / batch.rows();
        double auxiliaryLoss = pass.auxiliaryLossSum()
                / Pass.auxiliaryCount(model.config().conventions().auxiliaryScale(), batch);
        same("target_loss", expected.get("target_loss"), targetLoss);
        same("aux_loss", expected.get("aux_loss"), auxiliaryLoss);
        same("loss", expected.get("loss"), targetLoss + alpha * auxiliaryLoss);
        checkGradients(model, gradient, golden.getAsJsonObject("gradients"));
    }

    private static void checkTrace(CtrModel model, Pass pass, JsonObject expected) {
        for (Map.Entry<String, JsonElement> entry : expected.entrySet()) {
            JsonElement value = entry.getValue();
            switch (entry.getKey()) {
                case "logit" -> each(pass, b -> same("logit", at(value, b), pass.logit(b)));
                case "probability" -> each(pass, b -> same("probability", at(value, b), pass.probability(b)));
                case "interest" -> each(pass, b -> same("interest", at(value, b), pass.interest, b * pass.size));
                case "attention" -> sequence("attention", value, pass, pass.attention(), false);
                case "scores" -> sequence("scores", value, pass, pass.scores(), false);
                case "aux_positive" ->
                    sequence("aux_positive", value, pass, ((DienPass) pass).auxiliary.positive, true);
                case "aux_negative" ->
                    sequence("aux_negative", value, pass, ((DienPass) pass).auxiliary.negative, true);
                case "extractor" -> {
                    DienPass dien = (DienPass) pass;
                    layer("extractor", value.getAsJsonObject(), pass, dien.extractor.h, dien.extractor);
                }
                case "evolving" -> {
                    DienPass dien = (DienPass) pass;
                    if (dien.lstm != null) {
                        layer("evolving", value.getAsJsonObject(), pass, dien.lstm.h, null);
                    } else {
                        layer("evolving", value.getAsJsonObject(), pass, dien.evolving.h, dien.evolving);
                    }
                }
                case "loss", "target_loss", "aux_loss" -> {}
                default -> fail("nothing compares " + entry.getKey());
            }
        }
    }

    private static void layer(String name, JsonObject expected, Pass pass, double[] h, Gru.State gru) {
        int size = pass.size;
        for (String key : expected.keySet()) {
            for (int b = 0; b < pass.rows; b++) {
                int shown = key.equals("h") ? pass.steps : pass.length[b];
                for (int t = 0; t < shown; t++) {
                    JsonElement cell = at(at(expected.get(key), b), t);
                    int i = t * pass.rows + b;
                    String what = name + "." + key + "[" + b + "][" + t + "]";
                    switch (key) {
                        case "h" -> same(what, cell, h, (pass.rows + i) * size);
                        case "u" -> same(what, cell, gru.u, i * size);
                        case "r" -> same(what, cell, gru.r, i * size);
                        case "c" -> same(what, cell, gru.c, i * size);
                        case "write" -> same(what, cell, gru.write, i * size);
                        default -> fail("nothing compares " + what);
                    }
                }
            }
        }
    }

    private static void sequence(String name, JsonElement expected, Pass pass, double[] actual, boolean pairs) {
        assertNotNull(actual, name);
        for (int b = 0; b < pass.rows; b++) {
            for (int t = 0; t < pass.length[b] - (pairs ? 1 : 0); t++) {
                same(name + "[" + b + "][" + t + "]", at(at(expected, b), t), actual[t * pass.rows + b]);
            }
        }
    }

    private static void checkGradients(CtrModel model, double[] gradient, JsonObject expected) {
        assertEquals(expected.size(), model.layout().parameters().size(), "number of parameters");
        for (Parameter parameter : model.layout().parameters()) {
            double[] wanted = flat(expected.get(parameter.name()), parameter.size());
            for (int i = 0; i < wanted.length; i++) {
                close("gradient of " + parameter.name() + "[" + i + "]", wanted[i], gradient[parameter.offset() + i]);
            }
        }
    }

    private static ModelConfig config(JsonObject c) {
        return new ModelConfig(
                Variant.of(c.get("variant").getAsString()),
                new ModelConfig.Conventions(
                        AttentionScore.valueOf(upper(c, "attention")),
                        Normalisation.valueOf(upper(c, "normalisation")),
                        Reset.valueOf(upper(c, "gru_reset")),
                        AuxiliaryScore.valueOf(upper(c, "aux")),
                        AuxiliaryScale.valueOf(upper(c, "aux_scale")),
                        c.get("history_pooling").getAsBoolean()),
                c.get("items").getAsInt(),
                c.get("categories").getAsInt(),
                c.get("item_dim").getAsInt(),
                c.get("category_dim").getAsInt(),
                c.get("fc").getAsInt(),
                c.get("unit").getAsInt());
    }

    private static String upper(JsonObject config, String key) {
        return config.get(key).getAsString().toUpperCase(Locale.ROOT);
    }

    private static void setWeights(CtrModel model, JsonObject parameters) {
        for (Parameter parameter : model.layout().parameters()) {
            double[] values = flat(parameters.get(parameter.name()), parameter.size());
            System.arraycopy(values, 0, model.values(), parameter.offset(), values.length);
        }
    }

    private static Batch batch(JsonObject b) {
        int rows = b.getAsJsonArray("item").size();
        int steps = at(b.get("item"), 0).getAsJsonArray().size();
        Batch batch = new Batch(rows, steps);
        batch.reset(rows, steps);
        for (int row = 0; row < rows; row++) {
            int length = 0;
            while (length < steps && at(at(b.get("mask"), row), length).getAsBoolean()) {
                length++;
            }
            Example example = new Example(
                    "row " + row,
                    ints(at(b.get("item"), row), length),
                    ints(at(b.get("category"), row), length),
                    at(b.get("target_item"), row).getAsInt(),
                    at(b.get("target_category"), row).getAsInt(),
                    at(b.get("label"), row).getAsInt(),
                    null,
                    null);
            batch.set(row, example);
            for (int t = 0; t < length; t++) {
                batch.negativeItem[row * steps + t] =
                        at(at(b.get("negative_item"), row), t).getAsInt();
                batch.negativeCategory[row * steps + t] =
                        at(at(b.get("negative_category"), row), t).getAsInt();
            }
        }
        return batch;
    }

    private static int[] ints(JsonElement array, int count) {
        int[] ints = new int[count];
        for (int i = 0; i < count; i++) {
            ints[i] = at(array, i).getAsInt();
        }
        return ints;
    }

    private static double[] flat(JsonElement element, int size) {
        double[] values = new double[size];
        int cols = size / element.getAsJsonArray().size();
        for (int i = 0; i < size; i++) {
            JsonElement row = at(element, i / cols);
            values[i] = row.isJsonArray() ? at(row, i % cols).getAsDouble() : row.getAsDouble();
        }
        return values;
    }

    private static JsonElement at(JsonElement array, int i) {
        return array.getAsJsonArray().get(i);
    }

    private static void each(Pass pass, java.util.function.IntConsumer check) {
        for (int b = 0; b < pass.rows; b++) {
            check.accept(b);
        }
    }

    private static void same(String what, JsonElement expected, double actual) {
        close(what, expected.getAsDouble(), actual);
    }

    private static void same(String what, JsonElement expected, double[] actual, int from) {
        for (int i = 0; i < expected.getAsJsonArray().size(); i++) {
            close(what + "[" + i + "]", at(expected, i).getAsDouble(), actual[from + i]);
        }
    }

    private static void close(String what, double expected, double actual) {
        assertEquals(expected, actual, Math.max(FLOOR, RELATIVE * Math.abs(expected)), what);
    }
}
