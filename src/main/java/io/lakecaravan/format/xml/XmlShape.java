package io.lakecaravan.format.xml;

import io.lakecaravan.format.LimitException;
import io.lakecaravan.schema.TextTypeInference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the elements at one place of the rows have in common. Members keep the order in which they were first seen. */
final class XmlShape {
    static final String TEXT = "#text";

    private final Budget budget;
    private final Set<String> nullWords;
    private final TextTypeInference texts = new TextTypeInference();
    private final Map<XmlName, XmlShape> attributes = new LinkedHashMap<>();
    private final Map<XmlName, XmlShape> children = new LinkedHashMap<>();
    private final Map<XmlName, String> prefixes = new LinkedHashMap<>();
    private boolean repeated;
    private long present;

    /** Counts places in all rows together. */
    static final class Budget {
        private final int limit;
        private int used;

        Budget(int limit) {
            this.limit = limit;
        }

        private void take() throws LimitException {
            if (++used > limit) {
                throw new LimitException("the rows have more than " + limit + " columns, nested ones counted");
            }
        }
    }

    /** @param nullWords texts that mean null */
    XmlShape(Budget budget, Set<String> nullWords) {
        this.budget = budget;
        this.nullWords = nullWords;
    }

    void add(XmlElement element) throws LimitException {
        boolean any = addText(element.text());
        for (Map.Entry<XmlName, String> attribute : element.attributes().entrySet()) {
            any |= member(attributes, attribute.getKey(), element).addText(attribute.getValue());
        }
        for (Map.Entry<XmlName, List<XmlElement>> child : element.children().entrySet()) {
            XmlShape shape = member(children, child.getKey(), element);
            shape.repeated |= child.getValue().size() > 1;
            for (XmlElement each : child.getValue()) {
                shape.add(each);
            }
            any = true;
        }
        present += any && isNested() ? 1 : 0;
    }

    private boolean addText(String text) {
        if (text.isEmpty() || nullWords.contains(text)) {
            return false;
        }
        texts.add(text);
        return true;
    }

    private XmlShape member(Map<XmlName, XmlShape> members, XmlName name, XmlElement element) throws LimitException {
        XmlShape shape = members.get(name);
        if (shape == null) {
            budget.take();
            shape = new XmlShape(budget, nullWords);
            members.put(name, shape);
            prefixes.putIfAbsent(name, element.prefix(name));
        }
        return shape;
    }

    boolean isRepeated() {
        return repeated;
    }

    boolean isNested() {
        return !attributes.isEmpty() || !children.isEmpty();
    }

    boolean hasText() {
        return texts.values() > 0;
    }

    TextTypeInference texts() {
        return texts;
    }

    Map<XmlName, XmlShape> attributes() {
        return attributes;
    }

    Map<XmlName, XmlShape> children() {
        return children;
    }

    /** Elements here that hold something. */
    long present() {
        return isNested() ? present : texts.values();
    }

    /**
     * Names of attributes, then of children, each different: the local name, with its prefix where an earlier member of
     * another namespace has that name, and with {@code @} where an attribute shares its name with a child.
     */
    List<String> names() {
        Set<String> childNames = new HashSet<>();
        children.keySet().forEach(name -> childNames.add(name.local()));
        Set<String> used = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (XmlName name : attributes.keySet()) {
            String mark = childNames.contains(name.local()) ? "@" : "";
            names.add(unique(mark, name, used));
        }
        for (XmlName name : children.keySet()) {
            names.add(unique("", name, used));
        }
        return names;
    }

    private String unique(String mark, XmlName name, Set<String> used) {
        String prefix = prefixes.getOrDefault(name, "");
        String wanted = mark + name.local();
        if (used.contains(wanted) && !prefix.isEmpty()) {
            wanted = mark + prefix + ":" + name.local();
        }
        String free = wanted;
        for (int number = 2; !used.add(free); number++) {
            free = wanted + "_" + number;
        }
        return free;
    }
}
