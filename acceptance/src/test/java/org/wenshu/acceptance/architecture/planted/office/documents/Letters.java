package org.wenshu.acceptance.architecture.planted.office.documents;

/** A service. */
public class Letters {}
