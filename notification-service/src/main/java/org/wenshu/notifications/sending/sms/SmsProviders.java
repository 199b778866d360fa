package org.wenshu.notifications.sending.sms;

import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.wenshu.notifications.NotificationProperties;
import org.wenshu.notifications.sending.Provider;
import org.wenshu.notifications.sending.ProviderSource;
import org.wenshu.notifications.sending.SmsReceipts;

/** The configured message centres, bound for as long as the service runs, since receipts come at any time. */
@Component
class SmsProviders implements ProviderSource, SmartLifecycle {
    private final List<SmppProvider> providers;
    private volatile boolean running;

    SmsProviders(NotificationProperties properties, SmsReceipts receipts) {
        this.providers = properties.sms().providers().entrySet().stream()
                .filter(entry -> !entry.getValue().host().isBlank())
                .map(entry -> new SmppProvider("sms-" + entry.getKey(), entry.getValue(), receipts))
                .toList();
    }

    @Override
    public List<Provider> providers() {
        return List.copyOf(providers);
    }

    @Override
    public void start() {
        running = true;
        providers.forEach(SmppProvider::open);
    }

    @Override
    public void stop() {
        running = false;
        providers.forEach(SmppProvider::close);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the dispatcher starts, after it stopped. */
    @Override
    public int getPhase() {
        return 250;
    }
}
