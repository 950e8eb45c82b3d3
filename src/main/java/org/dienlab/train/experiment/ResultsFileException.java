package org.dienlab.train.experiment;

import java.nio.file.Path;

/** A file that holds no experiment that can be used. {@link #getMessage()} is an English sentence. */
public final class ResultsFileException extends Exception {
    private static final long serialVersionUID = 1;

    /** What is wrong. */
    public enum Problem {
        /** The file does not exist or may not be read. */
        NOT_READABLE("%s cannot be read."),
        /** The text is no JSON, or ends in the middle. */
        NOT_JSON("%s is damaged: it is not JSON from its beginning to its end."),
        /** JSON of something else. */
        NOT_AN_EXPERIMENT("%s is not a file of an experiment."),
        /** Made by a later version of the program. */
        NEWER("%s was made by a newer version of DIEN Lab."),
        /** Parts are missing or do not fit each other. */
        INCONSISTENT("%s is damaged: parts of the experiment are missing or do not fit."),
        /** To go on needs the same experiment. */
        ANOTHER("%s holds another experiment: arms or seeds differ from those asked for.");

        private final String sentence;

        Problem(String sentence) {
            this.sentence = sentence;
        }
    }

    private final transient Path file;
    private final Problem problem;

    public ResultsFileException(Path file, Problem problem) {
        super(String.format(problem.sentence, file.getFileName()));
        this.file = file;
        this.problem = problem;
    }

    public Path file() {
        return file;
    }

    public Problem problem() {
        return problem;
    }
}
