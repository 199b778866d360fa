package org.wenshu.notifications.rules.model;

import java.util.List;
import java.util.Optional;
import org.wenshu.notifications.deliveries.model.Channel;
import org.wenshu.notifications.templates.model.TemplateId;

/**
 * What a rule says: of which event whom to tell, how and in which words (N1).
 *
 * @param event the wire name of a public event
 * @param conditions what the event must show besides; all of them
 * @param delegatedAuthority who may use this authority in a recipient's place gets a copy (O3); empty for no copies
 * @param attachment the field of the event that holds the files to go along with its e-mails; empty for none
 * @param urgent whether its messages go before others
 */
public record RuleContent(
        String name,
        String event,
        List<FieldCondition> conditions,
        List<Audience> audience,
        List<Channel> channels,
        TemplateId templateId,
        Optional<String> delegatedAuthority,
        Optional<String> attachment,
        boolean urgent,
        boolean enabled) {

    public RuleContent {
        conditions = List.copyOf(conditions);
        audience = List.copyOf(audience);
        channels = channels.stream().distinct().toList();
    }
}
