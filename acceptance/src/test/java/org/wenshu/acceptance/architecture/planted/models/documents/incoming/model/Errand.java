package org.wenshu.acceptance.architecture.planted.models.documents.incoming.model;

import org.wenshu.acceptance.architecture.planted.models.tasks.model.ErrandId;

/** Guilty: a model that knows another service's model. */
public record Errand(ErrandId id) {}
