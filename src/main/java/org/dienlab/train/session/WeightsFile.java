package org.dienlab.train.session;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.dienlab.data.WholeFile;
import org.dienlab.model.CtrModel;
import org.dienlab.model.ModelConfig;
import org.dienlab.model.Safetensors;
import org.dienlab.model.Safetensors.Content;
import org.dienlab.model.Safetensors.Tensor;
import org.dienlab.model.SafetensorsException;
import org.dienlab.model.Variant;
import org.dienlab.nn.Parameter;
import org.dienlab.train.session.SessionException.Problem;

/**
 * The weights of one lane as a safetensors file: a tensor for every parameter, under its name, and in the metadata the
 * choices that fix what they mean. {@code sample-data/pctr.py} reads such files.
 */
public final class WeightsFile {
    /** What names of weights files end with. */
    public static final String ENDING = ".safetensors";

    private static final String VARIANT = "variant";

    private WeightsFile() {}

    /** Writes the weights of a model; a file that is there is replaced as a whole. */
    public static void write(CtrModel model, Path file) throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Parameter parameter : model.layout().parameters()) {
            double[] values = Arrays.copyOfRange(model.values(), parameter.offset(), parameter.end());
            tensors.put(parameter.name(), new Tensor(shape(parameter), values));
        }
        Content content = new Content(metadata(model.config()), tensors);
        WholeFile.write(file, out -> Safetensors.write(content, out));
    }

    private static Map<String, String> metadata(ModelConfig config) {
        ModelConfig.Conventions conventions = config.conventions();
        return Map.of(
                "format",
                "dien-lab weights",
                VARIANT,
                config.variant().code(),
                "attention",
                word(conventions.attention()),
                "normalisation",
                word(conventions.normalisation()),
                "reset",
                word(conventions.reset()),
                "auxiliary",
                word(conventions.auxiliary()),
                "history_pooling",
                String.valueOf(conventions.historyPooling()));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static int[] shape(Parameter parameter) {
        return parameter.vector() ? new int[] {parameter.cols()} : new int[] {parameter.rows(), parameter.cols()};
    }

    /** The lane that a file says it is of; null if it does not say. */
    public static Variant lane(Path file) throws SessionException {
        String code = content(file).metadata().get(VARIANT);
        return Arrays.stream(Variant.values())
                .filter(variant -> variant.code().equals(code))
                .findFirst()
                .orElse(null);
    }

    /**
     * Reads weights for a model; tensors that it does not have are left alone.
     *
     * @param model not modified
     * @return all weights, in the order of its layout
     * @throws SessionException if this is no such file, or a tensor is missing or of another shape
     */
    public static double[] read(Path file, CtrModel model) throws SessionException {
        Map<String, Tensor> tensors = content(file).tensors();
        double[] weights = new double[model.layout().size()];
        for (Parameter parameter : model.layout().parameters()) {
            Tensor tensor = tensors.get(parameter.name());
            if (tensor == null || !Arrays.equals(tensor.shape(), shape(parameter))) {
                throw new SessionException(Problem.OTHER_MODEL, name(file), parameter.name(), words(shape(parameter)));
            }
            System.arraycopy(tensor.values(), 0, weights, parameter.offset(), parameter.size());
        }
        if (Arrays.stream(weights).anyMatch(weight -> !Double.isFinite(weight))) {
            throw new SessionException(Problem.NOT_FINITE, name(file));
        }
        return weights;
    }

    private static String words(int[] shape) {
        return Arrays.stream(shape).mapToObj(String::valueOf).collect(Collectors.joining(" × "));
    }

    private static Content content(Path file) throws SessionException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new SessionException(Problem.NOT_READABLE, name(file));
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return Safetensors.read(in, Files.size(file));
        } catch (SafetensorsException e) {
            throw new SessionException(Problem.NOT_WEIGHTS, e, name(file));
        } catch (IOException e) {
            throw new SessionException(Problem.NOT_READABLE, e, name(file));
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** Name of the file of a lane. */
    public static String name(Variant lane) {
        return lane.code() + ENDING;
    }
}
