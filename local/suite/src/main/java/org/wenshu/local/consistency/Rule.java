package org.wenshu.local.consistency;

import java.util.List;

/** One thing that has to hold once an installation has come to rest. */
interface Rule {
    List<Finding> broken(Evidence evidence);
}
