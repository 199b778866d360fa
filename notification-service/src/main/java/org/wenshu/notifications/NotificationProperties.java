package org.wenshu.notifications;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this installation sends.
 *
 * @param signature stands in 【】 at the head of every text message, as providers in China require it
 * @param organ the organ's name
 * @param officeUrl where people open the office system; placeholders of links begin with it
 * @param claim how long an instance may take over one step of sending before another one takes the delivery over
 * @param giveUpAfter how long a message is tried while its provider cannot be reached
 * @param poll how often each instance looks for what is due; what it queued itself it looks at immediately
 */
@ConfigurationProperties("wenshu.notifications")
public record NotificationProperties(
        @DefaultValue("文枢") String signature,
        @DefaultValue("本机关") String organ,
        @DefaultValue("http://localhost:8080") String officeUrl,
        @DefaultValue("60s") Duration claim,
        @DefaultValue("24h") Duration giveUpAfter,
        @DefaultValue("1s") Duration poll,
        @DefaultValue Pause pause,
        @DefaultValue Email email,
        @DefaultValue Sms sms,
        @DefaultValue Inbox inbox) {

    /** How long a failed try is followed by none: doubled from the first to the longest. */
    public record Pause(
            @DefaultValue("2s") Duration first,
            @DefaultValue("60s") Duration longest) {
        public Duration after(int attempts) {
            Duration pause = first;
            for (int i = 1; i < attempts && pause.compareTo(longest) < 0; i++) {
                pause = pause.multipliedBy(2);
            }
            return pause.compareTo(longest) < 0 ? pause : longest;
        }
    }

    /**
     * What holds for each provider.
     *
     * @param priority the lowest is used first, the next when it fails
     * @param perSecond how many messages (parts, for text messages) it takes in a second
     * @param window how many may be on their way to it at a time
     */
    public record Limits(
            @DefaultValue("0") int priority,
            @DefaultValue("20") int perSecond,
            @DefaultValue("4") int window,
            @DefaultValue Breaker breaker) {}

    /** When a provider that keeps failing is left alone, and for how long. */
    public record Breaker(
            @DefaultValue("5") int calls,
            @DefaultValue("50") int failurePercent,
            @DefaultValue("10s") Duration openFor) {}

    /** Mail providers by name. */
    public record Email(@DefaultValue Map<String, Smtp> providers) {}

    /**
     * A mail server.
     *
     * @param host empty switches the provider off
     */
    public record Smtp(
            @DefaultValue("") String host,
            @DefaultValue("25") int port,
            @DefaultValue("") String username,
            @DefaultValue("") String password,
            @DefaultValue("wenshu@localhost") String from,
            @DefaultValue("") String fromName,
            @DefaultValue("false") boolean ssl,
            @DefaultValue("false") boolean startTls,
            @DefaultValue("5s") Duration connectWithin,
            @DefaultValue("15s") Duration answerWithin,
            @DefaultValue Limits limits) {
        @Override
        public String toString() {
            return "smtp://" + host + ":" + port;
        }
    }

    /**
     * SMS providers by name.
     *
     * @param receiptWait how long a text message that was cut off waits for a receipt to tell its fate
     */
    public record Sms(
            @DefaultValue Map<String, Smpp> providers,
            @DefaultValue("10m") Duration receiptWait) {}

    /**
     * An SMPP 3.4 message centre.
     *
     * @param host empty switches the provider off
     * @param source the sender's number
     */
    public record Smpp(
            @DefaultValue("") String host,
            @DefaultValue("2775") int port,
            @DefaultValue("") String systemId,
            @DefaultValue("") String password,
            @DefaultValue("") String systemType,
            @DefaultValue("") String source,
            @DefaultValue("UNKNOWN") String sourceTon,
            @DefaultValue("ISDN") String sourceNpi,
            @DefaultValue("UNKNOWN") String destinationTon,
            @DefaultValue("ISDN") String destinationNpi,
            @DefaultValue("5s") Duration connectWithin,
            @DefaultValue("10s") Duration answerWithin,
            @DefaultValue("30s") Duration enquireEvery,
            @DefaultValue("1s") Duration reconnectFirst,
            @DefaultValue("30s") Duration reconnectLongest,
            @DefaultValue Limits limits) {
        @Override
        public String toString() {
            return "smpp://" + host + ":" + port;
        }
    }

    /**
     * The inbox stream.
     *
     * @param poll how soon messages that another instance stored show up on this one's streams
     * @param heartbeat how often a silent stream says that it is alive
     * @param lifetime after this a stream ends and the client comes back, with what it may do checked anew
     */
    public record Inbox(
            @DefaultValue("1s") Duration poll,
            @DefaultValue("15s") Duration heartbeat,
            @DefaultValue("30m") Duration lifetime) {}
}
