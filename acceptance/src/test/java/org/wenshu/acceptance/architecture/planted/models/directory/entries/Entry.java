package org.wenshu.acceptance.architecture.planted.models.directory.entries;

import org.springframework.util.StopWatch;

/** Guilty: shared by models, and so held to their rule. */
public record Entry(StopWatch watch) {}
