package org.wenshu.contracts.directory;

import java.util.List;
import org.wenshu.contracts.PublicEvent;
import org.wenshu.contracts.WireName;

/**
 * The State Council's notice on the holidays of a year, as the organ has taken it over (放假安排, O5). Subject: {@code calendar-notice/<year>-<number>}.
 *
 * @param year the year it arranges
 * @param number which notice for that year it is, counted from 1; a later one amends the earlier
 * @param paper the notice: its document number, or its address where the number is not known
 * @param days the days it arranges
 */
@WireName("org.wenshu.directory.CalendarNoticeChanged.v1")
public record CalendarNoticeChanged(int year, int number, String paper, List<NoticeDay> days) implements PublicEvent {
    public CalendarNoticeChanged {
        days = List.copyOf(days);
    }
}
