@NullMarked
package org.wenshu.document.ofd;

import org.jspecify.annotations.NullMarked;
