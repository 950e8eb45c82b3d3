package org.dienlab.data.log;

/** Formats of logs that can be read. */
public enum LogFormat {
    /** A table of events, comma-separated or otherwise, with columns to choose. */
    CSV,
    /** MovieLens: {@code ratings.csv}, {@code ratings.dat} or {@code u.data}, with the films beside it. */
    MOVIELENS,
    /** Amazon reviews, a JSON object a line, with the products' metadata beside it. */
    AMAZON,
    /** Taobao {@code UserBehavior.csv}: user, item, category, behaviour, time, without a header. */
    TAOBAO,
    /** Lines of a user and the user's items in order, separated by blanks, with an items table beside it. */
    SEQUENCES
}
