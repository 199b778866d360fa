package org.wenshu.acceptance.architecture.planted.contracts.contracts.letters;

/** Guilty: an interface that no event has. */
public interface Format {}
