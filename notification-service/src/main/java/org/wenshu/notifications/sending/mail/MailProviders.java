package org.wenshu.notifications.sending.mail;

import java.util.List;
import org.springframework.stereotype.Component;
import org.wenshu.notifications.NotificationProperties;
import org.wenshu.notifications.sending.Provider;
import org.wenshu.notifications.sending.ProviderSource;
import org.wenshu.platform.files.FileStore;

/** The configured mail servers. */
@Component
class MailProviders implements ProviderSource {
    private final NotificationProperties properties;
    private final FileStore files;

    MailProviders(NotificationProperties properties, FileStore files) {
        this.properties = properties;
        this.files = files;
    }

    @Override
    public List<Provider> providers() {
        return properties.email().providers().entrySet().stream()
                .filter(entry -> !entry.getValue().host().isBlank())
                .<Provider>map(entry -> new SmtpProvider("email-" + entry.getKey(), entry.getValue(), files))
                .toList();
    }
}
