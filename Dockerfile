# One image for each module that has -Pimages make a jar of its own:
#   ./mvnw -Pimages -DskipTests package && docker compose build
# The base has bash and no curl; the build context holds nothing but those jars and docker/ (.dockerignore).
ARG JRE=docker.io/library/eclipse-temurin:25.0.3_9-jre-noble

FROM ${JRE} AS layers
ARG MODULE
WORKDIR /layers
COPY ${MODULE}/target/*-exec.jar application.jar
RUN java -Djarmode=tools -jar application.jar extract --layers --destination extracted

FROM ${JRE}
ARG MODULE
LABEL org.opencontainers.image.title="wenshu ${MODULE}" \
      org.opencontainers.image.licenses="Apache-2.0"
RUN groupadd --gid 10001 wenshu \
 && useradd --uid 10001 --gid wenshu --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin wenshu \
 && install -d -o wenshu -g wenshu -m 0750 /var/lib/wenshu
COPY --chmod=0755 docker/healthy /usr/local/bin/healthy
WORKDIR /wenshu
# What changes least comes first: of a new version only the last two are transferred.
COPY --from=layers /layers/extracted/dependencies/ ./
COPY --from=layers /layers/extracted/spring-boot-loader/ ./
COPY --from=layers /layers/extracted/snapshot-dependencies/ ./
COPY --from=layers /layers/extracted/application/ ./

# Every service listens on the same port; a file in /run/secrets is the setting of its name.
ENV SERVER_PORT=8080 \
    SPRING_CONFIG_IMPORT=optional:configtree:/run/secrets/ \
    LANG=C.UTF-8 \
    LC_ALL=C.UTF-8 \
    TZ=Asia/Shanghai
USER 10001:10001
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s --retries=6 CMD ["healthy"]
# A heap of two thirds leaves room for buffers, metaspace and stacks within the container's memory.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=66", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8", "-jar", "application.jar"]
