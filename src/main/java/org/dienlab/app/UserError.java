package org.dienlab.app;

/** Something that the person who typed the command can mend. Its message is a sentence for that person. */
final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1;

    UserError(String message) {
        super(message);
    }
}
