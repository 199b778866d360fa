package org.wenshu.local.infrastructure.store;

import de.bwaldvogel.mongo.wire.MongoDatabaseHandler;
import de.bwaldvogel.mongo.wire.MongoExceptionHandler;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.MongoWireReplyEncoder;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Serves a store over MongoDB's wire protocol. A command runs on the thread that read it; its answer is held back until
 * the disk has what it rests on, and meanwhile the thread serves others.
 */
public final class StoreServer implements AutoCloseable {

    /** A long search keeps only those waiting whose connections share its thread. */
    private static final int THREADS = 16;

    private static final int END_WITHIN_SECONDS = 5;

    private final StoreFile file;
    private final GroupedSync disk;
    private final StoreBackend backend;
    private final EventLoopGroup threads;
    private final ChannelGroup connections;
    private final Channel listening;

    private StoreServer(StoreFile file, GroupedSync disk, @Nullable OwnCommand own, InetSocketAddress address) {
        this.file = file;
        this.disk = disk;
        this.backend = new StoreBackend(file, disk, own);
        this.threads = new MultiThreadIoEventLoopGroup(
                THREADS, new DefaultThreadFactory("store", true), NioIoHandler.newFactory());
        this.connections = new DefaultChannelGroup("store-connections", threads.next());
        this.listening = listen(address);
    }

    /**
     * Serves the store kept in a file, which is created when absent.
     *
     * @param own makes one more command, which may deal with the file
     */
    public static StoreServer open(Path file, InetSocketAddress address, Function<RunningFile, OwnCommand> own) {
        StoreFile opened = StoreFile.open(file);
        GroupedSync disk = new GroupedSync(opened);
        RunningFile running = new RunningFile() {
            @Override
            public <T> T holding(Supplier<T> work) {
                return disk.holding(work);
            }

            @Override
            public void reuseSpace(boolean reuse) {
                opened.reuseSpace(reuse);
            }

            @Override
            public long usedBytes() {
                return opened.usedBytes();
            }
        };
        return serve(opened, disk, own.apply(running), address);
    }

    /** Serves an empty store that lives in memory. */
    public static StoreServer inMemory(InetSocketAddress address) {
        return serve(StoreFile.inMemory(), GroupedSync.none(), null, address);
    }

    private static StoreServer serve(
            StoreFile file, GroupedSync disk, @Nullable OwnCommand own, InetSocketAddress address) {
        try {
            return new StoreServer(file, disk, own, address);
        } catch (RuntimeException e) {
            disk.close();
            file.close();
            throw e;
        }
    }

    private Channel listen(InetSocketAddress address) {
        try {
            return new ServerBootstrap()
                    .group(threads)
                    .channel(NioServerSocketChannel.class)
                    .childOption(ChannelOption.TCP_NODELAY, true)
                    .childHandler(new ChannelInitializer<SocketChannel>() {
                        @Override
                        protected void initChannel(SocketChannel connection) {
                            connection
                                    .pipeline()
                                    .addLast(
                                            new MongoWireReplyEncoder(),
                                            new AnswerEncoder(),
                                            new MongoWireProtocolHandler(),
                                            new HoldingBack(disk),
                                            new MongoDatabaseHandler(backend, connections),
                                            new MongoExceptionHandler());
                        }
                    })
                    .bind(address)
                    .syncUninterruptibly()
                    .channel();
        } catch (RuntimeException e) {
            endThreads();
            throw e;
        }
    }

    /** Holds an answer back until what it rests on is on the disk. */
    private static final class HoldingBack extends ChannelOutboundHandlerAdapter {

        private final GroupedSync disk;

        HoldingBack(GroupedSync disk) {
            this.disk = disk;
        }

        @Override
        public void write(ChannelHandlerContext context, Object answer, ChannelPromise promise) {
            // The answer is written by the thread that ran the command.
            long mark = disk.takeOwed();
            if (disk.reached(mark)) {
                context.write(answer, promise);
                return;
            }
            disk.whenReached(mark, failure -> {
                if (failure == null) {
                    context.writeAndFlush(answer, promise);
                } else {
                    // Such as a full disk: the caller must not take the write as done, and may not take it as undone.
                    context.fireExceptionCaught(failure);
                }
            });
        }
    }

    /** The port it listens on. */
    public int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    /** Ends the connections and brings everything to the disk. */
    @Override
    public void close() {
        try {
            listening.close().syncUninterruptibly();
            connections.close().syncUninterruptibly();
            endThreads();
        } finally {
            disk.close();
            backend.close();
            file.close();
        }
    }

    private void endThreads() {
        threads.shutdownGracefully(0, END_WITHIN_SECONDS, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
