package io.lakecaravan.format;

import io.lakecaravan.finding.FindingCode;
import java.io.IOException;
import java.io.Serial;
import java.util.OptionalLong;

/** The bytes are not what the format asks for. The message is ours and quotes no value of the file. */
public final class FormatException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    private final FindingCode code;
    private final long offset;

    public FormatException(FindingCode code, String message) {
        this(code, -1, message, null);
    }

    /** @param offset byte offset in the object as stored, -1 where unknown */
    public FormatException(FindingCode code, long offset, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
        this.offset = offset;
    }

    public FindingCode code() {
        return code;
    }

    public OptionalLong offset() {
        return offset < 0 ? OptionalLong.empty() : OptionalLong.of(offset);
    }
}
