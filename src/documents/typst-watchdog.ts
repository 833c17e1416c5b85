/** Thread beside the compiler: a compile blocks the main thread, so only a thread can see that the parent is gone or the memory used up. */
import { workerData } from 'node:worker_threads'

const EVERY_MILLISECONDS = 200
const { parent, bytes } = workerData as { parent: number; bytes: number }

setInterval(() => {
  if (process.ppid !== parent || process.memoryUsage.rss() > bytes) process.kill(process.pid, 'SIGKILL')
}, EVERY_MILLISECONDS)
