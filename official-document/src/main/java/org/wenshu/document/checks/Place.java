package org.wenshu.document.checks;

/**
 * Where in a document something stands.
 *
 * @param entry which one, from 0, of an element that is a list (the second addressee, the first attachment); else 0
 * @param block which block of the text of the body or of the attachment, from 0; -1 outside a text, or for an attachment's title
 * @param line which item of an enumeration or which row of a table, from 0; else 0
 * @param column which cell of the row, from 0; else 0
 * @param from the first character, from 0
 * @param to behind the last character
 */
public record Place(Element element, int entry, int block, int line, int column, int from, int to) {}
