package io.lakecaravan.catalog.openmetadata;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What tags of a store are called at the server. As tags, the key is the classification and the value the tag, as the
 * official connector has it; as custom properties, each key is one. The same key and value give the same names.
 */
final class StoreTagNames {
    /** Before a key that would be one of the server's own classifications, which are its administrator's. */
    private static final String APART = "S3";
    /** A store takes tags without a value, the server none without a name. */
    private static final String NO_VALUE = "(empty)";

    private static final String PROPERTY = "s3Tag";
    private static final Pattern PLAIN = Pattern.compile("[a-z][A-Za-z0-9]*");
    private static final Pattern PARTING = Pattern.compile("[^A-Za-z0-9]+");
    private static final int LONGEST_PROPERTY = 100;
    private static final int DIGEST = 8;

    private StoreTagNames() {}

    /** Fully qualified name of the tag. */
    static String tag(String key, String value) {
        String name = OpenMetadataNames.legal(key);
        String classification = KnownTags.isBuiltInIgnoringCase(name) ? APART + name : name;
        return OpenMetadataNames.fqn(classification, OpenMetadataNames.legal(value.isEmpty() ? NO_VALUE : value));
    }

    /**
     * Name of the property: letters and digits that begin in lower case, which every version takes. A key that is written
     * otherwise has a digest in it, so that no two keys share a property.
     */
    static String property(String key) {
        if (PLAIN.matcher(key).matches() && key.length() <= LONGEST_PROPERTY) {
            return PROPERTY + capital(key);
        }
        StringBuilder name = new StringBuilder(PROPERTY);
        for (String word : PARTING.split(key, -1)) {
            name.append(capital(word));
        }
        if (name.length() > LONGEST_PROPERTY) {
            name.setLength(LONGEST_PROPERTY);
        }
        return name + "X" + OpenMetadataNames.md5(key).substring(0, DIGEST);
    }

    private static String capital(String word) {
        return word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
