package io.lakecaravan.format.text;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The compressions that text formats are read through, in the order their magic is tried. */
public final class Codecs {
    static final List<Codec> ALL = List.of(new GzipCodec());

    /** What {@link io.lakecaravan.format.ReadTable#compression} says of a text that is not compressed. */
    static final String NONE = "none";

    private Codecs() {}

    static Optional<Codec> recognise(byte[] head) {
        return ALL.stream().filter(codec -> codec.recognises(head)).findFirst();
    }

    /** Extensions, without dot, that name a compression around the object: {@code gz} in {@code a.csv.gz}. */
    public static Set<String> extensions() {
        Set<String> extensions = new TreeSet<>();
        ALL.forEach(codec -> extensions.addAll(codec.extensions()));
        return extensions;
    }
}
