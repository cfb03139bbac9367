package io.lakecaravan.tag.detect.kind;

/**
 * What a sample shows instead of a value. Each keeps as much as helps to recognise what a column holds and no more; a
 * value too short for its rule is hidden whole. The result depends on the value alone.
 */
public enum Masking {
    /** Nothing but that there is a value. */
    ALL {
        @Override
        public String mask(String value) {
            return HIDDEN;
        }
    },
    /** The last four letters or digits, others as stars, marks between them as they stand: {@code ****-****-****-1111}. */
    LAST_FOUR {
        @Override
        public String mask(String value) {
            String cut = cut(value);
            long solid = cut.codePoints().filter(Character::isLetterOrDigit).count();
            if (solid < 8) {
                return HIDDEN;
            }
            StringBuilder masked = new StringBuilder(cut.length());
            long[] left = {solid};
            cut.codePoints().forEach(c -> {
                boolean keep = !Character.isLetterOrDigit(c) || left[0] <= 4;
                masked.appendCodePoint(keep ? c : '*');
                left[0] -= Character.isLetterOrDigit(c) ? 1 : 0;
            });
            return masked.toString();
        }
    },
    /** The first letter of every word: {@code M*** C***}. */
    INITIALS {
        @Override
        public String mask(String value) {
            StringBuilder masked = new StringBuilder();
            for (String word : cut(value).strip().split("\\s+", -1)) {
                masked.append(masked.isEmpty() ? "" : " ");
                if (!word.isEmpty()) {
                    masked.appendCodePoint(word.codePointAt(0));
                }
                masked.append("***");
            }
            return masked.toString();
        }
    },
    /** First letter and domain: {@code m***@example.org}. */
    MAILBOX {
        @Override
        public String mask(String value) {
            String cut = cut(value);
            int at = cut.lastIndexOf('@');
            return at < 1 || cut.indexOf(' ') >= 0
                    ? HIDDEN
                    : cut.substring(0, cut.offsetByCodePoints(0, 1)) + "***" + cut.substring(at);
        }
    },
    /** The first third: of a postal code the region, of an address of a network the net. */
    PREFIX {
        @Override
        public String mask(String value) {
            String cut = cut(value);
            int keep = Math.min(cut.length() / 3, 8);
            while (keep > 0 && Character.isHighSurrogate(cut.charAt(keep - 1))) {
                keep--;
            }
            return keep == 0 ? HIDDEN : cut.substring(0, keep) + "***";
        }
    },
    /** A date's year, where four digits stand alone. */
    YEAR {
        @Override
        public String mask(String value) {
            String cut = cut(value);
            for (int i = 0; i + 4 <= cut.length(); i++) {
                if (isYear(cut, i)) {
                    return cut.substring(i, i + 4) + "-**-**";
                }
            }
            return HIDDEN;
        }

        private boolean isYear(String text, int from) {
            for (int i = from; i < from + 4; i++) {
                if (!digit(text.charAt(i))) {
                    return false;
                }
            }
            return (from == 0 || !digit(text.charAt(from - 1)))
                    && (from + 4 == text.length() || !digit(text.charAt(from + 4)));
        }

        private boolean digit(char c) {
            return c >= '0' && c <= '9';
        }
    },
    /** As it is: the tag says something of the column, a single value harms nobody. */
    NONE {
        @Override
        public String mask(String value) {
            return value;
        }
    };

    private static final String HIDDEN = "***";
    private static final int LONGEST = 256;

    /** @param value as it is displayed; only its first 256 characters count where it is hidden in part */
    public abstract String mask(String value);

    private static String cut(String value) {
        if (value.length() <= LONGEST) {
            return value;
        }
        return value.substring(0, Character.isHighSurrogate(value.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }
}
