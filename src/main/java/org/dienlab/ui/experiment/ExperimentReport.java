package org.dienlab.ui.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dienlab.train.experiment.Ablation;
import org.dienlab.train.experiment.Ablation.Published;
import org.dienlab.train.experiment.Arm;
import org.dienlab.train.experiment.Claim;
import org.dienlab.train.experiment.Contrast;
import org.dienlab.train.experiment.Difference;
import org.dienlab.train.experiment.Experiment;
import org.dienlab.train.experiment.Measure;
import org.dienlab.train.experiment.Measure.Split;
import org.dienlab.train.experiment.Outcome;
import org.dienlab.train.experiment.Results;
import org.dienlab.train.experiment.Summary;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.Numbers;

/**
 * What results say, in words and tables. Every number names the users that it is from; a difference is never named
 * without its interval, and no lane is ever ranked.
 */
public final class ExperimentReport {
    /** Texts of experiments. */
    public static final String BUNDLE = "/org/dienlab/ui/experiment/experiment";

    private static final int FEW_USERS = 2000;

    private static final List<Measure> COLUMNS = List.of(
            Measure.TEST_AUC,
            Measure.VALIDATION_AUC,
            Measure.STEPS_TO_85,
            Measure.PRECISION_AT_ONE,
            Measure.RELEVANT_MASS,
            Measure.NOISY_CLICK,
            Measure.RELEVANT_CLICK,
            Measure.LEFT_ON_START,
            Measure.TARGET_SHIFT,
            Measure.PARAMETERS,
            Measure.SECOND_LAYER,
            Measure.MILLISECONDS);

    private final Messages messages;
    private final Results results;
    private final List<String> names;
    private final String common;

    /** @param messages with the texts of the lanes and of {@link #BUNDLE} */
    public ExperimentReport(Messages messages, Results results) {
        this.messages = messages;
        this.results = results;
        ArmNames arms = new ArmNames(messages, results.experiment().arms());
        names = arms.all();
        common = messages.get("experiment.common", arms.common());
    }

    /** Names of the arms, in their order. */
    public List<String> names() {
        return names;
    }

    // Sentences

    /** What happened with so many seeds: arms, seeds, runs that are missing or diverged. */
    public String outline() {
        long diverged =
                results.outcomes().stream().filter(o -> o.divergedAt() >= 0).count();
        List<String> parts = new ArrayList<>();
        parts.add(messages.get(
                "experiment.outline",
                results.outcomes().size(),
                results.experiment().size(),
                results.experiment().seeds().size()));
        if (diverged > 0) {
            parts.add(messages.get("experiment.outline.diverged", diverged));
        }
        if (results.outcomes().stream().anyMatch(this::isFitOnly)) {
            parts.add(messages.get("experiment.outline.few", Numbers.grouped(FEW_USERS)));
        }
        return String.join(" ", parts);
    }

    /** What all arms share and their names therefore leave out: data, length of training, α, conventions. */
    public String common() {
        return common;
    }

    /** Whether a log has too few users to say how well a lane would do with others. */
    private boolean isFitOnly(Outcome outcome) {
        return results.experiment().arms().get(outcome.arm()).source().isLog()
                && outcome.value(Measure.TRAINING_USERS) < FEW_USERS;
    }

    /** How an arm differs from another in a measure: the sentence follows the interval. */
    public String difference(int first, int second, Measure measure) {
        return messages.get(
                "experiment.difference",
                names.get(first),
                names.get(second),
                name(measure),
                verdict(results.difference(first, second, measure), measure));
    }

    /** Within seed noise, or differs by so much. */
    public String verdict(Difference difference, Measure measure) {
        if (difference.pairs() == 0) {
            return messages.get("experiment.difference.none");
        }
        String mean = signed(measure, difference.mean());
        if (difference.pairs() == 1) {
            return messages.get("experiment.difference.one", mean);
        }
        return messages.get(
                difference.isBeyondNoise() ? "experiment.difference.beyond" : "experiment.difference.noise",
                mean,
                number(measure, difference.half()),
                difference.pairs());
    }

    /** One sentence for a claim: the verdict, its numbers, and what would refute it. */
    public String sentence(Claim claim) {
        List<String> parts = new ArrayList<>();
        for (Contrast contrast : claim.contrasts()) {
            parts.add(contrast(contrast));
        }
        String verdict = claim.verdict(results).name().toLowerCase(Locale.ROOT);
        return messages.get(
                "experiment.claim.sentence",
                messages.get("experiment.claim." + verdict),
                String.join(messages.get("experiment.separator"), parts),
                messages.get("claim." + claim.code() + ".refuted"));
    }

    private String contrast(Contrast contrast) {
        Difference difference = contrast.difference(results);
        if (contrast.isWithZero()) {
            return messages.get(
                    "experiment.level",
                    names.get(contrast.first()),
                    name(contrast.measure()),
                    number(contrast.measure(), difference.mean()));
        }
        return difference(contrast.first(), contrast.second(), contrast.measure());
    }

    /** What a claim says, for a heading. */
    public static String title(Messages messages, Claim claim) {
        return messages.get("claim." + claim.code());
    }

    // Tables

    /**
     * All tables.
     *
     * @param published whether the first is the ablation table
     * @param reference arm that is subtracted, −1 for none
     * @param otherOrNull results to compare with
     */
    public List<TextTable> tables(boolean published, int reference, Results otherOrNull) {
        List<TextTable> tables = new ArrayList<>();
        tables.add(published ? ablation() : table());
        if (reference >= 0 && names.size() > 1) {
            tables.add(differences(reference));
        }
        if (otherOrNull != null) {
            tables.add(comparison(otherOrNull));
        }
        return tables;
    }

    /** The same as Markdown, below a line of what all arms share. */
    public String markdown(boolean published, int reference, Results otherOrNull) {
        return written(common, tables(published, reference, otherOrNull), TextTable::markdown);
    }

    /** The same as LaTeX. */
    public String latex(boolean published, int reference, Results otherOrNull) {
        return written(TextTable.escaped(common), tables(published, reference, otherOrNull), TextTable::latex);
    }

    private static String written(String common, List<TextTable> tables, Function<TextTable, String> form) {
        return Stream.concat(Stream.of(common), tables.stream().map(form)).collect(Collectors.joining("\n\n"));
    }

    /** A row for every arm: mean ± standard deviation over the seeds. */
    public TextTable table() {
        return table(COLUMNS, false);
    }

    /** The same in the shape of the paper's tables, with what it reports. */
    public TextTable ablation() {
        return table(COLUMNS, true);
    }

    private TextTable table(List<Measure> columns, boolean published) {
        List<String> header = new ArrayList<>();
        header.add(messages.get("experiment.column.arm"));
        if (published) {
            header.add(messages.get("experiment.column.electronics"));
            header.add(messages.get("experiment.column.books"));
        }
        columns.forEach(measure -> header.add(name(measure)));
        List<List<String>> rows = new ArrayList<>();
        for (int arm = 0; arm < names.size(); arm++) {
            Arm of = results.experiment().arms().get(arm);
            List<String> row = new ArrayList<>();
            row.add(
                    published && Ablation.isDien(of)
                            ? messages.get("experiment.dien", names.get(arm))
                            : names.get(arm));
            if (published) {
                Optional<Published> paper = Ablation.published(of);
                row.add(paper.map(p -> published(p.electronics(), p.electronicsDeviation()))
                        .orElse(none()));
                row.add(paper.map(p -> published(p.books(), p.booksDeviation())).orElse(none()));
            }
            for (Measure measure : columns) {
                row.add(cell(arm, measure));
            }
            rows.add(row);
        }
        return new TextTable(header, rows).withoutEmptyColumns(none());
    }

    /** Every arm minus its {@linkplain Experiment#counterpart counterpart} in test AUC, and what that says. */
    public TextTable differences(int reference) {
        List<List<String>> rows = new ArrayList<>();
        for (int arm = 0; arm < names.size(); arm++) {
            String difference = minus(arm, reference);
            if (!difference.isEmpty()) {
                rows.add(List.of(names.get(arm), difference));
            }
        }
        return new TextTable(
                List.of(
                        messages.get("experiment.column.arm"),
                        messages.get("experiment.column.minus", subtracted(reference), name(Measure.TEST_AUC))),
                rows);
    }

    /** What is subtracted: the reference, or only its lane where not all arms have the same counterpart. */
    String subtracted(int reference) {
        Experiment experiment = results.experiment();
        boolean one = IntStream.range(0, names.size())
                .filter(arm -> experiment.counterpart(arm, reference) != arm)
                .allMatch(arm -> experiment.counterpart(arm, reference) == reference);
        return one
                ? names.get(reference)
                : messages.get(
                        "variant." + experiment.arms().get(reference).lane().code());
    }

    /** How an arm differs from its counterpart in test AUC, which is named if it is not the reference; empty for none. */
    String minus(int arm, int reference) {
        int other = results.experiment().counterpart(arm, reference);
        if (other < 0 || other == arm) {
            return "";
        }
        String verdict = verdict(results.difference(arm, other, Measure.TEST_AUC), Measure.TEST_AUC);
        return other == reference ? verdict : messages.get("experiment.minus.other", names.get(other), verdict);
    }

    /** Arms of both, seed by seed: this minus the other, and what that says. Empty if they share no arm. */
    public TextTable comparison(Results other) {
        List<List<String>> rows = new ArrayList<>();
        for (int arm = 0; arm < names.size(); arm++) {
            int same = other.experiment()
                    .arms()
                    .indexOf(results.experiment().arms().get(arm));
            if (same >= 0) {
                Difference difference = between(arm, other, same);
                rows.add(List.of(
                        names.get(arm),
                        cell(arm, Measure.TEST_AUC),
                        new ExperimentReport(messages, other).cell(same, Measure.TEST_AUC),
                        difference.pairs() > 0 && difference.mean() == 0 && difference.half() == 0
                                ? messages.get("experiment.difference.equal")
                                : verdict(difference, Measure.TEST_AUC)));
            }
        }
        return new TextTable(
                List.of(
                        messages.get("experiment.column.arm"),
                        messages.get("experiment.column.this"),
                        messages.get("experiment.column.other"),
                        messages.get("experiment.column.difference")),
                rows);
    }

    private Difference between(int arm, Results other, int otherArm) {
        List<Long> seeds = results.experiment().seeds();
        double[] theirs = new double[seeds.size()];
        Arrays.setAll(
                theirs,
                i -> other.outcome(otherArm, seeds.get(i))
                        .map(o -> o.value(Measure.TEST_AUC))
                        .orElse(Double.NaN));
        return Difference.of(results.values(arm, Measure.TEST_AUC), theirs);
    }

    /** Every number by itself, for a spreadsheet: arm, seed, users it is from, measure, value to the last digit. */
    public TextTable runs() {
        List<List<String>> rows = new ArrayList<>();
        for (Outcome outcome : results.outcomes()) {
            for (Measure measure : Measure.values()) {
                double value = outcome.value(measure);
                if (!Double.isNaN(value)) {
                    rows.add(List.of(
                            names.get(outcome.arm()),
                            String.valueOf(outcome.seed()),
                            measure.split() == Split.NONE ? "" : code(measure.split()),
                            code(measure),
                            String.valueOf(value)));
                }
            }
        }
        return new TextTable(List.of("arm", "seed", "split", "measure", "value"), rows);
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** Mean ± standard deviation; for steps also how many seeds arrived. */
    String cell(int arm, Measure measure) {
        Summary summary = results.summary(arm, measure);
        if (measure == Measure.STEPS_TO_85) {
            return steps(arm, summary);
        }
        if (summary.count() == 0) {
            return none();
        }
        String mean = number(measure, summary.mean());
        boolean spread = summary.count() > 1 && measure.split() != Split.NONE;
        return spread ? mean + " ± " + number(measure, summary.deviation()) : mean;
    }

    private String steps(int arm, Summary summary) {
        long finished = results.outcomes().stream()
                .filter(o -> o.arm() == arm && o.divergedAt() < 0)
                .count();
        if (finished == 0) {
            return none();
        }
        if (summary.count() == 0) {
            return messages.get("experiment.never");
        }
        String mean = number(Measure.STEPS_TO_85, summary.mean());
        return summary.count() == finished ? mean : messages.get("experiment.some", mean, summary.count(), finished);
    }

    private static String published(double mean, double deviation) {
        return fixed(mean, 4) + " ± " + fixed(deviation, 4);
    }

    private static String none() {
        return Numbers.three(Double.NaN);
    }

    /** Name of a measure with the users that it is from. */
    String name(Measure measure) {
        String name = messages.get("measure." + code(measure));
        return measure.split() == Split.NONE
                ? name
                : messages.get("experiment.measure", messages.get("split." + code(measure.split())), name);
    }

    private static String signed(Measure measure, double value) {
        String number = number(measure, value);
        return value > 0 ? "+" + number : number;
    }

    private static String number(Measure measure, double value) {
        return switch (measure) {
            case STEPS_TO_85, PARAMETERS, SECOND_LAYER, TRAINING_USERS -> Numbers.grouped(Math.round(value));
            case MILLISECONDS -> Numbers.two(value);
            default -> Numbers.three(value);
        };
    }

    private static String fixed(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return text.startsWith("0.") ? text.substring(1) : text;
    }
}
