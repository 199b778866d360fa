package org.wenshu.acceptance.architecture.planted.models.tasks.model;

/** Another service's id. */
public record ErrandId(String value) {}
