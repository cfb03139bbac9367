package io.lakecaravan.config;

/**
 * A {@code dataPath} with wildcards: {@code *} for one level, {@code **} for any depth, {@code ?} for one character; all
 * else is itself. It names folders where a folder fits it ({@code data}/{@code *}{@code /events}), else files.
 *
 * @param ofFiles whether only files are meant, because the path ends in {@code **} or in {@code **}{@code /*}
 */
record ManifestGlob(Glob glob, boolean ofFiles) {
    static ManifestGlob of(String path) {
        String pattern = path.equals("**") || path.endsWith("/**") ? path + "/*" : path;
        String last = pattern.substring(pattern.lastIndexOf('/') + 1);
        boolean ofFiles = pattern.contains("**") && last.chars().allMatch(character -> character == '*');
        return new ManifestGlob(Glob.of(escaped(pattern)), ofFiles);
    }

    private static String escaped(String path) {
        StringBuilder escaped = new StringBuilder();
        path.codePoints().forEach(character -> {
            if ("[]{},!\\".indexOf(character) >= 0) {
                escaped.append('\\');
            }
            escaped.appendCodePoint(character);
        });
        return escaped.toString();
    }

    /** Where the outermost folder of the key that fits ends, slash included; -1 where none does. */
    int folder(String key, int from) {
        if (!ofFiles) {
            for (int slash = key.indexOf('/', from); slash >= 0; slash = key.indexOf('/', slash + 1)) {
                if (glob.matches(key.substring(0, slash))) {
                    return slash + 1;
                }
            }
        }
        return -1;
    }

    boolean matchesFile(String key) {
        return glob.matches(key);
    }
}
