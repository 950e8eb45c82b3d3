package org.dienlab.app;

import org.dienlab.train.session.SessionException;
import org.dienlab.train.session.SessionException.Problem;
import org.dienlab.train.session.StateLink;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A file or state link on the command line. */
final class WhatToOpen {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE|LINK", arity = "0..1", descriptionKey = "file")
    private String file;

    @Option(names = "--link", paramLabel = "TEXT")
    private String link;

    /**
     * What was typed, a link or a path; null for nothing.
     *
     * @throws SessionException if it is a link that cannot be used
     * @throws ParameterException if what was called a link is none
     */
    String typed() throws SessionException {
        String what = link == null ? file : link;
        if (what != null && StateLink.isLink(what)) {
            StateLink.read(what);
        } else if (link != null) {
            throw new ParameterException(
                    spec.commandLine(), Commands.sentence(new SessionException(Problem.NOT_A_LINK, StateLink.PREFIX)));
        }
        return what;
    }
}
