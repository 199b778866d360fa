package org.wenshu.acceptance.architecture.planted.models.documents.incoming.model;

import org.springframework.stereotype.Component;

/** Guilty: a model that knows Spring. */
@Component
public class Letter {}
