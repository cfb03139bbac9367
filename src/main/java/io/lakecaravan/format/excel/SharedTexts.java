package io.lakecaravan.format.excel;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The texts that cells name by number (ECMA-376 part 1, 18.4). */
final class SharedTexts {
    private final List<String> texts = new ArrayList<>();

    private SharedTexts() {}

    static SharedTexts none() {
        return new SharedTexts();
    }

    static SharedTexts read(InputStream part) throws IOException {
        SharedTexts shared = new SharedTexts();
        long characters = 0;
        try (PartXml xml = PartXml.of(part)) {
            while (xml.next()) {
                if (xml.isStart("si")) {
                    String text = richText(xml, "si");
                    characters += text.length();
                    shared.texts.add(text);
                    if (characters > Limits.SHARED_CHARACTERS || shared.texts.size() > Limits.SHARED_TEXTS) {
                        throw ExcelFailures.limit("the workbook's shared texts are more than "
                                + Limits.SHARED_CHARACTERS + " characters or " + Limits.SHARED_TEXTS + " texts");
                    }
                }
            }
        }
        return shared;
    }

    /** The runs of a text, without phonetic ones. */
    static String richText(PartXml xml, String element) throws IOException {
        StringBuilder text = new StringBuilder();
        boolean inText = false;
        while (xml.next() && !xml.isEnd(element)) {
            if (xml.isStart("rPh")) {
                xml.skipElement();
            } else if (xml.isStart("t")) {
                inText = true;
            } else if (xml.isEnd("t")) {
                inText = false;
            } else if (inText && xml.isText()) {
                xml.appendText(text, Limits.CELL);
            }
        }
        return text.toString();
    }

    Optional<String> text(int index) {
        return index >= 0 && index < texts.size() ? Optional.of(texts.get(index)) : Optional.empty();
    }
}
