package io.lakecaravan.format.avro;

import io.lakecaravan.schema.Column;

/** A column with the way to read its values. */
record DecodedColumn(Column column, Decoder decoder) {}
