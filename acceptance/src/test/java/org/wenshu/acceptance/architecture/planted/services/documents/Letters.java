package org.wenshu.acceptance.architecture.planted.services.documents;

import org.wenshu.acceptance.architecture.planted.services.tasks.Errands;

/** Guilty: asks another service's classes instead of its events. */
public record Letters(Errands errands) {}
