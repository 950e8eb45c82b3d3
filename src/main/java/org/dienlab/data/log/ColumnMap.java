package org.dienlab.data.log;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which column says what.
 *
 * @param places column of each role that there is, from 0
 */
public record ColumnMap(Map<ColumnRole, Integer> places) {
    /** Column of a role that no column has. */
    public static final int NONE = -1;

    public ColumnMap {
        Map<ColumnRole, Integer> copy = new EnumMap<>(ColumnRole.class);
        copy.putAll(places);
        places = Collections.unmodifiableMap(copy);
    }

    /** As the names of the columns suggest; roles that none suggests are missing. */
    static ColumnMap named(List<String> columns) {
        Map<ColumnRole, Integer> places = new EnumMap<>(ColumnRole.class);
        for (ColumnRole role : ColumnRole.values()) {
            int best = Integer.MAX_VALUE;
            for (int i = 0; i < columns.size(); i++) {
                int match = role.match(columns.get(i));
                if (match >= 0 && match < best) {
                    best = match;
                    places.put(role, i);
                }
            }
        }
        return new ColumnMap(places);
    }

    /** Roles of the columns from the first on. */
    static ColumnMap ordered(ColumnRole... roles) {
        Map<ColumnRole, Integer> places = new EnumMap<>(ColumnRole.class);
        for (int i = 0; i < roles.length; i++) {
            places.put(roles[i], i);
        }
        return new ColumnMap(places);
    }

    /** Column of a role, from 0; {@link #NONE} if there is none. */
    public int place(ColumnRole role) {
        return places.getOrDefault(role, NONE);
    }

    public boolean has(ColumnRole role) {
        return places.containsKey(role);
    }

    /** With another column for a role, or with none. */
    public ColumnMap with(ColumnRole role, int place) {
        Map<ColumnRole, Integer> changed = new EnumMap<>(ColumnRole.class);
        changed.putAll(places);
        if (place == NONE) {
            changed.remove(role);
        } else {
            changed.put(role, place);
        }
        return new ColumnMap(changed);
    }
}
