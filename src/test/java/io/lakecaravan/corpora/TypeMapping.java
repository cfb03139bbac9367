package io.lakecaravan.corpora;

import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.ListOf;
import io.lakecaravan.schema.LogicalType.MapOf;
import io.lakecaravan.schema.LogicalType.StructOf;
import io.lakecaravan.schema.LogicalType.UnionOf;
import io.lakecaravan.schema.TypeText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a type of ours is what a second reader's type means, by {@code type-mapping.tsv}: second reader, pattern of its
 * type, our type's name or display text ({@link TypeText}); {@code $1} is the pattern's first group; {@code decimal(*)} any decimal. Several lines for one
 * pattern allow several types.
 */
final class TypeMapping {
    private static final Path FILE = Path.of("src/test/resources/corpora/type-mapping.tsv");

    private record Line(String reader, Pattern theirs, String ours) {}

    private final List<Line> lines = new ArrayList<>();

    TypeMapping() throws IOException {
        for (String line : Files.readAllLines(FILE)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] cells = line.split("\t+");
                if (cells.length != 3) {
                    throw new IllegalStateException("type-mapping.tsv: a line has 3 cells: " + line);
                }
                lines.add(new Line(cells[0].strip(), Pattern.compile(cells[1].strip()), cells[2].strip()));
            }
        }
    }

    boolean fits(String reader, String theirs, LogicalType ours) {
        List<String> parts = NestedTypeText.parts(theirs);
        if (parts.isEmpty()) {
            return leafFits(reader, theirs, ours);
        }
        return switch (parts.get(0)) {
            case "array" ->
                ours instanceof ListOf list
                        && fits(reader, parts.get(1), list.element().type());
            case "map" ->
                ours instanceof MapOf map
                        && fits(reader, parts.get(1), map.key().type())
                        && fits(reader, parts.get(2), map.value().type());
            case "struct" -> ours instanceof StructOf struct && fieldsFit(reader, parts, struct.fields());
            default -> ours instanceof UnionOf union && membersFit(reader, parts, union.members());
        };
    }

    private boolean fieldsFit(String reader, List<String> parts, List<Column> fields) {
        if (fields.size() * 2 + 1 != parts.size()) {
            return false;
        }
        for (int i = 0; i < fields.size(); i++) {
            if (!fields.get(i).name().equals(parts.get(i * 2 + 1))
                    || !fits(reader, parts.get(i * 2 + 2), fields.get(i).type())) {
                return false;
            }
        }
        return true;
    }

    private boolean membersFit(String reader, List<String> parts, List<Column> members) {
        if (members.size() + 1 != parts.size()) {
            return false;
        }
        for (int i = 0; i < members.size(); i++) {
            if (!fits(reader, parts.get(i + 1), members.get(i).type())) {
                return false;
            }
        }
        return true;
    }

    private boolean leafFits(String reader, String theirs, LogicalType ours) {
        List<String> texts = Arrays.asList(TypeText.name(ours), TypeText.display(ours));
        for (Line line : lines) {
            Matcher matcher = line.theirs().matcher(theirs);
            if (line.reader().equals(reader) && matcher.matches()) {
                String wanted = line.ours();
                for (int group = 1; group <= matcher.groupCount(); group++) {
                    wanted = wanted.replace("$" + group, String.valueOf(matcher.group(group)));
                }
                boolean anyParameters =
                        wanted.endsWith("(*)") && texts.get(0).startsWith(wanted.substring(0, wanted.length() - 2));
                if (anyParameters || texts.contains(wanted)) {
                    return true;
                }
            }
        }
        return false;
    }
}
