package org.wenshu.office;

/** The working calendar changed: a notice or an organ's exception arrived. Deadlines that rest on it may move (O5). */
public record CalendarChanged() {}
