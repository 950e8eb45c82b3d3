package org.dienlab.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.dienlab.data.Example;
import org.dienlab.data.ExampleSource;
import org.dienlab.data.Figure3;
import org.dienlab.nn.Overrides;
import org.dienlab.trace.Gradients;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What decides which cell figure 3 of the paper shows. The first state is k_1∘c_1, and c_1 and u_1 are the same for every
 * target: under equation 12 k_1 = a_1 u_1, so the first steps of all paths lie on one ray, however long. Under the released
 * rule k_1 = u_1 + a_1 (1 − u_1), so they differ in direction too.
 */
class Figure3Test {
    private static final ExampleSource SOURCE = Figure3.examples();
    private static final Example CASES = SOURCE.example(0);
    private static final Example SCREEN_PROTECTORS = SOURCE.example(1);

    /** h'_1..h'_T for Cases as published, Screen Protectors computed and no target uniform. */
    private static List<double[][]> paths(Variant variant, long seed) {
        ModelConfig config = ModelConfig.standard(
                variant, SOURCE.vocabulary().items(), SOURCE.vocabulary().categories());
        CtrModel model = CtrModel.create(config, null);
        Initialisation.STANDARD.apply(model, seed);
        double[] uniform = new double[CASES.length()];
        Arrays.fill(uniform, 1.0 / uniform.length);
        Probe probe = new Probe(model, CASES.items(), CASES.categories());
        return List.of(
                hidden(probe, CASES, SOURCE.givenAttention(CASES, CASES.targetItem())),
                hidden(probe, SCREEN_PROTECTORS, null),
                hidden(probe, CASES, uniform));
    }

    private static double[][] hidden(Probe probe, Example example, double[] attention) {
        CtrModel.Target target = new CtrModel.Target(example.targetItem(), example.targetCategory());
        return probe.traces(List.of(target), new Overrides(attention, null, null))
                .get(0)
                .evolving()
                .hidden();
    }

    private static double cosine(double[] a, double[] b) {
        double dot = 0;
        for (int i = 0; i < a.length; i++) {
            dot += a[i] * b[i];
        }
        return dot / Gradients.norm(a) / Gradients.norm(b);
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8, 9})
    void firstStepsAreCollinearUnderEquation12AndNotAsReleased(long seed) {
        List<double[][]> paper = paths(Variant.AUGRU, seed);
        List<double[][]> released = paths(Variant.AUGRU_RELEASED, seed);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < i; j++) {
                assertEquals(1, cosine(paper.get(i)[0], paper.get(j)[0]), 1e-12);
            }
        }
        // Not collinear, though not by much: fresh gates are nearly the same in all dimensions.
        assertTrue(cosine(released.get(0)[0], released.get(2)[0]) < 1 - 1e-6);
        // And lengths: under equation 12 the first steps are as long as their attention, 25 to 1.
        assertEquals(.125 / .005, Gradients.norm(paper.get(2)[0]) / Gradients.norm(paper.get(0)[0]), 1e-9);
        assertTrue(Gradients.norm(released.get(2)[0]) / Gradients.norm(released.get(0)[0]) < 2);
    }

    /** From the second step on the candidates differ, but while attention is small the paths stay near one ray. */
    @Test
    void underEquation12SmallAttentionKeepsPathsNearTheStart() {
        double[][] paper = paths(Variant.AUGRU, 7).get(0);
        double[][] released = paths(Variant.AUGRU_RELEASED, 7).get(0);
        double end = Gradients.norm(paper[7]);
        assertTrue(Gradients.norm(paper[4]) < .1 * end, "five clicks with 3 % of the attention move nothing");
        assertTrue(
                Gradients.norm(released[4]) > .3 * Gradients.norm(released[7]), "the released cell moves all the same");
    }

    @Test
    void onlyTheAttentionOnCasesWasPublished() {
        double[] published = SOURCE.givenAttention(CASES, CASES.targetItem());
        assertNotNull(published);
        assertEquals(CASES.length(), published.length);
        // As printed, with its rounding.
        assertEquals(1, Arrays.stream(published).sum(), .005);
        assertNull(SOURCE.givenAttention(SCREEN_PROTECTORS, SCREEN_PROTECTORS.targetItem()));
    }
}
