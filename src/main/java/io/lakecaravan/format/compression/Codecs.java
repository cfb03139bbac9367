package io.lakecaravan.format.compression;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The compressions that objects are read through, in the order their magic is tried. */
public final class Codecs {
    private static final List<Codec> MARKED = List.of(
            new GzipCodec(),
            new ZstdCodec(),
            new Bzip2Codec(),
            new XzCodec(),
            new Lz4Codec(),
            new SnappyFramedCodec(),
            new CompressCodec(),
            new LzmaCodec(),
            new HadoopSnappyCodec(),
            new ZlibCodec());

    /** Taken only where an object's name says so, too. */
    static final List<Codec> UNMARKED = List.of(new HadoopLz4Codec(), new RawSnappyCodec(), new BrotliCodec());

    public static final List<Codec> ALL =
            Stream.concat(MARKED.stream(), UNMARKED.stream()).toList();

    /** What {@link io.lakecaravan.format.ReadTable#compression} says of an object that is not compressed. */
    public static final String NONE = "none";

    private static final Map<Integer, Codec> ZIP_METHODS = Map.of(
            8,
            new DeflateCodec(),
            9,
            new Deflate64Codec(),
            12,
            new Bzip2Codec(),
            93,
            new ZstdCodec(),
            95,
            new XzCodec());

    private static final Set<String> EXTENSIONS = allExtensions();

    private Codecs() {}

    /**
     * The codec of an object by its first bytes.
     *
     * @param name of the object, for codecs whose streams bear no mark
     */
    public static Optional<Codec> recognise(byte[] head, String name) {
        String extension = lastExtension(name);
        Stream<Codec> hinted =
                UNMARKED.stream().filter(codec -> codec.extensions().contains(extension));
        return Stream.concat(MARKED.stream(), hinted)
                .filter(codec -> codec.recognises(head))
                .findFirst();
    }

    /** The codecs that the last extension of a name may mean, the first of them the usual one. */
    public static List<Codec> named(String name) {
        String extension = lastExtension(name);
        return ALL.stream()
                .filter(codec -> codec.extensions().contains(extension))
                .toList();
    }

    /** The codec of a method number of the ZIP specification (APPNOTE 4.4.5); empty for storing and for unknown ones. */
    public static Optional<Codec> ofZipMethod(int method) {
        return Optional.ofNullable(ZIP_METHODS.get(method));
    }

    /** Extensions, without dot, that name a compression around the object: {@code gz} in {@code a.csv.gz}. */
    public static Set<String> extensions() {
        return EXTENSIONS;
    }

    /** {@code s3://bucket/a.csv} for {@code s3://bucket/a.csv.gz}; the name itself where it tells of no compression. */
    public static String withoutExtension(String name) {
        String extension = lastExtension(name);
        return EXTENSIONS.contains(extension) ? name.substring(0, name.length() - extension.length() - 1) : name;
    }

    /** In lower case, without dot; empty where there is none. */
    public static String lastExtension(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1);
        int dot = file.lastIndexOf('.');
        return dot <= 0 ? "" : file.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private static Set<String> allExtensions() {
        Set<String> extensions = new TreeSet<>();
        ALL.forEach(codec -> extensions.addAll(codec.extensions()));
        return Collections.unmodifiableSet(extensions);
    }
}
