package org.wenshu.acceptance.architecture.planted.services.tasks;

/** Another service. */
public class Errands {}
