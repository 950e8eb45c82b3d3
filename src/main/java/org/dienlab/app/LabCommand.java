package org.dienlab.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import org.dienlab.train.session.SessionFile;
import org.dienlab.train.session.StateLink;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Opens the window; where there is no display, does the headless main job instead. */
@Command(
        name = "dien-lab",
        mixinStandardHelpOptions = true,
        versionProvider = LabCommand.Version.class,
        subcommands = {
            TrainCommand.class,
            ExperimentCommand.class,
            SampleDataCommand.class,
            WeightsCommand.class,
            PretrainCommand.class,
            ExportCommand.class,
            DemoCommand.class,
            ScreenshotsCommand.class,
            BenchCommand.class,
            FramesCommand.class
        })
final class LabCommand implements Callable<Integer> {
    /** Commands that are not worth a faster JVM. */
    private static final Set<String> LIGHT = Set.of("sample-data", "weights");

    @Spec
    private CommandSpec spec;

    @Mixin
    private WhatToOpen toOpen;

    @Option(names = "--scalar", scope = ScopeType.INHERIT)
    boolean scalar;

    /** Whether the command that was typed trains models. */
    static boolean computes(ParseResult parsed) {
        return !parsed.hasSubcommand()
                || !LIGHT.contains(parsed.subcommand().commandSpec().name())
                        && !parsed.subcommand().isUsageHelpRequested()
                        && !parsed.subcommand().isVersionHelpRequested();
    }

    /** Whether the command that was typed opens the window that people work in, and so wants the JVM of that window. */
    static boolean opensWindow(ParseResult parsed) {
        return !parsed.hasSubcommand()
                || parsed.subcommand().commandSpec().name().equals("frames");
    }

    @Override
    public Integer call() throws Exception {
        CommandLine line = spec.commandLine();
        // A link that cannot be used is refused before there is a window.
        String what = toOpen.typed();
        if (what != null && !StateLink.isLink(what) && !Files.exists(Path.of(what))) {
            throw new ParameterException(line, Texts.of("failure.unknown", what));
        }
        Display display = Display.find();
        if (display == Display.NONE && what != null) {
            boolean session = StateLink.isLink(what) || what.endsWith(SessionFile.ENDING);
            throw new UserError(Texts.of(session ? "display.none.session" : "display.none.log"));
        }
        if (display == Display.NONE) {
            Path out = DemoCommand.defaultFolder();
            line.getErr().println(Texts.of("display.none", out));
            return DemoCommand.run(line, out);
        }
        return LabApplication.open(display, what);
    }

    /** Version of the jar; classes that were never packed have none. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"DIEN Lab " + (version == null ? Texts.of("version.none") : version)};
        }
    }
}
