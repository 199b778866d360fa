package org.wenshu.contracts;

/** Something that happened in one service and that others may rely on; its schema and sample are an approved contract. */
public interface PublicEvent {}
