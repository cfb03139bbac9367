package io.lakecaravan.format.archive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Labels for the members of an archive: what they are called there, without what could be taken for a way out of a
 * folder, and each only once.
 */
final class MemberNames {
    private static final int LONGEST = 1024;

    private final Map<String, Integer> given = new HashMap<>();

    String of(String name) {
        List<String> parts = new ArrayList<>();
        for (String part : name.replace('\\', '/').split("/", -1)) {
            if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
                parts.add(part.replaceAll("\\p{Cntrl}", "_"));
            }
        }
        String clean = String.join("/", parts);
        String label = clean.length() > LONGEST ? clean.substring(clean.length() - LONGEST) : clean;
        int count = given.merge(label, 1, Integer::sum);
        return count == 1 ? label : label + " (" + count + ")";
    }
}
