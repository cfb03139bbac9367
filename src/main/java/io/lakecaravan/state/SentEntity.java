package io.lakecaravan.state;

/** @param entity name of the entity in its catalog */
public record SentEntity(String entity, Sent sent) {}
