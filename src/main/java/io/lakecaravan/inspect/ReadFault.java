package io.lakecaravan.inspect;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ObjectException;
import io.lakecaravan.table.LakeObject;
import java.io.IOException;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a person is told of a failure to read. A parser's own words may quote values, so they go to the log alone. */
public final class ReadFault {
    private static final Logger LOG = LoggerFactory.getLogger(ReadFault.class);

    private ReadFault() {}

    /**
     * @param format whose reader failed
     * @param fault as a {@link io.lakecaravan.format.Format} declares it, or any other
     */
    public static Finding finding(LakeObject object, String format, Throwable fault) {
        if (fault instanceof FormatException e) {
            return finding(object, e.code(), e.offset(), e.getMessage());
        }
        if (fault instanceof LimitException e) {
            return finding(object, FindingCode.OBJECT_LIMIT_EXCEEDED, OptionalLong.empty(), e.getMessage());
        }
        if (fault instanceof ObjectException e) {
            return finding(object, e.code(), OptionalLong.empty(), e.getMessage());
        }
        LOG.debug("the reader of {} failed on {}", format, object.uri(), fault);
        return fault instanceof IOException
                ? finding(
                        object,
                        FindingCode.OBJECT_UNREADABLE,
                        OptionalLong.empty(),
                        "the object's bytes could not be read")
                : finding(
                        object,
                        FindingCode.READER_FAILED,
                        OptionalLong.empty(),
                        "the " + format + " reader failed (" + fault.getClass().getSimpleName()
                                + "); start with -v to log it");
    }

    private static Finding finding(LakeObject object, FindingCode code, OptionalLong offset, String message) {
        return new Finding(code, object.bucket(), object.key(), offset, message);
    }
}
