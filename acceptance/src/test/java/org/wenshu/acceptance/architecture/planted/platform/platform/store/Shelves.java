package org.wenshu.acceptance.architecture.planted.platform.platform.store;

import org.wenshu.acceptance.architecture.planted.platform.office.model.Name;

/** Guilty: technology that knows people. */
public record Shelves(Name owner) {}
