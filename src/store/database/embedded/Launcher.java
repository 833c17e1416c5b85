import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.mvstore.MVStore;

/**
 * A MongoDB-compatible server on one H2 file: java Launcher FILE PORT.
 * Prints "ready PORT"; ends when stdin closes, so no orphan outlives its parent.
 */
public class Launcher {
  /** Every other command may write; one that is new to this list is committed for nothing, never lost. */
  static final Set<String> READING = Set.of("find", "getMore", "killCursors", "count", "distinct", "ismaster", "isMaster", "hello", "ping",
      "buildInfo", "buildinfo", "endSessions", "listCollections", "listIndexes", "listDatabases", "dbStats", "dbstats", "collStats", "collstats",
      "connectionStatus", "serverStatus", "getLastError", "getlasterror", "whatsmyuri");

  static boolean mayWrite(Document command) {
    String name = command.keySet().iterator().next();
    if (!name.equals("aggregate")) return !READING.contains(name);
    String pipeline = String.valueOf(command.get("pipeline"));
    return pipeline.contains("$out") || pipeline.contains("$merge");
  }

  public static void main(String[] args) throws Exception {
    MVStore store = new MVStore.Builder().fileName(args[0]).autoCommitDisabled().open();
    // Without these two lines and compact() below the file grows by 28 kB per commit, for ever.
    store.setRetentionTime(0);
    store.setVersionsToKeep(0);

    H2Backend backend = new H2Backend(store) {
      final ReadWriteLock data = new ReentrantReadWriteLock();
      final Object flush = new Object();
      long done = 0;
      long durable = 0;
      long commits = 0;

      /**
       * A writing command is answered when it is on disk. Command and commit() share a lock: otherwise one thread's commit persists
       * another's half-done update. All writers that wait share one commit and one sync.
       * Readers hold the lock too, and take copies: an update changes documents in place, also while they are being written into an answer.
       */
      @Override
      public Document handleMessage(MongoMessage message) {
        if (!mayWrite(message.getDocument())) {
          data.readLock().lock();
          try {
            return super.handleMessage(message).cloneDeeply();
          } finally {
            data.readLock().unlock();
          }
        }
        Document answer;
        long mine;
        data.writeLock().lock();
        try {
          answer = super.handleMessage(message).cloneDeeply();
          mine = ++done;
        } finally {
          data.writeLock().unlock();
        }
        synchronized (flush) {
          if (durable < mine) persist();
        }
        return answer;
      }

      /** What cannot be written (disk full) must not stay visible in memory: end, and reopen what is on disk. */
      private void persist() {
        try {
          long upTo;
          data.writeLock().lock();
          try {
            upTo = done;
            commit();
          } finally {
            data.writeLock().unlock();
          }
          getMvStore().sync();
          durable = upTo;
          if (++commits % 50 == 0) getMvStore().compact(70, 1 << 19);
        } catch (Throwable failure) {
          System.err.println("cannot write to " + args[0] + ": " + failure);
          Runtime.getRuntime().halt(1);
        }
      }
    };

    // The driver wants wire version 9 or more; the newest built-in version announces 8.
    backend.version(new MongoVersion() {
      public List<Integer> getVersionArray() { return List.of(5, 0, 0); }
      public int getWireVersion() { return 13; }
      public String toVersionString() { return "5.0.0"; }
    });
    MongoServer server = new MongoServer(backend);
    server.bind("127.0.0.1", Integer.parseInt(args[1]));
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
    System.out.println("ready " + server.getLocalAddress().getPort());
    while (System.in.read() != -1) {}
    System.exit(0);
  }
}
