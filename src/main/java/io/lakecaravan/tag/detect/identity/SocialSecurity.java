package io.lakecaravan.tag.detect.identity;

import io.lakecaravan.tag.detect.checksum.Weighted;

/** Numbers of the Social Security Administration of the USA within prose. */
public final class SocialSecurity {
    private SocialSecurity() {}

    /** Three, two and four digits with dashes, in the ranges that are given out. */
    public static boolean isWritten(String text) {
        return text.length() == 11
                && text.charAt(3) == '-'
                && text.charAt(6) == '-'
                && Weighted.isDigits(text, 0, 3)
                && Weighted.isDigits(text, 4, 6)
                && Weighted.isDigits(text, 7, 11)
                && AmericanIds.isSsn(text.substring(0, 3) + text.substring(4, 6) + text.substring(7));
    }
}
