package io.lakecaravan.format.xml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Which elements are rows. */
interface RowPath {
    /** @param open names of the open elements from the root on, the one that starts now last */
    boolean isRow(List<XmlName> open);

    /** Elements at one place of the document. */
    record Exact(List<XmlName> names) implements RowPath {
        public Exact {
            names = List.copyOf(names);
        }

        @Override
        public boolean isRow(List<XmlName> open) {
            return open.equals(names);
        }
    }

    /**
     * Elements that the user named, wherever they stand, outermost first.
     *
     * @param names local names, the last of which is the row's and the others its parents'
     */
    record Named(List<String> names) implements RowPath {
        /** @param text a name or a path such as {@code channel/item}; prefixes are passed over */
        static Named of(String text) {
            List<String> names = new ArrayList<>();
            for (String part : text.strip().split("/", -1)) {
                String local = part.substring(part.indexOf(':') + 1).strip();
                if (!local.isEmpty()) {
                    names.add(local);
                }
            }
            return new Named(Collections.unmodifiableList(names));
        }

        @Override
        public boolean isRow(List<XmlName> open) {
            int from = open.size() - names.size();
            boolean same = from >= 0 && !names.isEmpty();
            for (int i = 0; same && i < names.size(); i++) {
                same = open.get(from + i).local().equals(names.get(i));
            }
            return same;
        }
    }
}
