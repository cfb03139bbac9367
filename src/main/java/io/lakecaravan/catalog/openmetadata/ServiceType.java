package io.lakecaravan.catalog.openmetadata;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a service is created as. One that is there already is taken as it is. */
enum ServiceType {
    CUSTOM_DATABASE("CustomDatabase", Model.TABLES),
    DATALAKE("Datalake", Model.TABLES),
    CUSTOM_STORAGE("CustomStorage", Model.CONTAINERS),
    S3("S3", Model.CONTAINERS);

    private final String text;
    private final Model model;

    ServiceType(String text, Model model) {
        this.text = text;
        this.model = model;
    }

    /** As the server spells it. */
    String text() {
        return text;
    }

    /**
     * @param text empty for the model's first
     * @throws IllegalArgumentException naming what the model may have
     */
    static ServiceType of(Model model, String text) {
        List<ServiceType> legal =
                Arrays.stream(values()).filter(type -> type.model == model).toList();
        Optional<ServiceType> found = text.isEmpty()
                ? Optional.of(legal.get(0))
                : legal.stream().filter(type -> type.text.equals(text)).findFirst();
        return found.orElseThrow(() -> new IllegalArgumentException("service type '" + text + "' does not fit model "
                + model + "; types: " + legal.stream().map(ServiceType::text).toList()));
    }
}
