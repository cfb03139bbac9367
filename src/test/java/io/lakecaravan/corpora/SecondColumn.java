package io.lakecaravan.corpora;

/**
 * A column as a second reader sees it.
 *
 * @param type in that reader's words, which {@code type-mapping.tsv} translates; nested types may be written {@code
 *     array<T>}, {@code map<K,V>}, {@code struct<a:T,`b c`:T>}, {@code union<T,T>}, and are then compared leaf by leaf
 */
record SecondColumn(String name, String type) {}
