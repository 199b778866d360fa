package org.wenshu.acceptance.architecture.planted.services.local;

/** A part of the installation. */
public class LocalStore {}
