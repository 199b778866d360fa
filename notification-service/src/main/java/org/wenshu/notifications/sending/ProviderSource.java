package org.wenshu.notifications.sending;

import java.util.List;

/** Makes the providers of one protocol from the configuration. */
@FunctionalInterface
public interface ProviderSource {
    List<Provider> providers();
}
