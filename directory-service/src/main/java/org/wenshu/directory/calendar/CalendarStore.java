package org.wenshu.directory.calendar;

import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wenshu.contracts.Topics;
import org.wenshu.contracts.directory.CalendarExceptionChanged;
import org.wenshu.contracts.directory.CalendarNoticeChanged;
import org.wenshu.contracts.directory.NoticeDay;
import org.wenshu.platform.store.AggregateStore;
import org.wenshu.platform.store.AggregateStores;

@Configuration(proxyBeanMethods = false)
class CalendarStore {
    static final String NOTICE_NUMBER = "number";

    @Bean
    AggregateStore<CalendarException> calendarExceptions(AggregateStores stores) {
        return stores.of(CalendarException.class, "calendar_exceptions")
                .id(exception -> exceptionId(exception.date().toString()))
                .events(
                        Topics.DIRECTORY,
                        CalendarException::drainRaised,
                        (exception, any) -> List.of(new CalendarExceptionChanged(
                                exception.date().toString(),
                                exception.date(),
                                exception.working(),
                                exception.reason(),
                                exception.removed())))
                .build();
    }

    @Bean
    AggregateStore<CalendarNotice> calendarNotices(AggregateStores stores) {
        return stores.of(CalendarNotice.class, "calendar_notices")
                .id(notice -> noticePrefix(notice.year()) + notice.number())
                .unique(NOTICE_NUMBER, notice -> Optional.of(noticePrefix(notice.year()) + notice.number()))
                .events(
                        Topics.DIRECTORY,
                        CalendarNotice::drainRaised,
                        (notice, any) -> List.of(new CalendarNoticeChanged(
                                notice.year(),
                                notice.number(),
                                notice.paper(),
                                notice.days().stream()
                                        .map(day -> new NoticeDay(day.date(), day.working(), day.name()))
                                        .toList())))
                .build();
    }

    static String exceptionId(String date) {
        return "calendar-exception/" + date;
    }

    static String noticePrefix(int year) {
        return "calendar-notice/" + year + "-";
    }
}
