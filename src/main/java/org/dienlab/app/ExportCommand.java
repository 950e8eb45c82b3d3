package org.dienlab.app;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.Dimension2D;
import org.dienlab.data.Catalogue;
import org.dienlab.data.DataException;
import org.dienlab.data.Vocabulary;
import org.dienlab.model.Variant;
import org.dienlab.train.Situation;
import org.dienlab.train.session.SessionException;
import org.dienlab.train.session.StateLink;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.Settings;
import org.dienlab.ui.common.Theme;
import org.dienlab.ui.export.Content;
import org.dienlab.ui.export.Format;
import org.dienlab.ui.export.Order;
import org.dienlab.ui.export.Result;
import org.dienlab.ui.main.ScenarioChoice;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Writes a picture of the window or of a panel, the numbers behind it, or an animation, without a display. */
@Command(name = "export", mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
    private static final Dimension2D LARGEST = new Dimension2D(1920, 1200);

    @Spec
    private CommandSpec spec;

    @Mixin
    private WhatToOpen toOpen;

    @Option(names = "--scenario", paramLabel = "NAME", defaultValue = "two-12")
    private String scenario;

    @Option(names = "--what", paramLabel = "WHAT", required = true, converter = ContentName.class)
    private Content what;

    @Option(names = "--format", paramLabel = "FORMAT")
    private Format format;

    @Option(names = "--out", paramLabel = "FILE|DIR", required = true)
    private Path out;

    @Option(names = "--scale", paramLabel = "N", defaultValue = "1")
    private int scale;

    @Option(names = "--size", paramLabel = "WxH", defaultValue = "1600x900", converter = SizeOfWindow.class)
    private Dimension2D size;

    @Option(names = "--theme", paramLabel = "THEME", defaultValue = "light")
    private Theme theme;

    @Option(names = "--lang", paramLabel = "en|zh", defaultValue = "en", converter = Language.class)
    private Locale language;

    @Option(names = "--lanes", paramLabel = "LANE", split = ",", converter = LaneName.class)
    private List<Variant> lanes = List.of();

    @Option(names = "--lane", paramLabel = "LANE", converter = LaneName.class)
    private Variant lane;

    @Option(names = "--seed", paramLabel = "N")
    private Long seed;

    @Option(names = "--step", paramLabel = "N")
    private Long step;

    @Option(names = "--t", paramLabel = "N")
    private Integer t;

    @Option(names = "--user", paramLabel = "N")
    private Integer user;

    @Option(names = "--target", paramLabel = "ITEM")
    private String target;

    @Option(names = "--from", paramLabel = "N", defaultValue = "0")
    private long from;

    @Option(names = "--to", paramLabel = "N")
    private Long to;

    @Option(names = "--fps", paramLabel = "X")
    private Double perSecond;

    @Override
    public Integer call() throws Exception {
        return OffscreenWindow.inMemory(job());
    }

    /**
     * What was asked for, to be done where JavaFX runs.
     *
     * @throws ParameterException if it cannot be meant
     * @throws SessionException if it is a link that cannot be used
     */
    Callable<Integer> job() throws SessionException {
        for (Number number : Arrays.asList(step, t, user, from, to)) {
            typed().check("--step, --t, --user, --from, --to", number, false);
        }
        typed().check("--fps", perSecond, true);
        if (scale < 1 || scale > Order.LARGEST_SCALE) {
            throw typed().misunderstood("failure.number", "--scale", "1.." + Order.LARGEST_SCALE);
        }
        if (what == Content.RUNS) {
            throw typed().misunderstood("export.runs");
        }
        if (lane != null && !lanes.isEmpty() && !lanes.contains(lane)) {
            throw typed().misunderstood("export.lane", lane.code());
        }
        if (out.getFileName() == null) {
            throw typed().misunderstood("failure.value", "--out", out);
        }
        Format written = format();
        String session = toOpen.typed();
        if (session != null) {
            for (String other : List.of("--scenario", "--lanes", "--seed")) {
                if (spec.commandLine().getParseResult().hasMatchedOption(other)) {
                    throw typed().misunderstood("export.session", other);
                }
            }
            return () -> export(BuiltInTask.choices(), session, written);
        }
        ScenarioChoice choice =
                BuiltInTask.offered(scenario).orElseThrow(() -> typed().misunderstood("failure.scenario", scenario));
        return () -> export(List.of(asked(choice)), null, written);
    }

    /** The format that was asked for or that the end of the file's name says; the usual one where nothing does. */
    private Format format() {
        String name = out.getFileName().toString().toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        if (format == null && dot <= 0) {
            return what.formats().get(0);
        }
        String asked = format == null ? name.substring(dot + 1) : format.code();
        return what.formats().stream()
                .filter(possible -> possible.code().equals(asked))
                .findFirst()
                .orElseThrow(() -> {
                    String all = what.formats().stream().map(Format::code).collect(Collectors.joining(", "));
                    return typed().misunderstood("export.format", what.code(), asked, all);
                });
    }

    /** The scenario with what was asked for in place of what it is usually opened with. */
    private ScenarioChoice asked(ScenarioChoice usual) {
        return new ScenarioChoice(
                usual.nameKey(),
                usual.length(),
                user == null ? usual.user() : user,
                seed == null ? usual.seed() : seed,
                usual.task(),
                lanes.isEmpty() ? usual.lanes() : lanes);
    }

    /** @param session a session file or link; null for the first of the scenarios */
    private int export(List<ScenarioChoice> scenarios, String session, Format written) throws Exception {
        CommandLine line = spec.commandLine();
        ProgressBar bar = new ProgressBar(line.getErr(), true);
        Settings settings = new Settings(new MemoryPreferences());
        settings.setLook(Look.of(theme));
        settings.setLocale(language);
        settings.setWindow(size.getWidth(), size.getHeight(), false);
        OpenedSession opened = session == null ? null : open(scenarios, session, bar);
        try (OffscreenWindow window = OffscreenWindow.open(scenarios, settings)) {
            if (opened != null) {
                show(window, opened);
            }
            train(window, opened != null, bar);
            Situation wanted = situation(window);
            window.show(wanted);
            long shown = window.await(frame -> true).step();
            if (step != null && shown != step) {
                line.getErr().println(Texts.of("export.step", String.valueOf(step), String.valueOf(shown)));
            }
            Result done =
                    new Export(window).export(order(written), share -> bar.show(Texts.of("export.progress"), share));
            bar.clear();
            if (done.isReduced()) {
                long percent = Math.round(100 * done.scale());
                line.getErr().println(Texts.of("export.fitted", percent, done.every()));
            }
            line.getOut().println(Texts.of("export.done", done.files(), out));
        } finally {
            bar.clear();
        }
        return CommandLine.ExitCode.OK;
    }

    private static OpenedSession open(List<ScenarioChoice> scenarios, String session, ProgressBar bar)
            throws SessionException, DataException {
        SessionOpener opener = new SessionOpener(scenarios, List.of(), new Unwatched() {
            @Override
            public void training(double share, long step) {
                bar.show(Texts.of("export.again"), share);
            }
        });
        return StateLink.isLink(session) ? opener.open(StateLink.read(session)) : opener.open(Path.of(session));
    }

    private void show(OffscreenWindow window, OpenedSession opened) {
        window.tell(w -> {
            w.files().sessions().show(opened);
            if (user != null) {
                w.main().showUser(user);
            }
        });
    }

    /** Trains where there are no weights for this step yet; a session stays as it is, unless a later step is wanted. */
    private void train(OffscreenWindow window, boolean session, ProgressBar bar) {
        long live = window.await(frame -> true).liveStep();
        long least = live == 0 && !session ? Screenshots.STEPS : live;
        long until = step == null ? least : Math.max(live, step);
        if (until > live) {
            String trained = window.ask(w -> w.main().undo().situation().scenario());
            String doing = Texts.of("demo.training", trained);
            window.train(until, now -> bar.show(doing, now / until));
            bar.clear();
        }
    }

    /** What the window shows, with what was asked for. */
    private Situation situation(OffscreenWindow window) {
        Situation opened = window.ask(w -> w.main().undo().situation());
        Situation wanted = step == null ? opened : opened.withStep(step);
        if (lane != null) {
            wanted = wanted.withLane(lane, true).withSelected(lane);
        }
        if (user != null) {
            long users = window.ask(w -> w.main().users());
            if (user >= users) {
                throw new UserError(Texts.of("export.user", String.valueOf(user), users - 1));
            }
        }
        if (t != null) {
            int clicks = window.ask(w -> w.main().example().length());
            if (t > clicks) {
                throw new UserError(Texts.of("export.t", String.valueOf(t), clicks));
            }
            wanted = wanted.withT(t);
        }
        return target == null ? wanted : wanted.withTarget(item(window));
    }

    /** The target by its index or its name in any language. */
    private int item(OffscreenWindow window) {
        Vocabulary items = window.ask(
                w -> w.main().openProperty().get().task().data().validation().vocabulary());
        Catalogue names = items.catalogue();
        return IntStream.range(0, items.items())
                .filter(item -> target.equals(String.valueOf(item))
                        || target.equalsIgnoreCase(names.name(item, Messages.ENGLISH))
                        || target.equals(names.name(item, Messages.CHINESE)))
                .findFirst()
                .orElseThrow(() -> new UserError(Texts.of("export.target", target)));
    }

    private Order order(Format written) {
        double usual = what == Content.TRAINING ? 5 : 1.5;
        return new Order(
                what,
                written,
                scale,
                from,
                to == null ? Long.MAX_VALUE : to,
                perSecond == null ? usual : perSecond,
                Order.USUAL_BYTES,
                out);
    }

    private Typed typed() {
        return new Typed(spec);
    }

    /** Contents by their code. */
    static final class ContentName implements ITypeConverter<Content> {
        @Override
        public Content convert(String code) {
            return Arrays.stream(Content.values())
                    .filter(content -> content.code().equalsIgnoreCase(code))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(Texts.of(
                            "export.what",
                            code,
                            Arrays.stream(Content.values()).map(Content::code).collect(Collectors.joining(", ")))));
        }
    }

    /** English or Chinese. */
    static final class Language implements ITypeConverter<Locale> {
        @Override
        public Locale convert(String code) {
            return switch (code.toLowerCase(Locale.ROOT)) {
                case "en" -> Messages.ENGLISH;
                case "zh" -> Messages.CHINESE;
                default -> throw new TypeConversionException(Texts.of("export.lang", code));
            };
        }
    }

    /** Width and height of the window's content, as in 1600x900. */
    static final class SizeOfWindow implements ITypeConverter<Dimension2D> {
        @Override
        public Dimension2D convert(String size) {
            if (size.matches("\\d{3,4}x\\d{3,4}")) {
                String[] sides = size.split("x");
                Dimension2D asked = new Dimension2D(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
                if (fits(asked)) {
                    return asked;
                }
            }
            throw new TypeConversionException(Texts.of("export.size", size, name(Settings.LEAST), name(LARGEST)));
        }

        private static boolean fits(Dimension2D asked) {
            return asked.getWidth() >= Settings.LEAST.getWidth()
                    && asked.getHeight() >= Settings.LEAST.getHeight()
                    && asked.getWidth() <= LARGEST.getWidth()
                    && asked.getHeight() <= LARGEST.getHeight();
        }

        private static String name(Dimension2D size) {
            return Math.round(size.getWidth()) + "x" + Math.round(size.getHeight());
        }
    }
}
