package io.lakecaravan.format.excel;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;

/** Declared exceptions for what is wrong with a workbook, in our words. */
final class ExcelFailures {
    private ExcelFailures() {}

    static FormatException corrupt(String message) {
        return new FormatException(FindingCode.EXCEL_CORRUPT, message);
    }

    static FormatException corrupt(String message, Throwable cause) {
        return new FormatException(FindingCode.EXCEL_CORRUPT, -1, message, cause);
    }

    static FormatException unsupported(String message) {
        return new FormatException(FindingCode.FORMAT_UNSUPPORTED, message);
    }

    static FormatException encrypted() {
        return new FormatException(
                FindingCode.EXCEL_ENCRYPTED,
                "the workbook is protected by a password: neither sheets nor rows can be read");
    }

    static LimitException limit(String message) {
        return new LimitException(message);
    }
}
