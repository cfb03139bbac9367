package io.lakecaravan.format.xml;

/** Name of an element or attribute ("Namespaces in XML 1.0"): equal where namespace and local part are. */
record XmlName(String namespace, String local) {
    static final String SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

    boolean isNil() {
        return local.equals("nil") && namespace.equals(SCHEMA_INSTANCE);
    }
}
