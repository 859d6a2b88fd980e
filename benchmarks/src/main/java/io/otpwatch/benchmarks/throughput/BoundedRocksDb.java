package io.otpwatch.benchmarks.throughput;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * RocksDB with memory of its own, bounded and shared by all stores of the process: 768 MiB, of which up to 512 are for
 * what is not yet on disk. The state of some million codes fits, so that nothing waits for a disk to read.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {
    private static final long MIB = 1024 * 1024;
    private static final Cache CACHE = new LRUCache(768 * MIB);
    private static final WriteBufferManager WRITE_BUFFERS = new WriteBufferManager(512 * MIB, CACHE);

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(CACHE);
        table.setFilterPolicy(new BloomFilter(10));
        table.setCacheIndexAndFilterBlocks(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(WRITE_BUFFERS);
        options.setWriteBufferSize(64 * MIB);
        options.setMaxWriteBufferNumber(3);
        options.setMaxBackgroundJobs(2);
    }

    @Override
    public void close(String storeName, Options options) {} // cache and write buffers are for all stores, to the end
}
