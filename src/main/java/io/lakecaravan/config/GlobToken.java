package io.lakecaravan.config;

import java.util.List;

/** A step of a glob. */
sealed interface GlobToken {
    /** Exactly one character. */
    sealed interface One extends GlobToken {
        boolean accepts(int character);
    }

    record Literal(int character) implements One {
        @Override
        public boolean accepts(int found) {
            return found == character;
        }
    }

    record AnyOne() implements One {
        @Override
        public boolean accepts(int found) {
            return found != '/';
        }
    }

    record Range(int first, int last) {}

    record OneOf(List<Range> ranges, boolean negated) implements One {
        @Override
        public boolean accepts(int found) {
            boolean listed = ranges.stream().anyMatch(range -> range.first() <= found && found <= range.last());
            return negated ? !listed && found != '/' : listed;
        }
    }

    /** Any number of characters, also none. */
    record Many(boolean slashes) implements GlobToken {}

    /** Any number of whole folders, also none: empty, or a text that ends in a slash. */
    record Folders() implements GlobToken {}
}
