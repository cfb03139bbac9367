package io.lakecaravan.layout;

import io.lakecaravan.config.NameTemplate;
import io.lakecaravan.config.SourceConfig;
import io.lakecaravan.table.LogicalTable;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a source calls its tables before clashes are settled: by its template; without one by the rule of the peer whose
 * layout is asked for; else by the table's root. Pure and safe between threads.
 */
public final class TableNaming {
    private static final String FOLDER_MODE = "folder";
    private static final String FIRST_FOLDER_MODE = "first-folder";
    private static final Set<String> MODES = Set.of("auto", FOLDER_MODE, FIRST_FOLDER_MODE, "object");
    private static final String OBJECT_RULE = "object";
    private static final Pattern OTHERS = Pattern.compile("[^A-Za-z0-9]+");

    private final SourceConfig source;
    private final String mode;

    private TableNaming(SourceConfig source, String mode) {
        this.source = source;
        this.mode = mode;
    }

    public static TableNaming of(SourceConfig source) {
        String mode = source.tableName().isPresent()
                ? ""
                : source.layout().stream().filter(MODES::contains).findFirst().orElse("auto");
        return new TableNaming(source, mode);
    }

    /** Whether different folders may come to one name. */
    public boolean joinsFolders() {
        return mode.equals(FOLDER_MODE);
    }

    /** The name as long as no other table of the bucket has the same; never empty. */
    public String base(LogicalTable table) {
        return base(table.bucket(), table.location(), table.member(), table.rule());
    }

    /**
     * @param location root without the member
     * @param member name of the table inside its objects; empty where they hold one
     * @param rule of layout that made the table
     */
    String base(String bucket, String location, String member, String rule) {
        if (source.tableName().isPresent()) {
            return withMember(templated(source.tableName().orElseThrow(), bucket, location), member);
        }
        boolean object = rule.equals(OBJECT_RULE);
        if (mode.equals(FOLDER_MODE) && (object || rule.equals(FOLDER_MODE))) {
            String inside = member.isEmpty() ? "" : clean("/" + member, "_");
            return directoryName(location)
                    .map(name -> name + inside)
                    .orElseGet(() -> TableNames.base(bucket, location, member));
        }
        if (mode.equals(FIRST_FOLDER_MODE) && (object || rule.equals(FIRST_FOLDER_MODE))) {
            return withMember(stream(location), member);
        }
        return TableNames.base(bucket, location, member);
    }

    private static String withMember(String name, String member) {
        return member.isEmpty() ? name : name + "/" + member;
    }

    private String templated(NameTemplate template, String bucket, String location) {
        String path = TableNames.base(bucket, location);
        int slash = path.lastIndexOf('/');
        String parent = slash < 0 ? bucket : path.substring(path.lastIndexOf('/', slash - 1) + 1, slash);
        return template.name(Map.of(
                "path",
                path,
                "folder",
                path.substring(slash + 1),
                "parent",
                parent,
                "bucket",
                bucket,
                "source",
                source.name()));
    }

    /** OLake: the first folder after the prefix, or the file's name with its extensions. */
    private String stream(String location) {
        String rest = location.substring(FirstFolderRule.start(source.prefix(), location));
        String name = rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
        return name.isEmpty() ? source.name() : name;
    }

    /**
     * cq-source-s3: the folder's whole path, or the name of a file at the bucket's root without its last extension, with
     * every run of characters other than letters and digits of ASCII as one underscore, none at the ends. That rule
     * leaves out what comes to nothing; here such a table is named by its path.
     *
     * @param location a folder ending in a slash, or a key
     */
    static Optional<String> directoryName(String location) {
        String path = location;
        if (!location.endsWith("/")) {
            int slash = location.lastIndexOf('/');
            int dot = location.lastIndexOf('.');
            path = slash >= 0 ? location.substring(0, slash) : dot >= 0 ? location.substring(0, dot) : location;
        }
        String name = clean(path, "");
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    /** @param start what an underscore at the start is replaced with */
    private static String clean(String text, String start) {
        String name = OTHERS.matcher(text).replaceAll("_");
        String front = name.startsWith("_") ? start + name.substring(1) : name;
        return front.endsWith("_") ? front.substring(0, front.length() - 1) : front;
    }
}
