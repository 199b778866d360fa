package org.wenshu.acceptance.architecture.planted.office.calendar;

/** Working days. */
public class Days {}
