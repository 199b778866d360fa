package org.wenshu.acceptance.architecture.planted.platform.calendar;

/** Working days. */
public class Days {}
