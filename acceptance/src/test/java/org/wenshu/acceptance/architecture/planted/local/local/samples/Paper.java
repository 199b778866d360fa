package org.wenshu.acceptance.architecture.planted.local.local.samples;

/** Innocent. */
public record Paper(String text) {}
