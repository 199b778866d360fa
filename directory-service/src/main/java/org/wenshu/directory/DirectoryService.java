package org.wenshu.directory;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerJwtAutoConfiguration;

/** The directory (通讯录与权限): people, sections, authority, calendar and policies of the organ, and signing in. */
@SpringBootApplication(
        // The sign-in says all of it itself, or nothing where it is switched off.
        exclude = {OAuth2AuthorizationServerAutoConfiguration.class, OAuth2AuthorizationServerJwtAutoConfiguration.class
        })
public class DirectoryService {
    public static void main(String[] args) {
        new SpringApplicationBuilder(DirectoryService.class)
                .properties("spring.config.name=directory-service")
                .run(args);
    }
}
