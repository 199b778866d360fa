package org.wenshu.platform.files;

import com.mongodb.client.MongoClient;
import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** The file store that all services share, beside their own databases. */
@AutoConfiguration(after = MongoAutoConfiguration.class)
@ConditionalOnBean(MongoClient.class)
public final class PlatformFilesAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(FileStore.class)
    GridFsFileStore fileStore(MongoClient mongo, Environment environment) {
        return new GridFsFileStore(mongo, environment.getProperty("wenshu.files.database", "wenshu_files"));
    }

    @Bean
    OrphanSweep orphanSweep(FileStore files, Environment environment) {
        return new OrphanSweep(
                files,
                environment.getProperty("wenshu.files.sweep-every", Duration.class, Duration.ofHours(6)),
                environment.getProperty("wenshu.files.orphans-older-than", Duration.class, Duration.ofHours(24)));
    }
}
