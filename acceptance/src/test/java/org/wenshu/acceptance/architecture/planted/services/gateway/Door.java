package org.wenshu.acceptance.architecture.planted.services.gateway;

import org.wenshu.acceptance.architecture.planted.services.office.model.Name;

/** Guilty: the gateway knows people. */
public record Door(Name keeper) {}
