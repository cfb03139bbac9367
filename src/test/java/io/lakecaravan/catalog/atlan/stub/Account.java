package io.lakecaravan.catalog.atlan.stub;

/** Who asks. {@code API_TOKEN} is bound by the rights of §1, a {@code PERSON} is an administrator. */
record Account(String name, Nature nature) {
    enum Nature {
        API_TOKEN,
        PERSON
    }

    boolean isToken() {
        return nature == Nature.API_TOKEN;
    }
}
