/** What is checked of an official document before it leaves the house: rules as data, findings as advice or gate. */
@NullMarked
package org.wenshu.document.checks;

import org.jspecify.annotations.NullMarked;
