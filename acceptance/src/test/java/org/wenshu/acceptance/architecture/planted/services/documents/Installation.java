package org.wenshu.acceptance.architecture.planted.services.documents;

import org.wenshu.acceptance.architecture.planted.services.local.LocalStore;

/** Guilty: a service that knows how it is installed. */
public record Installation(LocalStore store) {}
