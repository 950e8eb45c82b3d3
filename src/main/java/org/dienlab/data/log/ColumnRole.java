package org.dienlab.data.log;

import java.util.List;
import java.util.Locale;

/** What a column of an event table says, and how such columns are often called. */
public enum ColumnRole {
    USER("user", "user_id", "userid", "uid", "reviewerid", "visitorid", "customer_id", "session_id", "sessionid"),
    ITEM(
            "item",
            "item_id",
            "itemid",
            "movieid",
            "movie_id",
            "asin",
            "parent_asin",
            "product_id",
            "productid",
            "news_id"),
    TIME("time", "timestamp", "ts", "date", "datetime", "event_time", "unixreviewtime"),
    CATEGORY("category", "category_id", "categoryid", "cat", "genre", "genres"),
    /** A word for what happened. */
    EVENT("event", "event_type", "action", "behavior", "behaviour", "behavior_type", "type"),
    /** 1 clicked, 0 not clicked. */
    LABEL("label", "click", "clicked", "is_click"),
    RATING("rating", "overall", "score", "stars"),
    /** Items that were shown at the time of the row and not clicked. */
    SHOWN("shown", "impressions", "not_clicked", "negatives"),
    // What generated data knows of a click.
    RELEVANT("relevant"),
    CURRENT("current"),
    NOISE("noise");

    private final List<String> names;

    ColumnRole(String... names) {
        this.names = List.of(names);
    }

    /** Whether a log cannot be read without this column. */
    public boolean required() {
        return this == USER || this == ITEM || this == TIME;
    }

    /** Whether people choose this column; the others are found by their names only. */
    public boolean offered() {
        return ordinal() < RELEVANT.ordinal();
    }

    /** The name that needs no choosing. */
    public String usualName() {
        return names.get(0);
    }

    /** How well a column name says this role: 0 best, −1 not at all. */
    int match(String column) {
        return names.indexOf(column.strip().toLowerCase(Locale.ROOT));
    }
}
