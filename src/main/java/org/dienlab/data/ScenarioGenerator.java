package org.dienlab.data;

import org.dienlab.math.SplitMix64;

/**
 * Makes samples of the built-in scenarios, bit for bit the same everywhere.
 *
 * <p>A shop has 8 categories, each a shelf of 10 items from rung 0 (starter) to rung 9 (expert). A user has a few
 * interests, each in a category of its own and each moving from a start to an end rung while the interests take turns.
 * A target is positive where one of the interests is now, and most negatives are where the same interest used to be: to
 * know the category is worth nothing, the order of the clicks decides.
 *
 * <p>Sample i has a random stream of its own, and makes the same number of draws whatever it does with them. So samples
 * can be made in any order, and one rule can change without moving the draws of another.
 */
public final class ScenarioGenerator {
    private static final int CATEGORIES = 8;
    private static final int RUNGS = 10;
    private static final double STAY = .3;
    private static final double FLIP = .05;

    private final Scenario scenario;
    private final int length;
    private final long dataSeed;
    private final SplitMix64 random = new SplitMix64(0);

    // The user: categories in random order, of which the first `interests` are the user's, and each interest's story.
    private int interests;
    private final int[] categories = new int[CATEGORIES];
    private DriftMode mode;
    private final int[] start;
    private final int[] end;
    private final boolean[] up;
    private final double[] low;
    private final double[] jump;

    // The clicks; `late` says whether a click shows where its interest is now.
    private final int[] interest;
    private final int[] items;
    private final int[] clickedCategories;
    private final boolean[] noise;
    private final boolean[] late;
    private final int[] noiseItem;
    private final double[] jitter;

    // The target and its label before and after some labels are flipped.
    private TargetKind kind;
    private int target;
    private int trueLabel;
    private int label;
    private final int[] far = new int[RUNGS];

    /**
     * Makes one sample after the other in arrays that stay; one thread at a time.
     *
     * @param length clicks per history, 2 or more
     */
    ScenarioGenerator(Scenario scenario, int length, long dataSeed) {
        checkLength(length);
        this.scenario = scenario;
        this.length = length;
        this.dataSeed = dataSeed;
        int most = scenario.maxInterests();
        start = new int[most];
        end = new int[most];
        up = new boolean[most];
        low = new double[most];
        jump = new double[most];
        interest = new int[length];
        items = new int[length];
        clickedCategories = new int[length];
        noise = new boolean[length];
        late = new boolean[length];
        noiseItem = new int[length];
        jitter = new double[length];
    }

    /**
     * Sample {@code index} of a scenario.
     *
     * @param length clicks per history, 2 or more
     * @param index 0 or more
     */
    public static GeneratedSample sample(Scenario scenario, int length, long dataSeed, long index) {
        ScenarioGenerator generator = new ScenarioGenerator(scenario, length, dataSeed);
        generator.draw(index);
        return generator.sample(index);
    }

    /** Puts sample {@code index} into a row of a batch. Batch: modified. */
    void put(long index, Batch batch, int row) {
        draw(index);
        batch.set(row, items, clickedCategories, target, target / RUNGS, label);
    }

    /** Start of the random stream of one sample. */
    static long state(Scenario scenario, long dataSeed, long index) {
        return SplitMix64.mix64(
                dataSeed * 0xD1B54A32D192ED03L + scenario.id() * 0x8CB92BA72F3D8DD7L + SplitMix64.GOLDEN * (index + 1));
    }

    static void checkLength(int length) {
        if (length < 2) {
            throw new IllegalArgumentException("A generated history needs at least 2 clicks, not " + length + ".");
        }
    }

    private void draw(long index) {
        random.restart(state(scenario, dataSeed, index));
        drawInterests();
        drawClicks();
        drawTarget();
    }

    /** What was drawn, in arrays of its own: this generator is thrown away. */
    private GeneratedSample sample(long index) {
        Example example = new Example(
                scenario.code() + "-" + dataSeed + "-" + index,
                items,
                clickedCategories,
                target,
                target / RUNGS,
                label,
                null,
                truth());
        return new GeneratedSample(example, kind, mode, trueLabel);
    }

    private void drawInterests() {
        int most = scenario.maxInterests();
        interests = scenario.minInterests() + random.below(most - scenario.minInterests() + 1);
        Permutation.draw(categories, random);
        mode = scenario.modes().get(random.below(scenario.modes().size()));
        for (int k = 0; k < most; k++) {
            int gap = 5 + random.below(3);
            low[k] = random.uniform();
            int lowest = (int) (low[k] * (RUNGS - gap));
            up[k] = random.uniform() < .5;
            start[k] = up[k] ? lowest : lowest + gap;
            end[k] = up[k] ? lowest + gap : lowest;
            jump[k] = .35 + .3 * random.uniform();
        }
    }

    private void drawClicks() {
        for (int t = 0; t < length; t++) {
            double stay = random.uniform();
            double which = random.uniform();
            interest[t] = t > 0 && stay < STAY ? interest[t - 1] : (int) (which * interests);
            noise[t] = random.uniform() < scenario.noise();
            noiseItem[t] = random.below(CATEGORIES * RUNGS);
            jitter[t] = random.uniform();
        }
        if (scenario.accidentalClick()) {
            // A history of two has no third last click; the draw is made all the same.
            int t = Math.max(length - 1 - random.below(3), 0);
            int category = foreignCategory(random.uniform());
            noise[t] = true;
            noiseItem[t] = item(category, random.below(RUNGS));
        }
        if (mode == DriftMode.LADDER) {
            climb();
        } else {
            drift();
        }
        for (int t = 0; t < length; t++) {
            if (noise[t]) {
                items[t] = noiseItem[t];
            }
            clickedCategories[t] = items[t] / RUNGS;
        }
    }

    private void drift() {
        for (int t = 0; t < length; t++) {
            int k = interest[t];
            double x = (double) t / (length - 1);
            int here = switch (mode) {
                case SLOW -> (int) Math.floor(start[k] + (end[k] - start[k]) * x + .5);
                case ABRUPT -> x < jump[k] ? start[k] : end[k];
                default -> end[k];
            };
            late[t] = switch (mode) {
                case SLOW -> Math.abs(here - end[k]) <= 1;
                case ABRUPT -> x >= jump[k];
                default -> true;
            };
            items[t] = item(categories[k], clip(here + jitter(jitter[t])));
        }
    }

    /**
     * Spreads each interest's clicks evenly over as many rungs, six at most; ends are the next rung and its mirror
     * image.
     */
    private void climb() {
        for (int k = 0; k < interests; k++) {
            int clicks = 0;
            for (int t = 0; t < length; t++) {
                clicks += interest[t] == k ? 1 : 0;
            }
            int rungs = Math.min(Math.max(clicks, 1), 6);
            int bottom = 1 + (int) (low[k] * (9 - rungs));
            int top = bottom + rungs - 1;
            end[k] = up[k] ? top + 1 : bottom - 1;
            start[k] = up[k] ? bottom - 1 : top + 1;
            int click = 0;
            for (int t = 0; t < length; t++) {
                if (interest[t] == k) {
                    int climbed = (2 * click + 1) * rungs / (2 * clicks);
                    items[t] = item(categories[k], up[k] ? bottom + climbed : top - climbed);
                    late[t] = climbed >= rungs - 2;
                    click++;
                }
            }
        }
    }

    private void drawTarget() {
        int k = random.below(interests);
        boolean positive = random.uniform() < .5;
        double which = random.uniform();
        double shift = random.uniform();
        double distance = random.uniform();
        double foreign = random.uniform();
        double rung = random.uniform();
        boolean flip = random.uniform() < FLIP;

        int step = mode == DriftMode.LADDER ? 0 : jitter(shift);
        kind = positive
                ? TargetKind.POSITIVE
                : which < .6 ? TargetKind.OLD_TASTE : which < .8 ? TargetKind.FAR_RUNG : TargetKind.OTHER_CATEGORY;
        target = switch (kind) {
            case POSITIVE -> item(categories[k], clip(end[k] + step));
            case OLD_TASTE -> item(categories[k], clip(start[k] + step));
            case FAR_RUNG -> item(categories[k], farRung(end[k], distance));
            case OTHER_CATEGORY -> item(foreignCategory(foreign), (int) (rung * RUNGS));
        };
        trueLabel = positive ? 1 : 0;
        label = flip ? 1 - trueLabel : trueLabel;
    }

    private GroundTruth truth() {
        boolean[] relevant = new boolean[length];
        boolean[] current = new boolean[length];
        for (int t = 0; t < length; t++) {
            relevant[t] = clickedCategories[t] == target / RUNGS && !noise[t];
            current[t] = relevant[t] && late[t];
        }
        return new GroundTruth(relevant, current, noise);
    }

    /** The floor(u n)-th of the n rungs that are three or more away from {@code rung}. */
    private int farRung(int rung, double u) {
        int n = 0;
        for (int r = 0; r < RUNGS; r++) {
            if (Math.abs(r - rung) >= 3) {
                far[n++] = r;
            }
        }
        return far[(int) (u * n)];
    }

    private int foreignCategory(double u) {
        return categories[interests + (int) (u * (CATEGORIES - interests))];
    }

    private static int item(int category, int rung) {
        return RUNGS * category + rung;
    }

    private static int jitter(double u) {
        return u < .15 ? -1 : u >= .85 ? 1 : 0;
    }

    private static int clip(int rung) {
        return Math.min(Math.max(rung, 0), RUNGS - 1);
    }
}
