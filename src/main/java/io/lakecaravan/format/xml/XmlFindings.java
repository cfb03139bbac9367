package io.lakecaravan.format.xml;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import java.util.OptionalLong;

/** Findings that a prefix and a whole reading share. */
final class XmlFindings {
    private XmlFindings() {}

    static Finding broken(XmlEvents.Break broken, OptionalLong offset, String offsetMeaning) {
        String what = switch (broken.kind()) {
            case ENDED -> "the document ends before its root element does";
            case MALFORMED -> "the document is not well-formed from this place on";
        };
        return new Finding(
                FindingCode.XML_REST_UNREADABLE,
                "",
                "",
                offset,
                what + "; the records before it were kept" + offsetMeaning);
    }
}
