package org.wenshu.acceptance.architecture.planted.names.documents;

/** Innocent. */
public class ManagerialUtility {}
